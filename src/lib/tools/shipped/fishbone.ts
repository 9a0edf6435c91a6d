import { inBoth, list, notes, text } from './in-both.ts';

export const fishbone = inBoth('fishbone', (t) => ({
	name: t('Fiskben', 'Fishbone'),
	purpose: t(
		'Ni letar orsaker innan ni letar lösningar, och håller frågan borta från vems fel det är.',
		'You look for causes before you look for solutions, and keep away from the question of whose fault it is.'
	),
	source: {
		text: t(
			'Bygger på orsak–verkan-diagrammet av Kaoru Ishikawa. Benen är valda för samverkan och texten är skriven för Samsyn.',
			'Based on the cause-and-effect diagram of Kaoru Ishikawa. The bones were chosen for cooperation and the text was written for Samsyn.'
		),
		link: { text: 'ASQ: Fishbone diagram', url: 'https://asq.org/quality-resources/fishbone' }
	},
	steps: [
		{
			key: 'problem',
			title: t('Huvudet: vad är det som händer?', 'The head: what is it that happens?'),
			instruction: t(
				'Skriv problemet som något som går att se, utan orsak och utan skuld. ”Det tar fyra månader från första mötet till en plan” i stället för ”vi är för långsamma”.',
				'Write the problem as something that can be seen, without cause and without blame. “It takes four months from the first meeting to a plan” rather than “we are too slow”.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [text('problem', t('Det som händer', 'What happens'))]
		},
		{
			key: 'causes',
			title: t('Benen: vad kan det bero på?', 'The bones: what may cause it?'),
			instruction: t(
				'Skriv för dig själv, en orsak i varje lapp. Du behöver inte fylla alla ben.',
				'Write on your own, one cause in each note. You need not fill every bone.'
			),
			...{ minutes: 8, visibility: 'alone' },
			fields: [
				notes('causes', t('Orsaker', 'Causes'), {
					ways: t('Arbetssätt', 'Ways of working'),
					people: t('Kunskap och människor', 'Knowledge and people'),
					rules: t('Regler och uppdrag', 'Rules and mandates'),
					information: t('Information', 'Information'),
					resources: t('Tid, pengar och verktyg', 'Time, money and tools'),
					world: t('Världen utanför', 'The world outside')
				})
			]
		},
		{
			key: 'why',
			title: t('Fråga varför', 'Ask why'),
			instruction: t(
				'Läs ben för ben. Ta de orsaker som flera har sett och fråga varför, tills ni kommer till något ni kan göra något åt. Skriv det här.',
				'Read bone by bone. Take the causes that several have seen and ask why, until you reach something that you can do something about. Write it here.'
			),
			...{ minutes: 20, visibility: 'all' },
			fields: [text('roots', t('Orsaker under orsakerna', 'Causes beneath the causes'))]
		},
		{
			key: 'acts',
			title: t('Börja här', 'Begin here'),
			instruction: t(
				'Välj högst tre orsaker att göra något åt. Vem prövar vad, och när ser ni efter om det hjälpte?',
				'Choose at most three causes to do something about. Who tries what, and when do you see whether it helped?'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [list('acts', t('Det vi prövar', 'What we try'))]
		}
	]
}));
