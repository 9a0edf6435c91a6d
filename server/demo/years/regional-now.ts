import { ahead, item, type DemoCalling, type DemoMatter, type DemoMeeting, type DemoYear } from '../content.ts';
import { end, regionalBeginning, regionalStanding, start } from './regional.ts';

const chair = 'Åsa Rönnqvist';
const leyla = 'Leyla Karagöz';

const fifth: DemoMeeting = {
	items: [
		...start('vad vill du sluta göra?'),
		item('report', 'Läget hos parterna', { min: 20 }, [
			'Alla har skickat tre rader i förväg. Rundan tar halva tiden.',
			'- Norrlinge: ny lokal klar.',
			'- Försäkringskassan: ny ersättare i gruppen, Gunilla Frössling.'
		]),
		item('dialogue', 'En dag om gemensam väg in', { by: leyla, min: 40 }, [
			'Vidåkra och Stensånge bjuder in de andra kommunerna att följa med en förmiddag.',
			'- Ärlunda och Hökensby kommer.',
			'- Norrlinge återkommer.'
		]),
		item('report', 'Utvecklingsförslag: tidiga trepartssamtal', { by: 'Jörgen Tallmark', min: 25 }, [
			'Ett första utkast finns. Femton arbetsdagar är möjligt att lova, tio är det inte.',
			'Beslut: att skicka utkastet på sondering till alla åtta organisationer.'
		]),
		item('incoming', 'Inkommande handlingar', { by: leyla, min: 5, left: 'struck' }, [
			'Inga handlingar har kommit in. Punkten stryks.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		...end('Lugnare tempo när rundan var förberedd.')
	]
};

/** Thirteen numbered items: when it is the first of its year, the meeting about to begin carries § 14–22. */
const sixth: DemoMeeting = {
	minutes: 150,
	items: [
		...start('vad har du med dig hit i dag?'),
		item('report', 'Läget hos parterna', { min: 20 }, [
			'- Arbetsförmedlingen: fler har fått stöd i grupp.',
			'- Regionen: fortsatt brist på rehabsamordnare.',
			'- Kommunerna: alla fem har nu en utpekad kontaktperson.'
		]),
		item('information', 'Rapport från styrelsen {board:before}', { by: 'Nadja Ilves', min: 10 }, [
			'Förbundschefen går igenom besluten.'
		]),
		item('information', 'Gruppens uppdrag och kommande möten', { by: chair, min: 10 }, [
			'Uppdraget är oförändrat. Datumen ligger i kalendern.'
		]),
		item('discussion', 'Två nya insatser: vad vill ni veta innan de startar?', { by: 'Hampus Nyhlén', min: 15 }, [
			'Frågorna skickas till de lokala grupperna.'
		]),
		item('report', 'Mandat för ersättare', { by: 'Samira Haddadi', min: 10 }, [
			'Sju av åtta har gett sina ersättare fullt mandat. Norrlinge har en ny ordinarie och återkommer.'
		]),
		item('report', 'Sonderingen om trepartssamtal', { by: leyla, min: 10 }, [
			'Sex av åtta har svarat. Tre stödjer förslaget som det står.'
		]),
		item(
			'discussion',
			'Medskick: väntan till första samtalet',
			{
				...{ by: leyla, min: 15 },
				vote: { question: 'Ska frågan bli ett eget ärende?', against: ['henrik'], abstain: ['samira'] }
			},
			[
				'Vidåkra och Stensånge har beskrivit samma sak, oberoende av varandra. Kansliet har med gruppernas goda minne gjort en text av två.',
				'Beslut: att ta upp frågan som eget ärende på nästa möte.'
			]
		),
		item('incoming', 'Inkommande handlingar', { by: leyla, min: 5 }, [
			'Rapport från FoU Ljusbygd. Ligger som fil hos kansliet.'
		]),
		item('survey', 'Samverkansenkäten', { by: leyla, min: 5 }, ['Ny omgång. Resultatet visas på nästa möte.']),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, [
			'Pontus Hjelmvik påminner om att Ärlunda saknar Försäkringskassan.'
		]),
		...end('Många punkter. Nästa gång får väntan till första samtalet mest tid.')
	]
};

const letter = { title: 'Brev om att vänta', from: 'Ljusbygdens föreningsråd' };

/** Most have answered; Stensånge has not, nobody comes from Hökensby, and for Ärlunda the first substitute is asked. */
const calling: DemoCalling = {
	approvedBy: 'asa',
	sentBy: 'leyla',
	days: 8,
	message: 'Läs delrapporten från Vidåkra före mötet. Ställningstagandet är viktigast i dag.',
	answers: [
		{ who: 'asa', answer: 'room' },
		{ who: 'leyla', answer: 'room' },
		{ who: 'henrik', answer: 'remote', note: 'Ansluter från Norrlinge.' },
		{ who: 'karolina', answer: 'away' },
		{ who: 'gunilla', answer: 'room' },
		{ who: 'samira', answer: 'room' },
		{ who: 'marta', answer: 'remote' },
		{ who: 'lovisa', answer: 'away', note: 'Nämndsammanträde samma eftermiddag.' },
		{ who: 'ingegerd', answer: 'away' },
		{ who: 'teodor', answer: 'away' }
	],
	asked: [
		{ who: 'gunilla', for: 'karolina', state: 'yes' },
		{ who: 'pontus', for: 'lovisa', state: 'asked' },
		{ who: 'teodor', for: 'ingegerd', state: 'no' }
	]
};

const matters: readonly DemoMatter[] = [
	{
		key: 'letter',
		title: letter.title,
		by: 'leyla',
		days: 12,
		meeting: 'coming-1',
		received: { from: letter.from, item: '7/1' }
	},
	{
		key: 'vacancies',
		title: 'Gemensam lista över lediga praktikplatser',
		why: 'Vi ringer samma arbetsgivare var för sig. En lista som alla fyller på vore bättre.',
		by: 'henrik',
		days: 20,
		declined: {
			by: 'asa',
			days: 13,
			answer: 'Arbetsgivarna skiljer sig åt mellan kommunerna. Jag tar med frågan till de lokala grupperna i stället.'
		}
	},
	{
		key: 'interpreters',
		title: 'Tolk vid samtal med flera parter',
		why: 'Vi bokar var sin tolk till samma samtal, och ibland ingen. Jag vill att vi kommer överens om vem som bokar.',
		by: 'samira',
		days: 4,
		meeting: 'coming-2'
	}
];

/** The meeting that is about to begin when somebody signs in. */
const today: DemoMeeting = {
	calling,
	items: [
		ahead('opening', 'Öppnande och incheckning', { by: chair, min: 5 }, [
			'Runda: vad behöver du lägga åt sidan för att vara här?'
		]),
		ahead('previous', 'Dagordning och föregående anteckningar', { by: chair, min: 5 }, [
			'Anteckningarna från den {before} är granskade av Åsa Rönnqvist och Pontus Hjelmvik.'
		]),
		ahead('report', 'Läget hos parterna', { min: 25 }, [
			'Tre rader var, inlagda i förväg. Vi talar bara om det som någon vill fråga om.',
			'- Hökensby: en gemensam ingång för arbetsmarknad och försörjningsstöd från nästa månad.',
			'- Arbetsförmedlingen: Daniel Brolin är ny ersättare i Vidåkra.',
			'- Regionen: en av två tjänster som rehabsamordnare är tillsatt.'
		]),
		ahead(
			'discussion',
			'Gemensam väg in för unga med sjukskrivning eller studieavbrott',
			{
				key: 'way-in',
				by: leyla,
				min: 30,
				files: [
					{
						name: 'Delrapport Vidåkra.pdf',
						lines: [
							'Delrapport: gemensam mottagning i Vidåkra',
							'Väntan till första samtalet: från sju veckor till elva dagar.',
							'Två parter i rummet vid sju samtal av tio.',
							'Tre parter i rummet vid vart tredje samtal. Målet var hälften.',
							'Siffrorna redovisas totalt och för kvinnor och män, aldrig för enskilda.'
						]
					},
					{
						name: 'Frågor inför ställningstagandet.pdf',
						lines: [
							'Frågor till organisationerna',
							'1. Kan ni vara med i en gemensam väg in från och med nästa halvår?',
							'2. Vem hos er håller i det?',
							'3. Vad skulle få er att säga nej?'
						]
					}
				],
				items: [
					ahead('report', 'Vad Vidåkra har provat', { by: 'Elisabet Ekelöf' }, [
						'Kommunen och vården tar emot unga mellan 16 och 29 år tillsammans redan vid första samtalet.'
					]),
					ahead('decision', 'Ställningstagande', { by: chair }, [
						'# Förslag till ställningstagande',
						'1. att ställa sig bakom en gemensam väg in i alla fem kommuner från och med nästa halvår,',
						'1. att ge kansliet i uppdrag att ta fram ett utvecklingsförslag till styrelsens möte den {board:next}.'
					])
				]
			},
			[
				'Två lokala grupper såg samma sak: väntan till det första gemensamma samtalet är för lång, och den som väntar får berätta sin historia på nytt för var och en av oss.',
				'# Att prata om',
				'- Vad krävs för att komma i gång i liten skala hos er?',
				'- Vilken part är svårast att få med i rummet, och varför?',
				'- Hur gör vi i kommuner där Försäkringskassan inte sitter på orten?'
			]
		),
		ahead('discussion', 'Medskick från lokala grupper', {
			by: leyla,
			min: 15,
			items: [
				ahead('discussion', 'Språkstöd i kartläggningssamtal', { by: 'Jörgen Tallmark' }, [
					'Stensånge frågar om parterna kan dela på språkstödjare.'
				]),
				ahead('discussion', 'Mottagningar stängda under ledigheter', { by: 'Marta Kowalczyk' }, [
					'Norrlinge–Hökensby undrar om grannarna kan ta emot när någon stänger.'
				])
			]
		}),
		ahead('survey', 'Samverkansenkäten, {half} resultat', { by: leyla, min: 20 }, [
			'Sju av åtta organisationer har svarat. Resultatet visas på mötet.'
		]),
		ahead('incoming', 'Inkommande handlingar', {
			by: leyla,
			min: 5,
			items: [
				ahead('incoming', `${letter.title} (${letter.from})`, {
					files: [
						{
							name: 'Brev från föreningsrådet.pdf',
							lines: [
								'Till Regionala samverkansgruppen',
								'Unga som sitter i era väntrum har berättat för oss hur det är att vänta.',
								'Tre saker återkommer: ingen säger hur länge, ingen säger på vem,',
								'och den som går ut en stund är rädd att mista sin tid.',
								'Vi kommer gärna och berättar mer.'
							]
						}
					]
				})
			]
		}),
		ahead('other', 'Övriga frågor', { by: chair, min: 10 }),
		ahead('reflection', 'Reflektion och nästa möte', { by: chair, min: 5 }, ['Nästa möte är den {next}.'])
	]
};

const after: DemoMeeting = {
	items: [
		ahead('opening', 'Öppnande och incheckning', { by: chair, min: 5 }),
		ahead('previous', 'Dagordning och föregående anteckningar', { by: chair, min: 5 }),
		ahead('report', 'Läget hos parterna', { min: 25 }),
		ahead('dialogue', 'Vad lärde vi oss av dagen om gemensam väg in?', { by: 'Jörgen Tallmark', min: 30 }),
		ahead('discussion', 'Medskick från lokala grupper', { by: leyla, min: 15 }),
		ahead('other', 'Övriga frågor', { by: chair, min: 10 }),
		ahead('reflection', 'Reflektion och nästa möte', { by: chair, min: 5 })
	]
};

export const regional: DemoYear = {
	past: [...regionalBeginning, fifth, sixth],
	coming: [today, after, { items: [] }],
	matters,
	standing: regionalStanding
};
