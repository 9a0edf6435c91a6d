import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Rolf Hedestad';
const elisabet = 'Elisabet Ekelöf';
const leyla = 'Leyla Karagöz';

const start = (question: string): DemoItem[] => [
	item('round', 'Välkomna och incheckning', { by: chair, min: 10 }, [question]),
	item('previous', 'Föregående anteckningar', { by: chair, min: 5 }, [
		'Inget att tillägga till anteckningarna från den {before}.'
	])
];
const end = (words: string): DemoItem[] => [
	item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
	item('reflection', 'Reflektion och nästa möte', { by: chair, min: 10 }, [words, 'Nästa möte: {next}.'])
];

const first: DemoMeeting = {
	items: [
		...start('Vad skulle göra din vecka lättare?'),
		item('discussion', 'Väntan till första gemensamma samtalet', { by: elisabet, min: 45, used: 51 }, [
			'Elisabet Ekelöf har gått igenom ett halvårs bokningar. I genomsnitt går det sju veckor.',
			'- Två veckor går åt till att hitta en tid som passar tre parter.',
			'- Remissen väntar in ordinarie handläggare, även när en kollega finns.',
			'- Den som väntar får under tiden tre olika planer.',
			'Gruppen vill prova att två parter möts redan första gången.'
		]),
		item('group-talk', 'Samtal i par: vad kan vi själva ändra?', { by: leyla, min: 30 }, [
			'- Fasta tider, så att ingen behöver leta.',
			'- En bokning i stället för fyra.',
			'- Den som först möter personen ringer de andra samma dag.',
			'Beslut: att samtalen i par används vid varje möte och utvärderas efter ett halvår.'
		]),
		item('report', 'Rapport från styrelsen', { by: leyla, min: 10 }, [
			'Det viktigaste från sammanträdet den {board:before}.'
		]),
		...end('Konkret. Alla hade något att göra efteråt.')
	]
};

const second: DemoMeeting = {
	items: [
		...start('Vad har du provat sedan sist?'),
		item('discussion', 'Gemensam mottagning: så gör vi', { by: elisabet, min: 50 }, [
			'Mottagningen öppnar på arbetsmarknadsenheten, två förmiddagar i veckan. Sanna Hjortvik samordnar.',
			'1. Den som tar första kontakten bokar en tid inom två veckor.',
			'1. Personen säger själv vilka parter som ska vara med.',
			'1. En plan skrivs, och alla får samma.',
			'Försäkringskassan deltar på distans tills vidare.',
			'Beslut: att öppna gemensam mottagning på prov.'
		]),
		item('decision', 'Vuxenpsykiatrin får en egen plats i gruppen', { by: 'Samira Haddadi', min: 15 }, [
			'Vården har hittills haft en plats. Många frågor rör psykiatrin.',
			'Beslut: att Fatima Aziri-Blomstrand får en egen plats för vuxenpsykiatrin.'
		]),
		item('other', 'Övriga frågor', {
			by: chair,
			min: 10,
			items: [
				item('information', 'Öppet hus på vuxenutbildningen', { by: 'Åsa Rönnqvist' }, [
					'Alla är välkomna att visa upp sig.'
				]),
				item('decision', 'Vem svarar i mottagningens telefon?', { by: 'Sanna Hjortvik' }, [
					'Beslut: att kommunen svarar och kopplar vidare samma dag.'
				])
			]
		}),
		item('reflection', 'Reflektion och nästa möte', { by: chair, min: 10 }, [
			'Många är lättade över att det blir av. Nästa möte: {next}.'
		])
	]
};

