import type { Shipped } from '../shipped.ts';

export const swot: Shipped = {
	sv: {
		format: 'samsyn-tool/1',
		key: 'swot',
		version: 2,
		language: 'sv',
		name: 'SWOT',
		purpose:
			'Ger en gemensam bild av var samverkan står: det som bär, det som brister, det som öppnar sig och det som hotar.',
		source: {
			text: 'En vanlig modell från 1960-talets strategiarbete; vem som var först är omtvistat. Texten är skriven för Samsyn.'
		},
		steps: [
			{
				key: 'write',
				title: 'Skriv själv',
				instruction:
					'Skriv en sak i varje lapp. Styrkor och svagheter finns hos oss, möjligheter och hot kommer utifrån. Ingen annan ser lapparna förrän de visas.',
				minutes: 8,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'swot',
						label: 'Fyra fält',
						columns: [
							{ key: 'strengths', label: 'Styrkor' },
							{ key: 'weaknesses', label: 'Svagheter' },
							{ key: 'opportunities', label: 'Möjligheter' },
							{ key: 'threats', label: 'Hot' }
						]
					}
				]
			},
			{
				key: 'talk',
				title: 'Läs och prata',
				instruction: 'Läs lapparna tillsammans. Vad återkommer? Vad saknas? Vad är vi oense om?',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'seen', label: 'Det vi ser' }]
			},
			{
				key: 'group',
				title: 'Gruppera',
				instruction:
					'Lägg ihop lappar som handlar om samma sak, också över fälten, och ge varje grupp en rubrik. En lapp som står för sig själv får göra det.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'sort', key: 'groups', label: 'Lapparna', of: { step: 'write', field: 'swot' } }]
			},
			{
				key: 'weigh',
				title: 'Prioritera',
				instruction:
					'Var och en har fem prickar. Lägg dem där ni kan göra skillnad, inte där det är svårast. Ingen ser hur du lägger dina.',
				minutes: 5,
				visibility: 'alone',
				fields: [
					{
						...{ kind: 'dots', key: 'dots', label: 'Prickar', on: 'groups', budget: 5 },
						of: { step: 'write', field: 'swot' }
					}
				]
			},
			{
				key: 'choose',
				title: 'Tre saker',
				instruction: 'Välj högst tre saker att göra något åt. Skriv vem som ansvarar och till när.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'acts', label: 'Det vi gör' }]
			}
		]
	},
	en: {
		format: 'samsyn-tool/1',
		key: 'swot',
		version: 2,
		language: 'en',
		name: 'SWOT',
		purpose:
			'Gives a shared picture of where the cooperation stands: what carries, what is weak, what opens and what threatens.',
		source: {
			text: 'A common model from the strategy work of the 1960s; who was first is disputed. The text was written for Samsyn.'
		},
		steps: [
			{
				key: 'write',
				title: 'Write alone',
				instruction:
					'One thing in each note. Strengths and weaknesses are ours, opportunities and threats come from outside. Nobody else sees the notes until they are shown.',
				minutes: 8,
				visibility: 'alone',
				fields: [
					{
						kind: 'notes',
						key: 'swot',
						label: 'Four fields',
						columns: [
							{ key: 'strengths', label: 'Strengths' },
							{ key: 'weaknesses', label: 'Weaknesses' },
							{ key: 'opportunities', label: 'Opportunities' },
							{ key: 'threats', label: 'Threats' }
						]
					}
				]
			},
			{
				key: 'talk',
				title: 'Read and talk',
				instruction: 'Read the notes together. What comes back? What is missing? Where do we disagree?',
				minutes: 15,
				visibility: 'all',
				fields: [{ kind: 'text', key: 'seen', label: 'What we see' }]
			},
			{
				key: 'group',
				title: 'Group',
				instruction:
					'Put together notes that are about the same thing, across the fields too, and give each group a title. A note that stands by itself may do so.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'sort', key: 'groups', label: 'The notes', of: { step: 'write', field: 'swot' } }]
			},
			{
				key: 'weigh',
				title: 'Prioritise',
				instruction:
					'Everybody has five dots. Give them where you can make a difference, not where it is hardest. Nobody sees how you give yours.',
				minutes: 5,
				visibility: 'alone',
				fields: [
					{
						...{ kind: 'dots', key: 'dots', label: 'Dots', on: 'groups', budget: 5 },
						of: { step: 'write', field: 'swot' }
					}
				]
			},
			{
				key: 'choose',
				title: 'Three things',
				instruction: 'Choose at most three things to do something about. Write who answers for each, and by when.',
				minutes: 10,
				visibility: 'all',
				fields: [{ kind: 'list', key: 'acts', label: 'What we do' }]
			}
		]
	}
};
