import type { Shipped } from '../shipped.ts';

export const skapaLearning: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'skapa-learning',
		version: 1,
		language: 'sv',
		name: 'Lärblad kring SKAPA',
		purpose:
			'En grupp som ska lära sig eller redan använder dialogverktyget SKAPA tänker tillsammans om hur det används. Inget fylls i om någon deltagare.',
		source: {
			text: 'Om verktyget: SKAPA är framtaget av Samordningsförbundet i Halland. Det här bladet är skrivet för Samsyn och innehåller inget ur SKAPA: varken rubriker, frågor eller skalor.',
			link: { text: 'Samordningsförbundet i Blekinge om SKAPA', url: 'https://finsam-blekinge.se/bip-forskningen/' }
		},
		notice:
			'Det här är inte SKAPA och ersätter det inte. Skriv aldrig något om en deltagare, inte heller utan namn: bladet är till för gruppens eget lärande.',
		steps: [
			{
				key: 'known',
				title: 'Det jag vet och undrar',
				instruction: 'Skriv själv. Ingen annan ser lapparna förrän de visas.',
				minutes: 6,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'known',
						label: 'Mina lappar',
						columns: [
							{ key: 'know', label: 'Det här vet jag' },
							{ key: 'wonder', label: 'Det här undrar jag' }
						]
					}
				]
			},
			{
				key: 'frame',
				title: 'Ramen',
				instruction:
					'Ramen är tom från början. Ett kansli som har rätt till materialet kan skriva in egna rubriker och skalor. Annars: prata om verktyget med materialet framför er, på papper.',
				minutes: 20,
				visibility: 'alone',
				frame: true,
				fields: []
			},
			{
				key: 'talk',
				title: 'Samtalet som redskap',
				instruction:
					'Vad i ett samtal gör att någon vågar sikta högre? Skriv det ni har märkt som kollegor, aldrig om en viss person.',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'talk',
						label: 'Det vi har märkt',
						columns: [
							{ key: 'works', label: 'Fungerar' },
							{ key: 'practise', label: 'Behöver vi öva på' }
						]
					}
				]
			},
			{
				key: 'next',
				title: 'Så övar vi',
				instruction: 'Skriv vad ni ska öva på, vem som håller i det och till när.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'next', label: 'Vi övar på' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'skapa-learning',
		version: 1,
		language: 'en',
		name: 'Learning sheet around SKAPA',
		purpose:
			'A group that is about to learn or already uses the dialogue tool SKAPA thinks together about how it is used. Nothing is filled in about any participant.',
		source: {
			text: 'About the tool: SKAPA was made by the coordination federation in Halland. This sheet was written for Samsyn and holds nothing of SKAPA: no headings, questions or scales.',
			link: {
				text: 'The coordination federation in Blekinge on SKAPA (Swedish)',
				url: 'https://finsam-blekinge.se/bip-forskningen/'
			}
		},
		notice:
			'This is not SKAPA and does not replace it. Never write anything about a participant, not without a name either: the sheet is for the group’s own learning.',
		steps: [
			{
				key: 'known',
				title: 'What I know and wonder',
				instruction: 'Write alone. Nobody else sees the notes until they are shown.',
				minutes: 6,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'known',
						label: 'My notes',
						columns: [
							{ key: 'know', label: 'This I know' },
							{ key: 'wonder', label: 'This I wonder' }
						]
					}
				]
			},
			{
				key: 'frame',
				title: 'The frame',
				instruction:
					'The frame is empty to begin with. An office that has the right to the material can enter its own headings and scales. Otherwise: talk about the tool with the material in front of you, on paper.',
				minutes: 20,
				visibility: 'alone',
				frame: true,
				fields: []
			},
			{
				key: 'talk',
				title: 'Conversation as an instrument',
				instruction:
					'What in a conversation makes somebody dare aim higher? Write what you have noticed as colleagues, never about one person.',
				minutes: 15,
				visibility: 'all',
				fields: [
					{
						kind: 'notes',
						key: 'talk',
						label: 'What we have noticed',
						columns: [
							{ key: 'works', label: 'Works' },
							{ key: 'practise', label: 'We need to practise' }
						]
					}
				]
			},
			{
				key: 'next',
				title: 'How we practise',
				instruction: 'Write what you will practise, who sees to it and by when.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'next', label: 'We practise' }]
			}
		]
	}
};
