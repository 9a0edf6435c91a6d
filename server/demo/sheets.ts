/** Something that stands on a sheet of the demo. */
export interface Said {
	readonly step: string;
	readonly field: string;
	readonly column?: string;
	readonly text?: string;
	readonly value?: string;
	readonly owner?: string;
	/** Days from the day of loading. */
	readonly due?: number;
	/** Who wrote it, where it was written alone and names are open. */
	readonly who?: string;
}

export interface DemoSheet {
	readonly key: string;
	readonly federation: string;
	readonly group: string;
	readonly tool: string;
	readonly title: string;
	readonly daysAgo: number;
	readonly closed: boolean;
	/** Key of the step the work is in. */
	readonly step: string;
	/** Keys of the steps whose private writing has been shown. */
	readonly shown: readonly string[];
	readonly people: readonly string[];
	readonly said: readonly Said[];
}

const lapp = (who: string, column: 'now' | 'wanted', text: string): Said => ({
	...{ step: 'now', field: 'state', column, text, who }
});
const distance = (who: string, value: string): Said => ({ step: 'now', field: 'distance', value, who });
const between = (column: 'hinders' | 'helps', text: string): Said => ({
	...{ step: 'between', field: 'between', column, text }
});

/** Answers without names to the scales of the spider, as each of seven gave them. */
const rated = (answers: Readonly<Record<string, string>>): Said[] =>
	Object.entries(answers).flatMap(([field, values]) => [...values].map((value) => ({ step: 'rate', field, value })));
const spiderPeople = ['rolf', 'ingMarie', 'gunilla', 'samira', 'fatima', 'asa', 'elisabet'];

/** The worksheets of the demo: some that are done, and some that are under way. */
export const demoSheets: readonly DemoSheet[] = [
	{
		...{ key: 'vidakra/reception', federation: 'ljusbygden', group: 'vidakra', tool: 'now-wanted-steps' },
		...{ title: 'Den gemensamma mottagningen', daysAgo: 47, closed: true, step: 'steps', shown: ['now'] },
		people: ['rolf', 'ingMarie', 'gunilla', 'samira', 'fatima', 'asa', 'elisabet'],
		said: [
			lapp('ingMarie', 'now', 'Vi ses på plats en eftermiddag i veckan, och då löser sig det mesta.'),
			lapp('samira', 'now', 'Tre av fyra parter kan boka tid. Den fjärde får mejla.'),
			lapp('gunilla', 'now', 'Samma fråga ställs två gånger, för att vi inte får läsa varandras anteckningar.'),
			lapp('elisabet', 'now', 'Sommaren stannar allt.'),
			lapp('asa', 'wanted', 'En dörr in: den som kommer behöver inte veta vilken part frågan hör till.'),
			lapp('fatima', 'wanted', 'Besked inom två veckor om vem som tar nästa steg.'),
			lapp('rolf', 'wanted', 'Mottagningen är öppen också när två av oss är borta.'),
			...[distance('rolf', '3'), distance('ingMarie', '2'), distance('gunilla', '4'), distance('samira', '3')],
			...[distance('fatima', '3'), distance('asa', '2'), distance('elisabet', '4')],
			between('hinders', 'Fyra bokningssystem som inte talar med varandra.'),
			between('hinders', 'Det är oklart vad vi får berätta för varandra utan samtycke.'),
			between('helps', 'Vi känner varandra och ringer hellre än mejlar.'),
			between('helps', 'Lokalen är betald året ut.'),
			{
				...{ step: 'steps', field: 'steps', text: 'Prova en gemensam kalender för mottagningen i två månader.' },
				...{ owner: 'Kansliet', due: 20 }
			},
			{
				...{ step: 'steps', field: 'steps', text: 'Skriva ner vad vi får berätta för varandra, på en sida.' },
				...{ owner: 'Regionen och kommunen', due: 34 }
			}
		]
	},
	{
		...{ key: 'vidakra/first', federation: 'ljusbygden', group: 'vidakra', tool: 'priority-matrix' },
		...{ title: 'Vad gör vi först?', daysAgo: 2, closed: false, step: 'weigh', shown: ['proposals'] },
		people: ['rolf', 'ingMarie', 'samira', 'asa', 'elisabet'],
		said: [
			...(
				[
					['ingMarie', 'Ringa den som uteblir samma dag.'],
					['samira', 'Ett blad med vem som gör vad hos var och en av oss.'],
					['asa', 'Studiebesök hos grannkommunens mottagning.'],
					['elisabet', 'En gemensam dag för alla handläggare.'],
					['rolf', 'Nya skyltar vid ingången.']
				] as const
			).map(([who, text]) => ({ step: 'proposals', field: 'proposals', column: 'proposals', text, who })),
			{ step: 'weigh', field: 'squares', column: 'now', text: 'Ringa den som uteblir samma dag.' },
			{ step: 'weigh', field: 'squares', column: 'plan', text: 'En gemensam dag för alla handläggare.' }
		]
	},
	{
		...{ key: 'vidakra/spider-before', federation: 'ljusbygden', group: 'vidakra', tool: 'spider' },
		...{ title: 'Hur väl bär vår samverkan?', daysAgo: 196, closed: true, step: 'acts', shown: ['rate'] },
		people: spiderPeople,
		said: [
			...rated({ 'rules-room': '3243332', 'rules-known': '2322313', 'organisation-roles': '3334423' }),
			...rated({ 'organisation-backing': '4443534', 'outlook-shared': '2333243', 'outlook-trust': '4344345' }),
			{
				...{ step: 'acts', field: 'acts', text: 'Bjuda in juristen till nästa möte: vad får vi berätta?' },
				...{ owner: 'Kansliet', due: -150 }
			}
		]
	},
	{
		...{ key: 'vidakra/spider', federation: 'ljusbygden', group: 'vidakra', tool: 'spider' },
		...{ title: 'Hur väl bär vår samverkan nu?', daysAgo: 6, closed: false, step: 'gap', shown: ['rate'] },
		people: spiderPeople,
		said: [
			...rated({ 'rules-room': '3333424', 'rules-known': '3434344', 'organisation-roles': '2433443' }),
			...rated({ 'organisation-backing': '3325242', 'outlook-shared': '4343434', 'outlook-trust': '4454445' }),
			{ step: 'gap', field: 'gap', column: 'organisation', text: 'Två chefer är nya och vet inte vad vi har lovat.' },
			{ step: 'gap', field: 'gap', column: 'rules', text: 'Bladet om vad vi får berätta hjälper varje vecka.' }
		]
	}
];
