import { inBoth, notes } from './in-both.ts';

export const buzz = inBoth('buzz', (t) => ({
	name: t('Bikupa', 'Buzz groups'),
	purpose: t(
		'Alla får säga något om en fråga innan någon säger något till alla. Bra efter en föredragning, eller när det har blivit tyst.',
		'Everybody says something about a question before anybody says it to all. Good after a presentation, or when it has gone quiet.'
	),
	source: {
		text: t(
			'Bikupan är en vanlig form i svensk folkbildning, utan känd upphovsperson. Texten är skriven för Samsyn.',
			'Buzz groups are a common form in Swedish adult education, with no known author. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'question',
			title: t('Frågan', 'The question'),
			instruction: t(
				'Du som leder: läs frågan högt två gånger. Den ska gå att svara på utan att ha läst på, till exempel: Vad i det vi just hörde angår din verksamhet mest? Säg hur lång tid ni har.',
				'You who lead: read the question aloud twice. It should be possible to answer unprepared, for instance: What of what we just heard matters most where you work? Say how long you have.'
			),
			...{ minutes: 2, visibility: 'all', fields: [] }
		},
		{
			key: 'buzz',
			title: t('Surra', 'Buzz'),
			instruction: t(
				'Vänd dig till den som sitter närmast, helst någon från en annan part. Prata halva tiden var. På distans: ni delas i små grupper. Enas om en sak som ni vill att alla ska höra.',
				'Turn to whoever sits closest, best somebody from another partner organisation. Half the time each. Those who are remote are put in small groups. Agree on one thing that you want everybody to hear.'
			),
			...{ minutes: 5, visibility: 'pair', fields: [] }
		},
		{
			key: 'gather',
			title: t('Samla', 'Gather'),
			instruction: t(
				'Varje par skriver sin sak. Läs dem högt utan att diskutera. Fråga sedan: Vad kom fler än ett par fram till? Vad sade bara ett?',
				'Each pair writes its one thing. Read them aloud without discussing. Then ask: What did more than one pair arrive at? What did only one say?'
			),
			...{ minutes: 8, visibility: 'all' },
			fields: [
				notes('heard', t('Från surret', 'From the buzz'), {
					said: t('Det här vill vi att alla hör', 'This we want everybody to hear'),
					asked: t('Det här undrar vi', 'This we wonder')
				})
			]
		}
	]
}));
