import type { Shipped } from '../shipped.ts';

export const roundIn: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'round-in',
		version: 1,
		language: 'sv',
		name: 'Incheckning',
		purpose: 'Alla säger något kort innan arbetet börjar, så att varje röst har hörts i rummet en gång.',
		source: {
			text: 'Rundan är en gammal mötesform utan känd upphovsperson. Texten är skriven för Samsyn.'
		},
		steps: [
			{
				key: 'round',
				title: 'Incheckning',
				instruction:
					'En fråga, till exempel: Vad behöver du lägga ifrån dig för att vara här nu? En i taget, ungefär en halv minut var. Ingen kommenterar. Det går bra att säga pass.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'rounds', key: 'round', label: 'Rundan' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'round-in',
		version: 1,
		language: 'en',
		name: 'Check-in',
		purpose: 'Everybody says something short before the work begins, so that each voice has been heard once.',
		source: { text: 'The round is an old form of meeting with no known author. The text was written for Samsyn.' },
		steps: [
			{
				key: 'round',
				title: 'Check-in',
				instruction:
					'One question, for instance: What do you need to put aside to be here now? One at a time, about half a minute each. Nobody comments. It is fine to pass.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'rounds', key: 'round', label: 'The round' }]
			}
		]
	}
};
