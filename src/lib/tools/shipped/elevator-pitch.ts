import { inBoth, notes, text } from './in-both.ts';

export const elevatorPitch = inBoth('elevator-pitch', (t) => ({
	name: t('Hisspitch', 'Elevator pitch'),
	purpose: t(
		'Blandade grupper skriver varsin minut om vad samverkan är bra för, så att alla kan berätta det med egna ord.',
		'Mixed groups each write one minute on what cooperation is good for, so that everybody can tell it in their own words.'
	),
	source: {
		text: t(
			'Hisspitchen är allmängods. Frågor och text är skrivna för Samsyn.',
			'The elevator pitch is common property. Questions and text were written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'listener',
			title: t('Vem lyssnar?', 'Who listens?'),
			instruction: t(
				'Bestäm vem ni möter i hissen: en ny kommunstyrelse, en kollega som aldrig hört talas om er, en journalist. Vad undrar hen?',
				'Decide whom you meet in the lift: a new council board, a colleague who has never heard of you, a journalist. What do they wonder?'
			),
			...{ minutes: 5, visibility: 'all' },
			fields: [text('listener', t('Den som lyssnar, och vad hen undrar', 'Who listens, and what they wonder'))]
		},
		{
			key: 'alone',
			title: t('Egna ord', 'Own words'),
			instruction: t(
				'Skriv några få ord under varje rubrik. Inga förkortningar.',
				'Write a few words under each heading. No abbreviations.'
			),
			...{ minutes: 5, visibility: 'alone' },
			fields: [
				notes('words', t('Mina ord', 'My words'), {
					need: t('Det som inte fungerar för invånaren', 'What does not work for the resident'),
					work: t('Det vi gör åt det', 'What we do about it'),
					better: t('Det som blir bättre', 'What gets better')
				})
			]
		},
		{
			key: 'write',
			title: t('Skriv en minut', 'Write one minute'),
			instruction: t(
				'I grupper med flera parter: välj bland orden och skriv något som tar högst en minut att säga. Börja med en människa i en vanlig situation, aldrig en verklig person. Läs högt för varandra och stryk.',
				'In groups with several partner organisations: choose among the words and write something that takes at most one minute to say. Begin with somebody in an ordinary situation, never a real person. Read aloud to each other and strike out.'
			),
			...{ minutes: 15, visibility: 'group', fields: [] }
		},
		{
			key: 'say',
			title: t('Säg den', 'Say it'),
			instruction: t(
				'En minut var, med klocka. Lägg in texten här. De andra säger bara vad de minns: det är det som bär.',
				'One minute each, by the clock. Put the text here. The others only say what they remember: that is what carries.'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [
				text('pitches', t('Våra minuter', 'Our minutes')),
				text('remembered', t('Det vi mindes', 'What we remembered'))
			]
		},
		{
			key: 'one',
			title: t('En som alla kan', 'One that all can say'),
			instruction: t(
				'Sätt ihop det som bar till en text. Vem säger den först, och för vem?',
				'Put what carried together into one text. Who says it first, and to whom?'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [text('one', t('Vår hisspitch', 'Our pitch'))]
		}
	]
}));
