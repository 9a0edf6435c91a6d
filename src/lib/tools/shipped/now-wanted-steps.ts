import type { Shipped } from '../shipped.ts';

export const nowWantedSteps: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'now-wanted-steps',
		version: 1,
		language: 'sv',
		name: 'Nuläge, önskat läge och steg',
		purpose: 'Gruppen beskriver hur det är och hur den vill ha det, och väljer de första stegen däremellan.',
		source: {
			text: 'En vanlig form i processledning, med i SISU Idrottsutbildarnas lista över metoder för processledare. Texten är skriven för Samsyn.'
		},
		steps: [
			{
				key: 'now',
				title: 'Nuläge och önskat läge',
				instruction:
					'Skriv själv. Nuläge: så här är det i dag, det du själv har sett. Önskat läge: så här vill du att det är om ett år. Ingen annan ser lapparna förrän de visas.',
				minutes: 8,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'state',
						label: 'Lägen',
						columns: [
							{ key: 'now', label: 'Nuläge' },
							{ key: 'wanted', label: 'Önskat läge' }
						]
					},
					{
						kind: 'scale',
						key: 'distance',
						label: 'Hur långt är det dit?',
						from: 1,
						to: 5,
						low: 'Vi är nästan där',
						high: 'Det är mycket långt'
					}
				]
			},
			{
				key: 'between',
				title: 'Det som ligger emellan',
				instruction: 'Läs lapparna tillsammans. Vad hindrar, och vad hjälper redan?',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'between',
						label: 'Mellan lägena',
						columns: [
							{ key: 'hinders', label: 'Hindrar' },
							{ key: 'helps', label: 'Hjälper' }
						]
					}
				]
			},
			{
				key: 'steps',
				title: 'Steg',
				instruction:
					'Skriv de första stegen. Varje steg har någon som ansvarar och en dag då ni ser efter hur det gick.',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'steps', label: 'Steg' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'now-wanted-steps',
		version: 1,
		language: 'en',
		name: 'Now, wanted and steps',
		purpose: 'The group describes how it is and how it wants it to be, and chooses the first steps between.',
		source: {
			text: 'A common form in facilitation, on the list of methods for process leaders by SISU Idrottsutbildarna. The text was written for Samsyn.'
		},
		steps: [
			{
				key: 'now',
				title: 'Now and wanted',
				instruction:
					'Write alone. Now: how it is today, as you have seen it yourself. Wanted: how you want it to be in a year. Nobody else sees the notes until they are shown.',
				minutes: 8,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'state',
						label: 'Now and wanted',
						columns: [
							{ key: 'now', label: 'Now' },
							{ key: 'wanted', label: 'Wanted' }
						]
					},
					{
						kind: 'scale',
						key: 'distance',
						label: 'How far is it?',
						from: 1,
						to: 5,
						low: 'We are almost there',
						high: 'It is very far'
					}
				]
			},
			{
				key: 'between',
				title: 'What lies between',
				instruction: 'Read the notes together. What is in the way, and what helps already?',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'between',
						label: 'In between',
						columns: [
							{ key: 'hinders', label: 'In the way' },
							{ key: 'helps', label: 'Helps' }
						]
					}
				]
			},
			{
				key: 'steps',
				title: 'Steps',
				instruction:
					'Write the first steps. Each has somebody who answers for it and a day when you look at how it went.',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'steps', label: 'Steps' }]
			}
		]
	}
};
