import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const director = 'Nadja Ilves';
const hampus = 'Hampus Nyhlén';

const start = (words: string): DemoItem[] => [
	item('opening', 'Välkommen', { by: director, min: 10 }, [words]),
	item('report', 'Rapport från styrelsen', { by: director, min: 15 }, [
		'Förbundschefen berättar om sammanträdet den {board:before}. Protokollet ligger på webbplatsen.'
	])
];
const end: DemoItem[] = [
	item('other', 'Övrigt', { by: director, min: 10 }, ['Inget mer.']),
	item('next-meeting', 'Nästa möte', { by: director, min: 5 }, ['Den {next} kl. 9.00–12.00.'])
];

const first: DemoMeeting = {
	items: [
		...start('Tre grupper är nu en. Runda med namn, part och vad man läser en ansökan efter.'),
		item('discussion', 'Hur läser vi en ansökan?', { by: hampus, min: 45 }, [
			'Gruppen enas om fyra frågor.',
			'1. Vilket behov, och hur vet vi det?',
			'1. Vilka parter är med, och vad bidrar var och en med?',
			'1. Vad händer när pengarna tar slut?',
			'1. Kan det prövas i mindre skala först?'
		]),
		item('application', 'Ordbron, tilläggsmedel', { by: 'Amina Jelassi', min: 30 }, [
			'Behovet är tydligt och summan liten. Gruppen ställer sig bakom.',
			'Amina Jelassi svarar på frågor men deltar inte i ställningstagandet.'
		]),
		item('group-talk', 'Fikasamtal i grupper: vad betyder arbetsträning hos oss?', { by: hampus, min: 40 }, [
			'Fyra bord, en part vid varje, sedan byte.',
			'- Ordet betyder minst tre saker.',
			'- Stensånge har en ordlista som andra får låna.'
		]),
		...end
	]
};

/** An advisory show of hands that does not add up to those present. */
const second: DemoMeeting = {
	items: [
		...start('Karolina Aspegärd är med för Försäkringskassan i dag.'),
		item('application', 'Ansökan: Klangstudion i Norrlinge', { by: 'Dragana Petrović-Hall', min: 45, used: 71 }, [
			'Norrlinge kommun och Försäkringskassan söker medel för en musikstudio där unga kan börja i egen takt. Kommunen har drivit något liknande i egen regi.',
			'- För: når dem som ingen annan når.',
			'- Emot: det är tveksamt att förbundet betalar för något en medlem tidigare själv har bekostat.',
			'- Flera vill veta hur studion skiljer sig från det som fanns.',
			'Rådgivande handuppräckning: 5 nej, 2 ja och 2 som avstår. Tio är närvarande; en har lämnat rummet.',
			'Båda ja-rösterna kommer från de sökande. Flertalet vill inte gå vidare med ansökan som den ser ut nu. Det får styrelsen veta innan den tar upp frågan.'
		]),
		item('application', 'Ansökan: Verkstan, fortsättning', { by: 'Vendela Örtagren', min: 30 }, [
			'Gruppen är positiv men saknar en plan för hur kommunerna tar över.'
		]),
		item('guest', 'Att fråga om våld', { by: 'Gäst: sakkunnig från länets kompetensteam', min: 25 }, [
			'Ett kort pass på distans om hur man frågar, och vad man gör med svaret.',
			'Kansliet skickar ut en lista på material.'
		]),
		item('report', 'Resultat från insatserna', { by: hampus, min: 20, left: 'planned' }, [
			'Tas inte upp. Siffrorna finns i underlaget som gick ut med kallelsen.'
		]),
		...end
	]
};