const third: DemoMeeting = {
	items: [
		...start('Ett ord om mottagningen.'),
		item('report', 'Mottagningen, första tiden', { by: 'Sanna Hjortvik', min: 30 }, [
			'- Fler kommer än väntat, men ojämnt över veckan.',
			'- Arbetsförmedlingen har varit med vid hälften av samtalen.',
			'- Väntrummet är samma som för försörjningsstöd. Det stör somliga.'
		]),
		item('discussion', 'Blanketten för samtycke', { by: 'Samira Haddadi', min: 25 }, [
			'Alla parter använder samma blankett, men få som skriver under den förstår den.',
			'- Den är fyra sidor.',
			'- Ordet sekretess förklaras inte.',
			'- Det framgår inte att man kan ångra sig.',
			'Beslut: att be styrelsen om en blankett på lätt svenska.'
		]),
		item('report', 'Samverkansenkäten', { by: leyla, min: 20, left: 'planned' }, [
			'Hinner inte med. Tas på nästa möte.'
		]),
		...end('Bra samtal om blanketten, men vi tappade enkäten.')
	]
};

const fourth: DemoMeeting = {
	items: [
		...start('Vad är du stolt över?'),
		item('survey', 'Samverkansenkäten', { by: leyla, min: 20 }, [
			'Punkten sköts upp från förra mötet. Gruppen ligger högt på tillit och lågt på tid att förbereda sig.'
		]),
		item('discussion', 'Nuläge, önskat läge och steg', { by: leyla, min: 60, used: 66 }, [
			'Arbetsbladet fylls i enskilt, i par och i hela gruppen.',
			'# Det som hindrar',
			'- Det tar för lång tid innan vi möts.',
			'- Vi menar olika saker med arbetsförmåga.',
			'# Dit vi vill',
			'- En väg in, och en plan som följer med.',
			'- Ersättare som har mandat att säga ja.'
		]),
		item('decision', 'Medskick: väntan till första samtalet måste ned', { by: elisabet, min: 15 }, [
			'Väntan har gått från sju veckor till elva dagar där två parter möts från början.',
			'Beslut: att skicka erfarenheterna till Regionala samverkansgruppen och till Stensånge.'
		]),
		...end('Skönt att få arbeta och inte bara rapportera.')
	]
};

const next: DemoMeeting = {
	items: [
		ahead('round', 'Välkomna och incheckning', { by: chair, min: 10 }, [
			'Vad hoppas du att vi har bestämt när vi går härifrån?'
		]),
		ahead('previous', 'Föregående anteckningar', { by: chair, min: 5 }),
		ahead('report', 'Rapport från styrelsen {board:before}', { by: leyla, min: 10 }, [
			'Blanketten på lätt svenska är rekommenderad. Svaret kom på ert medskick.'
		]),
		ahead(
			'discussion',
			'Gemensam mottagning: vad har vi lärt oss?',
			{
				by: elisabet,
				min: 40,
				items: [
					ahead('report', 'Siffrorna, totalt och för kvinnor och män', { by: 'Sanna Hjortvik' }),
					ahead('discussion', 'Vad vi ändrar nästa halvår', { by: elisabet })
				]
			},
			[
				'Vi vill veta tre saker: vilka vi når, vilka vi inte når, och vad som är svårt att hålla i när någon är ledig.',
				'- Väntan till första samtalet: från sju veckor till elva dagar.',
				'- Vart tredje samtal har haft tre parter i rummet. Målet var hälften.',
				'- Arbetsförmedlingen föreslår fasta tider på tisdagar.'
			]
		),
		ahead('discussion', 'Kan vi ta emot grannarnas deltagare när de har stängt?', { by: 'Åsa Rönnqvist', min: 20 }, [
			'Frågan kommer från Norrlinge–Hökensby.'
		]),
		ahead('survey', 'Samverkansenkäten', { by: leyla, min: 25 }),
		ahead('other', 'Övriga frågor', { min: 10 }),
		ahead('round', 'Reflektion och nästa möte', { by: chair, min: 10 })
	]
};

export const vidakra: DemoYear = {
	past: [first, second, third, fourth],
	coming: [next, { items: [] }],
	standing: [
		ahead('round', 'Välkomna och incheckning', { by: chair, min: 10 }),
		ahead('previous', 'Föregående anteckningar', { by: chair, min: 5 }),
		ahead('report', 'Rapport från styrelsen', { min: 10 }),
		ahead('other', 'Övriga frågor', { min: 10 }),
		ahead('round', 'Reflektion och nästa möte', { by: chair, min: 10 })
	]
};
