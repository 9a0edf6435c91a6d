import { inBoth, list, notes } from './in-both.ts';

export const fearsHopes = inBoth('fears-hopes', (t) => ({
	name: t('Farhågor och förhoppningar', 'Fears and hopes'),
	purpose: t(
		'Inför en förändring får oron och lusten plats samtidigt, innan de blir till motstånd eller tystnad.',
		'Before a change, worry and eagerness are given room at the same time, before they turn into resistance or silence.'
	),
	source: {
		text: t(
			'En spridd övning utan känd upphovsperson. Texten är skriven för Samsyn.',
			'A widespread exercise with no known author. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'alone',
			title: t('Skriv för dig själv', 'Write on your own'),
			instruction: t(
				'Tänk ett år framåt. Vad hoppas du ska ha hänt, och vad är du rädd för? Lapparna visas utan namn och i ny ordning, om tillräckligt många har skrivit.',
				'Think a year ahead. What do you hope will have happened, and what are you afraid of? The notes are shown without names and in a new order, if enough people have written.'
			),
			...{ minutes: 7, visibility: 'alone', anonymous: true },
			fields: [
				notes('thoughts', t('Ett år från nu', 'A year from now'), {
					fears: t('Farhågor', 'Fears'),
					hopes: t('Förhoppningar', 'Hopes')
				})
			]
		},
		{
			key: 'pair',
			title: t('Två och två', 'Two and two'),
			instruction: t(
				'Läs alla lappar tysta. Berätta sedan för varandra: Vilken förhoppning blev du glad av? Vilken farhåga tar ni på störst allvar?',
				'Read all the notes in silence. Then tell each other: Which hope made you glad? Which fear do you take most seriously?'
			),
			...{ minutes: 8, visibility: 'pair', fields: [] }
		},
		{
			key: 'sort',
			title: t('Vad kan vi påverka?', 'What can we influence?'),
			instruction: t(
				'Lyft de farhågor som vägde tyngst. Försök inte prata bort dem. Fråga: Vad kan vi göra så att den inte besannas? Vad behöver vi veta? Vad får vi leva med?',
				'Take up the fears that weighed most. Do not try to talk them away. Ask: What can we do so that it does not come true? What do we need to know? What do we have to live with?'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [
				notes('sorted', t('Det vi såg', 'What we saw'), {
					act: t('Kan vi göra något åt', 'We can do something about'),
					know: t('Behöver vi veta mer om', 'We need to know more about'),
					live: t('Får vi leva med', 'We have to live with')
				})
			]
		},
		{
			key: 'acts',
			title: t('Så gör vi', 'What we do'),
			instruction: t(
				'Skriv en sak för varje tung farhåga och en som hjälper den största förhoppningen på vägen.',
				'Write one thing for each heavy fear, and one that helps the greatest hope along.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [list('acts', t('Det vi gör', 'What we do'))]
		}
	]
}));
