import type { Shipped } from '../shipped.ts';

export const oneTwoFourAll: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'one-two-four-all',
		version: 2,
		language: 'sv',
		name: '1-2-4-alla',
		purpose:
			'Alla hinner tänka själva innan de hör andra. Tankarna prövas i par och i fyror, och bara det som bär hela vägen tas upp med alla. Kallas också EPA: enskilt, par, alla.',
		source: {
			text: 'Bygger på 1-2-4-All i samlingen Liberating Structures av Henri Lipmanowicz och Keith McCandless. Texten är skriven för Samsyn.',
			link: { text: 'Liberating Structures om 1-2-4-All', url: 'https://www.liberatingstructures.com/1-1-2-4-all/' }
		},
		steps: [
			{
				key: 'alone',
				title: 'Själv',
				instruction: 'Tänk tyst på frågan. Skriv en tanke i varje lapp. Ingen annan ser dem förrän de visas.',
				minutes: 2,
				visibility: 'alone',
				fields: [{ kind: 'notes', key: 'ideas', label: 'Mina tankar', columns: [{ key: 'ideas', label: 'Tankar' }] }]
			},
			{
				key: 'pair',
				title: 'Två och två',
				instruction:
					'Berätta för varandra. Vad är lika, vad är olika? Skriv det ni vill bygga vidare på. Bara ni två ser det.',
				minutes: 4,
				visibility: 'pair',
				fields: [
					{
						kind: 'notes',
						key: 'pair',
						label: 'Våra tankar',
						columns: [{ key: 'ideas', label: 'Det vi bygger vidare på' }]
					}
				]
			},
			{
				key: 'four',
				title: 'Fyra',
				instruction: 'Två par slår sig ihop. Välj en tanke som ni vill att alla ska få höra.',
				minutes: 6,
				visibility: 'group',
				fields: [
					{
						kind: 'notes',
						key: 'four',
						label: 'Fyrans tankar',
						columns: [{ key: 'ideas', label: 'Det alla bör få höra' }]
					}
				]
			},
			{
				key: 'all',
				title: 'Alla',
				instruction: 'Varje fyra berättar en tanke och skriver den här. Upprepa inte det som redan har sagts.',
				minutes: 10,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'shared',
						label: 'Det vi tar vidare',
						columns: [
							{ key: 'now', label: 'Gör nu' },
							{ key: 'later', label: 'Fundera mer på' }
						]
					}
				]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'one-two-four-all',
		version: 2,
		language: 'en',
		name: '1-2-4-All',
		purpose:
			'Everybody has time to think before they hear others. Thoughts are tried in pairs and in fours, and only what holds all the way is taken up with all.',
		source: {
			text: 'Based on 1-2-4-All in the collection Liberating Structures by Henri Lipmanowicz and Keith McCandless. The text was written for Samsyn.',
			link: { text: 'Liberating Structures on 1-2-4-All', url: 'https://www.liberatingstructures.com/1-1-2-4-all/' }
		},
		steps: [
			{
				key: 'alone',
				title: 'Alone',
				instruction:
					'Think about the question in silence. One thought in each note. Nobody else sees them until they are shown.',
				minutes: 2,
				visibility: 'alone',
				fields: [{ kind: 'notes', key: 'ideas', label: 'My thoughts', columns: [{ key: 'ideas', label: 'Thoughts' }] }]
			},
			{
				key: 'pair',
				title: 'Two and two',
				instruction:
					'Tell each other. What is alike, what differs? Write what you want to build on. Only you two see it.',
				minutes: 4,
				visibility: 'pair',
				fields: [
					{ kind: 'notes', key: 'pair', label: 'Our thoughts', columns: [{ key: 'ideas', label: 'What we build on' }] }
				]
			},
			{
				key: 'four',
				title: 'Four',
				instruction: 'Two pairs join. Choose one thought that you want everybody to hear.',
				minutes: 6,
				visibility: 'group',
				fields: [
					{
						kind: 'notes',
						key: 'four',
						label: 'The four’s thoughts',
						columns: [{ key: 'ideas', label: 'What everybody should hear' }]
					}
				]
			},
			{
				key: 'all',
				title: 'All',
				instruction: 'Each four tells one thought and writes it here. Do not repeat what has been said.',
				minutes: 10,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'shared',
						label: 'What we take further',
						columns: [
							{ key: 'now', label: 'Do now' },
							{ key: 'later', label: 'Think more about' }
						]
					}
				]
			}
		]
	}
};
