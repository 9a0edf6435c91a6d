import { ahead, item, type DemoMeeting, type DemoYear } from '../content.ts';
import { boardBeginning, boardStanding, closing, formalities } from './board.ts';

const chair = 'Birgitta Wallinder';
const director = 'Nadja Ilves';
const economist = 'Ritva Koskelainen';

/** Section headings, a guest, and one item that there was no time for. */
const fourth: DemoMeeting = {
	items: [
		...formalities('Oskar Vänerlund'),
		item('section', 'Beslutsärenden'),
		item('decision', 'Verkstan, fortsättning', { by: 'Hampus Nyhlén', min: 25 }, [
			'Stensånge och Hökensby vill fortsätta tillsammans. Beredningsgruppen är positiv men vill se en plan för hur kommunerna tar över.',
			'Beslut: att bevilja medel i ytterligare ett år,',
			'att en plan för övertagande lämnas till styrelsen senast om sex månader.'
		]),
		item('decision', 'Förlängning av Ordbron', { by: director, min: 20, left: 'planned' }, [
			'Hinner inte behandlas. Ärendet tas upp igen tillsammans med frågan om överskottet.'
		]),
		item('section', 'Rapporter och dialog'),
		item(
			'guest',
			'Vad vet vi om unga som varken arbetar eller studerar?',
			{ by: 'Gäst: Disa Kvarnbäck, FoU Ljusbygd', min: 40, used: 58 },
			[
				'Disa Kvarnbäck visar vad tre undersökningar i länet säger, och vad de inte säger.',
				'- Övergången från gymnasiet är det ställe där flest kontakter tappas.',
				'- Många har mött tre myndigheter innan någon av dem bokat ett gemensamt samtal.',
				'- Siffrorna går inte att bryta ner på enskilda orter utan att grupperna blir för små.',
				'Samtalet drar över tiden. Styrelsen vill att frågan tas vidare i Regionala samverkansgruppen.'
			]
		),
		item('report', 'Ekonomi', { by: economist, min: 15 }, [
			'Inga större avvikelser mot budget. Beslut: att lägga rapporten till handlingarna.'
		]),
		item('report', 'Rapport från förbundschefen', { by: director, min: 10 }, [
			'Kansliet har träffat alla fem socialchefer. Gemensam halvdag med de lokala grupperna blir i samband med nästa halvårs upptakt.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		closing
	]
};

const fifth: DemoMeeting = {
	called: [{ who: 'leyla', reason: 'Föredrar medskicket om samtyckesblanketten' }],
	items: [
		...formalities('Stefan Grönvall'),
		item('report', 'Uppföljning av samverkansbudgeten', { by: economist, min: 20 }, [
			'Nadja Ilves och Ritva Koskelainen redogör för utfallet. Förbundet har använt 87 procent av medlen. Överskottet beror till största delen på att två insatser startade ett kvartal senare än planerat.',
			'Oskar Vänerlund frågar hur ett överskott får föras över enligt rekommendationen om eget kapital.',
			'Beslut: att godkänna uppföljningen och lägga den till handlingarna,',
			'att ge förbundschefen i uppdrag att till nästa sammanträde föreslå hur överskottet används.'
		]),
		item(
			'decision',
			'Medskick om samtyckesblanketten',
			{
				...{ by: 'Leyla Karagöz', min: 25, sentTo: ['Vidåkra kommun', 'Stensånge kommun', 'Försäkringskassan'] },
				vote: {
					question: 'Ska styrelsen rekommendera blanketten?',
					against: ['katarzyna'],
					abstain: ['annSofie'],
					reserves: { who: 'katarzyna', text: 'Varje parts jurister borde ha hörts först.' }
				}
			},
			[
				'Lokala samverkansgruppen Vidåkra har framfört att blanketten för samtycke behöver finnas på lätt svenska. Leyla Karagöz visar ett utkast som tre grupper har prövat.',
				'Katarzyna Nowicka (M) vill först höra varje parts jurister.',
				'Beslut: att rekommendera parterna att använda blanketten på lätt svenska.'
			]
		),
		item('decision', 'Lokalerna på Kvarngatan', { by: director, min: 15 }, [
			'Två alternativ har jämförts. Det andra är billigare men saknar hiss.',
			'Beslut: att förlänga avtalet på Kvarngatan med tre år.'
		]),
		item('report', 'Ärlunda utan Försäkringskassan', { by: 'Hampus Nyhlén', min: 10 }, [
			'Gruppen har saknat en part under flera månader. Marcus Tegelhage räknar med att kunna utse någon före nästa möte.'
		]),
		item('report', 'Rapport från förbundschefen', { by: director, min: 10 }, [
			'Beredningsgruppen har haft tre möten. Utvärderingen är planerad.'
		]),
		item('incoming', 'Inkommande handlingar', { by: director, min: 5 }, ['Inga.']),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, [
			'Ann-Sofie Ljungdahl undrar när den gemensamma halvdagen blir av. Kansliet skickar förslag på datum.'
		]),
		closing
	]
};

const next: DemoMeeting = {
	items: [
		ahead('opening', 'Sammanträdet öppnas', { by: chair, min: 5 }),
		ahead('adjusters', 'Val av justerare', { by: chair, min: 2 }),
		ahead('agenda', 'Fastställande av dagordning', { by: chair, min: 3 }),
		ahead('previous', 'Föregående protokoll', { by: chair, min: 5 }, [
			'Protokollet från den {before} är justerat och utskickat.'
		]),
		ahead('section', 'Beslutsärenden'),
		ahead('decision', 'Hur överskottet används', { by: economist, min: 25 }, [
			'Styrelsen bad om ett förslag den {before}. Överskottet får föras över så länge det egna kapitalet håller sig under taket.',
			'# Förslag till beslut',
			'- att avsätta hälften till att förlänga Ordbron,',
			'- att behålla resten som eget kapital.'
		]),
		ahead('decision', 'Tidiga trepartssamtal i hela Ljusbygden', { by: 'Leyla Karagöz', min: 40 }, [
			'Den som är sjukskriven och saknar arbete har ofta kontakt med tre myndigheter samtidigt. I genomsnitt går sju veckor innan de möts.',
			'Förslaget behandlas i Regionala samverkansgruppen den {regional:before} och kommer hit om gruppen ställer sig bakom det.',
			'# Vad var och en bidrar med',
			'- Arbetsförmedlingen och Försäkringskassan: fasta samtalstider, en halv dag i veckan.',
			'- Regionen: en namngiven kontakt på varje vårdcentral.',
			'- Kommunerna: lokal, bokning och en samordnare på tjugo procent.'
		]),
		ahead('section', 'Rapporter och dialog'),
		ahead('report', 'Beredningsgruppen: vad har försöket lärt oss?', { by: director, min: 20 }),
		ahead('report', 'Ekonomi', { by: economist, min: 15 }),
		ahead('report', 'Rapport från förbundschefen', { by: director, min: 15 }),
		ahead('incoming', 'Inkommande handlingar', { by: director, min: 5 }),
		ahead('other', 'Övriga frågor', { by: chair, min: 10 }),
		ahead('next-meeting', 'Nästa sammanträde', { by: chair, min: 2 }),
		ahead('closing', 'Sammanträdet avslutas', { by: chair, unnumbered: true })
	]
};

export const board: DemoYear = {
	past: [...boardBeginning, fourth, fifth],
	coming: [next, { items: [] }, { items: [] }],
	standing: boardStanding
};
