import { inBoth, text } from './in-both.ts';

export const fiveFingers = inBoth('five-fingers', (t) => {
	const fingers = (key: string) => ({
		...{ kind: 'scale', key, label: t('Mitt stöd för förslaget', 'My support for the proposal'), from: 0, to: 5 },
		low: t('Nej, jag kan inte stå bakom det', 'No, I cannot stand behind it'),
		high: t('Ja, och jag hjälper gärna till att genomföra det', 'Yes, and I gladly help to carry it out')
	});
	return {
		name: t('Fem fingrar', 'Five fingers'),
		purpose: t(
			'På några minuter ser ni hur starkt stöd ett förslag har, och vad som skulle göra det starkare. Ett sätt att söka samsyn: det är ingen omröstning och ersätter inget beslut.',
			'In a few minutes you see how strongly a proposal is supported, and what would make the support stronger. A way to look for a shared view: it is no vote and replaces no decision.'
		),
		source: {
			text: t(
				'Bygger på handtecknet ”fist to five”, som används i många rörelser och saknar säker upphovsperson. Texten är skriven för Samsyn.',
				'Based on the hand sign “fist to five”, used in many movements and without a certain author. The text was written for Samsyn.'
			)
		},
		steps: [
			{
				key: 'proposal',
				title: t('Förslaget', 'The proposal'),
				instruction: t(
					'Skriv förslaget så att det går att svara ja eller nej på. Ta bara frågor om vad det betyder, inte om det är bra.',
					'Write the proposal so that it can be answered with yes or no. Take only questions about what it means, not whether it is good.'
				),
				...{ minutes: 5, visibility: 'all' },
				fields: [text('proposal', t('Förslaget lyder', 'The proposal reads'))]
			},
			{
				key: 'first',
				title: t('Fingrarna, första gången', 'The fingers, first time'),
				instruction: t(
					'0: nej. 1: stora invändningar. 2: jag vill ändra något först. 3: det duger. 4: bra. 5: ja, och jag hjälper till. Svara för dig och ditt uppdrag. Allas svar visas på en gång.',
					'0: no. 1: great objections. 2: I want to change something first. 3: it will do. 4: good. 5: yes, and I help. Answer for yourself and your mandate. All answers are shown at once.'
				),
				...{ minutes: 2, visibility: 'alone' },
				fields: [fingers('support')]
			},
			{
				key: 'listen',
				title: t('Lyssna', 'Listen'),
				instruction: t(
					'Börja hos dem som visade två eller färre: Vad skulle behöva vara annorlunda för att du skulle gå upp till tre? Ingen svarar emot. Ändra sedan förslaget om det blir bättre av det.',
					'Begin with those who showed two or fewer: What would have to be different for you to go up to three? Nobody argues. Then change the proposal if it gets better by it.'
				),
				...{ minutes: 12, visibility: 'all' },
				fields: [
					text('needed', t('Det som behövs', 'What is needed')),
					text('changed', t('Förslaget lyder nu', 'The proposal now reads'))
				]
			},
			{
				key: 'second',
				title: t('Fingrarna, andra gången', 'The fingers, second time'),
				instruction: t(
					'Samma fråga om förslaget som det lyder nu. Har du inte ändrat dig är det också ett svar.',
					'The same question about the proposal as it now reads. If you have not changed your mind, that is an answer too.'
				),
				...{ minutes: 2, visibility: 'alone' },
				fields: [fingers('support-again')]
			},
			{
				key: 'stands',
				title: t('Var vi står', 'Where we stand'),
				instruction: t(
					'Alla på tre eller mer: ni har samsyn, skriv vad den gäller. Annars: skriv vad ni är överens om, vad som skiljer och vem som behöver säga sitt.',
					'All at three or more: you share a view, write what it covers. Otherwise: write what you agree on, what differs and who needs to have a say.'
				),
				...{ minutes: 5, visibility: 'all' },
				fields: [text('stands', t('Det vi kan säga tillsammans', 'What we can say together'))]
			}
		]
	};
});