const third: DemoMeeting = {
	items: [
		...start('Alla medlemmar utom Försäkringskassan är på plats.'),
		item('report', 'Resultat från insatserna', { by: hampus, min: 30 }, [
			'Sköts upp från förra mötet.',
			'Gruppen vill se andelen som går vidare uppdelat på kvinnor och män redan under året. Kansliet prövar att visa det varje kvartal, där grupperna är stora nog.'
		]),
		item('application', 'Ansökan: Klangstudion, ny version', { by: 'Dragana Petrović-Hall', min: 40 }, [
			'Ansökan gäller nu en förberedande insats i sex månader, med en egen utvärdering.',
			'Den är inte helt färdig. Norrlinge talar mer med Hökensby och kommer tillbaka till nästa möte.'
		]),
		item('dialogue', 'En grupp i stället för tre: vad märker vi?', { by: 'Disa Kvarnbäck', min: 40 }, [
			'- Bättre: alla hör samma sak samtidigt.',
			'- Sämre: den som sitter längst bort säger minst.',
			'- Oklart: om vi är rådgivande eller bara rådfrågade.'
		]),
		...end
	]
};

const next: DemoMeeting = {
	items: [
		ahead('opening', 'Välkommen', { by: director, min: 10 }),
		ahead('report', 'Rapport från styrelsen', { by: director, min: 15 }),
		ahead('application', 'Klangstudion, tredje läsningen', { by: 'Dragana Petrović-Hall', min: 40 }, [
			'# Vad som är nytt',
			'- Hökensby är medsökande.',
			'- Utvärderingen görs av FoU Ljusbygd.',
			'- Summan är oförändrad.'
		]),
		ahead('dialogue', 'Utvärdering av försöket med en grupp', { by: 'Disa Kvarnbäck', min: 60 }, [
			'Läs de tre punkterna från förra mötet och ta med ett exempel på var och en.'
		]),
		ahead('other', 'Övrigt', { by: director, min: 10 }),
		ahead('next-meeting', 'Nästa möte', { by: director, min: 5 })
	]
};

export const preparatory: DemoYear = {
	past: [first, second, third],
	coming: [next, { items: [] }],
	standing: next.items.filter((one) => !['application', 'dialogue'].includes(one.kind))
};

const last = (by: string, matter: string, said: string): DemoMeeting => ({
	items: [
		item('opening', 'Välkommen', { by, min: 5 }, [
			'Det här är gruppens sista möte. Nästa gång är vi en del av Beredningsgruppen.'
		]),
		item('application', matter, { by, min: 40 }, [said]),
		item('dialogue', 'Vad tar vi med oss in i den nya gruppen?', { by: 'Hampus Nyhlén', min: 30 }, [
			'- Att läsa i par före mötet.',
			'- Att den sökande går ut när vi tar ställning.'
		])
	]
});
const earlier = (by: string, matter: string, said: string): DemoMeeting => ({
	items: [
		item('opening', 'Välkommen', { by, min: 5 }, ['Alla är på plats.']),
		item('application', matter, { by, min: 45 }, [said]),
		item('information', 'Förslag om en gemensam grupp', { by: 'Nadja Ilves', min: 20 }, [
			'Förbundschefen berättar om förslaget och hör vad gruppen tycker.'
		]),
		item('next-meeting', 'Nästa möte', { by, min: 5 }, ['Den {next}.'])
	]
});
const ended = (past: DemoMeeting[]): DemoYear => ({ past, coming: [], standing: [] });

export const west = ended([
	earlier(
		'Elisabet Ekelöf',
		'Gemensam mottagning, förstudie',
		'Gruppen ställer sig bakom en förstudie på fyra månader.'
	),
	last('Elisabet Ekelöf', 'Verkstan, start', 'Gruppen ställer sig bakom. Hyran behöver förhandlas.')
]);
export const north = ended([
	earlier('Dragana Petrović-Hall', 'Skjuts till insatser', 'Sökande ombeds pröva kollektivtrafiken först.'),
	last('Dragana Petrović-Hall', 'Klangstudion, en första tanke', 'Intressant men inte färdigt. Välkommen tillbaka.')
]);
export const east = ended([last('Amina Jelassi', 'Ordbron, andra året', 'Gruppen ställer sig bakom ett år till.')]);
