import { inBoth, list, notes } from './in-both.ts';

export const priorityMatrix = inBoth('priority-matrix', (t) => ({
	name: t('Prioriteringsmatris', 'Priority matrix'),
	purpose: t(
		'Många förslag blir några få som ni faktiskt gör, genom att nytta och insats vägs var för sig.',
		'Many proposals become the few that you really do, by weighing benefit and effort one at a time.'
	),
	source: {
		text: t(
			'Rutan med nytta och insats är allmängods i förbättringsarbete, utan känd upphovsperson. Texten är skriven för Samsyn.',
			'The square of benefit and effort is common property in improvement work, with no known author. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'proposals',
			title: t('Samla förslag', 'Gather proposals'),
			instruction: t(
				'Skriv för dig själv det du tycker att ni borde göra. Ett förslag i varje lapp, som en sak man gör: ”ringa samma dag”, inte ”bättre kontakt”.',
				'Write on your own what you think you should do. One proposal in each note, as something one does: “call the same day”, not “better contact”.'
			),
			...{ minutes: 5, visibility: 'alone' },
			fields: [notes('proposals', t('Förslag', 'Proposals'), { proposals: t('Förslag', 'Proposals') })]
		},
		{
			key: 'weigh',
			title: t('Väg i fyra rutor', 'Weigh in four squares'),
			instruction: t(
				'Ta ett förslag i taget. Fråga först om nyttan för dem ni är till för, sedan om insatsen för er. Räcker inte orden till: jämför med ett förslag som redan ligger. Skriv det i sin ruta.',
				'Take one proposal at a time. Ask first about the benefit for those you are there for, then about your effort. If words are not enough: compare with a proposal that is already placed. Write it in its square.'
			),
			...{ minutes: 20, visibility: 'all' },
			fields: [
				notes('squares', t('Nytta och insats', 'Benefit and effort'), {
					now: t('Stor nytta, liten insats', 'Great benefit, little effort'),
					plan: t('Stor nytta, stor insats', 'Great benefit, great effort'),
					'in-passing': t('Liten nytta, liten insats', 'Little benefit, little effort'),
					leave: t('Liten nytta, stor insats', 'Little benefit, great effort')
				})
			]
		},
		{
			key: 'choose',
			title: t('Välj', 'Choose'),
			instruction: t(
				'Börja i rutan med stor nytta och liten insats. Välj därefter ett enda av de stora. Vem gör det, och till när? Säg också högt vad ni låter bli.',
				'Begin in the square of great benefit and little effort. Then choose a single one of the big ones. Who does it, and by when? Say aloud what you leave undone, too.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [list('chosen', t('Det vi gör', 'What we do'))]
		}
	]
}));
