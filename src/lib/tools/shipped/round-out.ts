import type { Shipped } from '../shipped.ts';

export const roundOut: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'round-out',
		version: 1,
		language: 'sv',
		name: 'Utcheckning',
		purpose: 'Mötet avslutas med att alla säger vad de tar med sig och vad som behöver hända härnäst.',
		source: {
			text: 'Rundan är en gammal mötesform utan känd upphovsperson. Texten är skriven för Samsyn.'
		},
		steps: [
			{
				key: 'round',
				title: 'Utcheckning',
				instruction:
					'En i taget: Vad tar du med dig härifrån? Vad gör du annorlunda i veckan som kommer? Ingen kommenterar. Det går bra att säga pass.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'rounds', key: 'round', label: 'Rundan' }]
			},
			{
				key: 'remember',
				title: 'Det vi vill minnas',
				instruction: 'Skriv det som fler än en sade och som gruppen vill ha kvar till nästa gång.',
				minutes: 5,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'remember', label: 'Att minnas' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'round-out',
		version: 1,
		language: 'en',
		name: 'Check-out',
		purpose: 'The meeting ends with everybody saying what they take with them and what has to happen next.',
		source: { text: 'The round is an old form of meeting with no known author. The text was written for Samsyn.' },
		steps: [
			{
				key: 'round',
				title: 'Check-out',
				instruction:
					'One at a time: What do you take with you from here? What will you do differently in the week to come? Nobody comments. It is fine to pass.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'rounds', key: 'round', label: 'The round' }]
			},
			{
				key: 'remember',
				title: 'What we want to remember',
				instruction: 'Write what more than one of you said and the group wants to have at hand next time.',
				minutes: 5,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'remember', label: 'To remember' }]
			}
		]
	}
};
