import { inBoth, list, notes, text } from './in-both.ts';

export const developmentProposal = inBoth('development-proposal', (t) => ({
	name: t('Utvecklingsförslag', 'Development proposal'),
	purpose: t(
		'En grupp arbetar fram ett underlag som styrelsen kan besluta om: från behov till förslag till beslut.',
		'A group works out something that the board can decide on: from need to proposed decision.'
	),
	source: {
		text: t(
			'Följer arbetsgången i svenska samordningsförbund, där chefsgruppen tar fram förslag till styrelsen. Rubrikerna är Samsyns egna.',
			'Follows the way of working in Swedish coordination federations, where the managers’ group prepares proposals for the board. The headings are Samsyn’s own.'
		)
	},
	steps: [
		{
			key: 'need',
			title: t('Behovet', 'The need'),
			instruction: t(
				'Skriv för dig själv. Vad har du sett, och hur vet du det? Siffror är bra, iakttagelser också. Beskriv lägen, aldrig en person.',
				'Write on your own. What have you seen, and how do you know? Figures are good, observations too. Describe situations, never a person.'
			),
			...{ minutes: 8, visibility: 'alone' },
			fields: [
				notes('need', t('Behovet', 'The need'), {
					seen: t('Det jag har sett', 'What I have seen'),
					known: t('Så vet jag det', 'How I know')
				})
			]
		},
		{
			key: 'core',
			title: t('Kärnan', 'The core'),
			instruction: t(
				'Läs lapparna. Enas om högst tre meningar: för vilka är det här ett problem, och vad händer om inget görs?',
				'Read the notes. Agree on at most three sentences: for whom is this a problem, and what happens if nothing is done?'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [text('core', t('Behovet, som styrelsen ska läsa det', 'The need, as the board will read it'))]
		},
		{
			key: 'proposal',
			title: t('Förslaget', 'The proposal'),
			instruction: t(
				'Vad föreslår ni att ni gör, var och hur länge? Pröva det mot behovet: löser det här det ni just skrev?',
				'What do you propose to do, where and for how long? Try it against the need: does this solve what you just wrote?'
			),
			...{ minutes: 20, visibility: 'all' },
			fields: [
				text('proposal', t('Det vi föreslår', 'What we propose')),
				text('others', t('Det vi valde bort, och varför', 'What we left out, and why'))
			]
		},
		{
			key: 'parties',
			title: t('Parterna', 'The partner organisations'),
			instruction: t(
				'Gå laget runt. Vad bidrar din part med, och vad behöver du förankra först? En part som inte är här: skriv vem som frågar.',
				'Go around. What does yours contribute, and what do you have to get support for first? One that is not here: write who asks.'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [
				notes('parties', t('Parternas del', 'Each one’s share'), {
					gives: t('Bidrar med', 'Contributes'),
					gains: t('Har nytta av', 'Gains'),
					asks: t('Behöver förankra', 'Needs support for')
				})
			]
		},
		{
			key: 'weigh',
			title: t('Nytta, kostnad, risk', 'Benefit, cost, risk'),
			instruction: t(
				'Skriv så att den som läser kan säga emot. Hur ser ni om ett år att det blev bra?',
				'Write so that the reader can object. How do you see in a year that it turned out well?'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [
				notes('weigh', t('Väga', 'Weigh'), {
					benefit: t('Nytta för den enskilde', 'Benefit for the individual'),
					cost: t('Kostnad och arbetstid', 'Cost and working time'),
					risk: t('Risker', 'Risks'),
					follow: t('Så följer vi upp', 'How we follow up')
				})
			]
		},
		{
			key: 'decision',
			title: t('Förslag till beslut', 'Proposed decision'),
			instruction: t(
				'Skriv att-satser, en på varje rad: att bevilja …, att ge … i uppdrag att …, att följa upp … En sats, ett beslut.',
				'Write the decision point by point, one on each line: to grant …, to instruct … to …, to follow up … One point, one decision.'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [text('decision', t('Styrelsen föreslås besluta', 'The board is proposed to decide'))]
		},
		{
			key: 'onward',
			title: t('Vägen dit', 'The way there'),
			instruction: t(
				'Vem skriver rent, vem talar med vem, och till vilket möte ska det vara klart?',
				'Who writes the final text, who talks to whom, and for which meeting is it to be ready?'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [list('onward', t('Det som är kvar att göra', 'What remains to be done'))]
		}
	]
}));
