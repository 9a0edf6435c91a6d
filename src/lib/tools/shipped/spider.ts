import { agree, inBoth, list, notes } from './in-both.ts';

export const spider = inBoth('spider', (t) => ({
	version: 2,
	name: t('Spindeln', 'The spider'),
	purpose: t(
		'Gruppen skattar hur väl regelverk, organisation och synsätt bär er samverkan, och pratar om det största glappet. Gör om den varje halvår med samma påståenden, så syns rörelsen.',
		'The group rates how well rules, organisation and outlook carry your cooperation, and talks about the widest gap. Repeat it every half-year with the same statements, and the movement shows.'
	),
	source: {
		text: t(
			'De tre axlarna, regelverk, organisation och synsätt, kommer från Berth Danermarks och Per Germundssons forskning om samverkan. Påståendena är Samsyns egna och är inte ett beprövat mätinstrument.',
			'The three axes, rules, organisation and outlook, come from the research of Berth Danermark and Per Germundsson on cooperation. The statements are Samsyn’s own and are no tested instrument.'
		)
	},
	notice: t(
		'Skatta samverkan, inte personer. Skriv inget om enskilda deltagare.',
		'Rate the cooperation, not people. Write nothing about individual participants.'
	),
	steps: [
		{
			key: 'rate',
			title: t('Skatta', 'Rate'),
			instruction: t(
				'Svara utifrån hur det är nu, inte hur det borde vara. Svaren visas utan namn, och bara om tillräckligt många har svarat.',
				'Answer from how it is now, not how it ought to be. The answers are shown without names, and only if enough people have answered.'
			),
			...{ minutes: 6, visibility: 'alone', anonymous: true },
			fields: agree(t('Stämmer inte alls', 'Not true at all'), t('Stämmer helt', 'Entirely true'), {
				'rules-room': [
					t('Regelverk: utrymme', 'Rules: room'),
					t(
						'Regelverk: våra regler lämnar rum för det vi vill göra tillsammans.',
						'Rules: our rules leave room for what we want to do together.'
					)
				],
				'rules-known': [
					t('Regelverk: kunskap', 'Rules: knowledge'),
					t(
						'Regelverk: vi vet vad de andra parterna får och inte får göra.',
						'Rules: we know what the other partner organisations may and may not do.'
					)
				],
				'organisation-roles': [
					t('Organisation: roller', 'Organisation: roles'),
					t(
						'Organisation: det är tydligt vem som gör vad, också mellan mötena.',
						'Organisation: it is clear who does what, between the meetings too.'
					)
				],
				'organisation-backing': [
					t('Organisation: stöd', 'Organisation: backing'),
					t(
						'Organisation: våra chefer ger tid och mandat för samverkan.',
						'Organisation: our managers give time and mandate for cooperation.'
					)
				],
				'outlook-shared': [
					t('Synsätt: mål', 'Outlook: aims'),
					t(
						'Synsätt: vi menar samma sak med vad ett bra resultat är.',
						'Outlook: we mean the same thing by a good result.'
					)
				],
				'outlook-trust': [
					t('Synsätt: tillit', 'Outlook: trust'),
					t(
						'Synsätt: vi litar på varandras kunskap och bedömningar.',
						'Outlook: we trust each other’s knowledge and judgement.'
					)
				]
			})
		},
		{
			key: 'gap',
			title: t('Största glappet', 'The widest gap'),
			instruction: t(
				'Se på bilden tillsammans. Var är benet kortast? Var svarar ni mest olika? Prata om ett ben i taget och leta efter exempel. Ett lågt tal är en början på ett samtal, inte ett betyg.',
				'Look at the picture together. Where is the leg shortest? Where do you answer most differently? Talk about one leg at a time and look for examples. A low number is the beginning of a talk, not a mark.'
			),
			...{ minutes: 25, visibility: 'all', spider: 'rate' },
			fields: [
				notes('gap', t('Vad ligger bakom?', 'What lies behind?'), {
					rules: t('Regelverk', 'Rules'),
					organisation: t('Organisation', 'Organisation'),
					outlook: t('Synsätt', 'Outlook')
				})
			]
		},
		{
			key: 'acts',
			title: t('En sak på varje ben', 'One thing for each leg'),
			instruction: t(
				'Välj det ni själva råder över. Det ni inte råder över: skriv vem som gör det, och hur frågan når dit.',
				'Choose what is in your own hands. What is not: write in whose hands it is, and how the question gets there.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [list('acts', t('Det vi gör till nästa gång', 'What we do until next time'))]
		}
	]
}));
