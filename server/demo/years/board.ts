import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear, type Lines } from '../content.ts';

const chair = 'Birgitta Wallinder';
const director = 'Nadja Ilves';
const economist = 'Ritva Koskelainen';

const formalities = (
	adjuster: string,
	previous: Lines = ['Protokollet från den {before} läggs till handlingarna.']
): DemoItem[] => [
	item('opening', 'Sammanträdet öppnas', { by: chair, min: 5 }, [
		'Ordföranden öppnar sammanträdet och ropar upp ledamöterna.'
	]),
	item('adjusters', 'Val av justerare', { by: chair, min: 2 }, [
		`Beslut: att ${adjuster} justerar protokollet tillsammans med ordföranden.`
	]),
	item('agenda', 'Fastställande av dagordning', { by: chair, min: 3 }, ['Beslut: att fastställa dagordningen.']),
	item('previous', 'Föregående protokoll', { by: chair, min: 5 }, previous)
];
const closing = item('closing', 'Sammanträdet avslutas', { by: chair, unnumbered: true }, [
	'Ordföranden tackar och avslutar. Nästa sammanträde är den {next}.'
]);

const first: DemoMeeting = {
	items: [
		...formalities('Ann-Sofie Ljungdahl'),
		item('report', 'Uppföljning av samverkansbudgeten {year}', { by: economist, min: 20 }, [
			'Ritva Koskelainen går igenom utfallet. Förbundet ligger något under budget, främst för att två tjänster tillsattes senare än planerat.',
			'- Gemensam mottagning Vidåkra: enligt plan.',
			'- Verkstan: 180 tkr under, hyran började löpa först i tredje månaden.',
			'- Kansliet: enligt plan.',
			'Beslut: att lägga uppföljningen till handlingarna.'
		]),
		item('decision', 'En beredningsgrupp i stället för tre', { by: director, min: 30 }, [
			'Förbundschefen redogör för förslaget. De tre grupperna har läst samma ansökningar var för sig och kommit fram till olika saker. Arbetsförmedlingen och Försäkringskassan har haft svårt att bemanna alla tre.',
			'Yngve Hallandius vill att resor och restid vägs in för Norrlinge och Hökensby. Gruppen bör kunna mötas på distans varannan gång.',
			'Beslut: att under ett år pröva en gemensam beredningsgrupp för hela förbundet,',
			'att förbundschefen utvärderar försöket och återkommer med förslag innan året är slut.'
		]),
		item('report', 'Fotfästet, första året', { by: 'Leyla Karagöz', min: 25 }, [
			'Insatsen vänder sig till unga mellan 16 och 29 år. Leyla Karagöz visar siffror för hela gruppen och för kvinnor och män.',
			'Styrelsen noterar att fler kvinnor än män går vidare till studier och vill se om det håller i sig.',
			'Beslut: att tacka för rapporten.'
		]),
		item('incoming', 'Inkommande handlingar', { by: director, min: 5 }, [
			'Inbjudan till nätverket för förbundschefer. Förbundschefen deltar.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		item('next-meeting', 'Nästa sammanträde', { by: chair, min: 2 }, ['Den {next}, samma tid och plats.']),
		closing
	]
};

/** The auditor's item is taken first, though it keeps its number. */
const second: DemoMeeting = {
	items: [
		...formalities('Tobias Engdahl-Ström'),
		item('decision', 'Tilläggsmedel till Ordbron', { key: 'ordbron', by: director, min: 20 }, [
			'Ärlunda kommun och Arbetsförmedlingen söker 240 tkr för att hålla språkplatserna öppna hela året.',
			'Oskar Vänerlund (S) anmäler att Ärlunda är sökande och avstår från att delta i beslutet.',
			'Beslut: att bevilja 240 tkr av årets medel.'
		]),
		item('report', 'Rapport från revisionen', { takenBefore: 'ordbron', by: 'Gäst: förbundets revisor', min: 25 }, [
			'Tas upp direkt efter dagordningen, eftersom revisorn deltar på distans och måste lämna efter en halvtimme. Paragraferna behåller sina nummer.',
			'Revisorn bedömer att räkenskaperna är rättvisande. Målen behöver bli lättare att mäta, och attesträtten bör ses över när kansliet växer.',
			'Beslut: att ge förbundschefen i uppdrag att till nästa sammanträde lämna förslag om attesträtt.'
		]),
		item('report', 'Läget i lokala samverkansgrupper', { by: 'Hampus Nyhlén', min: 20 }, [
			'Alla fyra grupper har haft möte. Ärlunda väntas snart vara utan Försäkringskassan.',
			'Marcus Tegelhage tar med sig frågan.'
		]),
		item('decision', 'Kansliets lokaler', { by: director, min: 15 }, [
			'Hyresavtalet på Kvarngatan kan förlängas med tre år om det sägs upp eller skrivs om före årsskiftet.',
			'Beslut: att ge förbundschefen i uppdrag att jämföra med minst ett annat alternativ.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		item('next-meeting', 'Nästa sammanträde', { by: chair, min: 2 }, ['Den {next}.']),
		closing
	]
};

/** Sub-items under the last question, of which one carries a decision. */
const third: DemoMeeting = {
	items: [
		...formalities('Maj-Britt Öhrnell'),
		item('decision', 'Attesträtt', { by: economist, min: 10 }, [
			'Beslut: att anta förslaget till attestordning,',
			'att den gäller från och med nästa månad.'
		]),
		item('decision', 'Mål för {nextYear}', { by: director, min: 40 }, [
			'Förbundschefen föreslår färre mål som kan följas upp varje kvartal. Styrelsen arbetar i två grupper.',
			'- Hur många som kommer vidare, och vad vi menar med vidare.',
			'- Hur lång tid det går från första kontakt till gemensamt samtal.',
			'- Hur samverkan fungerar, mätt med förbundets egen enkät.',
			'Beslut: att arbeta vidare med tre mål och fastställa dem tillsammans med budgeten.'
		]),
		item('survey', 'Styrelsens egen enkät', { by: director, min: 15, used: 22 }, [
			'Ledamöterna svarar på plats. Resultatet tas upp när alla svar är sammanställda.'
		]),
		item('incoming', 'Inkommande handlingar', { by: director, min: 5 }, [
			'Medskick från Vidåkra om blanketten för samtycke. Kansliet bereder.'
		]),
		item('other', 'Övriga frågor', {
			by: chair,
			min: 15,
			items: [
				item('information', 'Konferens för samordningsförbund', { by: director }, [
					'Två platser finns kvar. Anmäl intresse till kansliet.'
				]),
				item('decision', 'Gemensam dag med de lokala grupperna', { by: 'Stefan Grönvall' }, [
					'Vice ordföranden föreslår att styrelsen möter de lokala grupperna en gång om året.',
					'Beslut: att bjuda in till en gemensam halvdag,',
					'att kansliet föreslår datum.'
				]),
				item('information', 'Ny telefonväxel på kansliet', { by: director }, ['Numret är detsamma som förut.'])
			]
		}),
		closing
	]
};

export const boardBeginning: DemoYear['past'] = [first, second, third];
export { closing, formalities };

export const boardStanding: DemoYear['standing'] = [
	ahead('opening', 'Sammanträdet öppnas', { min: 5 }),
	ahead('adjusters', 'Val av justerare', { min: 2 }),
	ahead('agenda', 'Fastställande av dagordning', { min: 3 }),
	ahead('previous', 'Föregående protokoll', { min: 5 }),
	ahead('section', 'Beslutsärenden'),
	ahead('section', 'Rapporter och dialog'),
	ahead('report', 'Ekonomi', { by: economist, min: 15 }),
	ahead('report', 'Rapport från förbundschefen', { by: director, min: 15 }),
	ahead('incoming', 'Inkommande handlingar', { by: director, min: 5 }),
	ahead('other', 'Övriga frågor', { min: 10 }),
	ahead('next-meeting', 'Nästa sammanträde', { min: 2 }),
	ahead('closing', 'Sammanträdet avslutas', { unnumbered: true })
];
