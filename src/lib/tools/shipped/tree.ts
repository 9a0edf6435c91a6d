import { inBoth, list, notes, text } from './in-both.ts';

export const tree = inBoth('tree', (t) => ({
	name: t('Trädet', 'The tree'),
	purpose: t(
		'Ni ritar samverkan som ett träd: det som bär, det som håller ihop och det som andra ser. Bra inför en verksamhetsplan eller när nya ska förstå vad ni gör.',
		'You draw your cooperation as a tree: what carries it, what holds it together and what others see. Good before a working plan, or when new people are to understand what you do.'
	),
	source: {
		text: t(
			'Trädet används som bild i svenska samordningsförbund. Frågor och text är skrivna för Samsyn.',
			'The tree is used as a picture in Swedish coordination federations. Questions and text were written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'alone',
			title: t('Ditt träd', 'Your tree'),
			instruction: t(
				'Jordmånen: vad behöver vara på plats hos parterna? Stammen: vad är det vi gör tillsammans? Kronan: vad märker invånarna? Skriv så som det är i dag.',
				'The soil: what has to be in place with the partner organisations? The trunk: what is it we do together? The crown: what do residents notice? Write as it is today.'
			),
			...{ minutes: 8, visibility: 'alone' },
			fields: [
				notes('tree', t('Trädet i dag', 'The tree today'), {
					soil: t('Jordmån', 'Soil'),
					trunk: t('Stam', 'Trunk'),
					crown: t('Krona', 'Crown')
				})
			]
		},
		{
			key: 'read',
			title: t('Läs nerifrån', 'Read from below'),
			instruction: t(
				'Läs jordmånen först, kronan sist. Vad i kronan saknar stam? Vad i jorden ger ingenting längre? Var ser parterna olika?',
				'Read the soil first, the crown last. What in the crown has no trunk? What in the soil no longer gives anything? Where do partner organisations see differently?'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [text('seen', t('Det vi ser', 'What we see'))]
		},
		{
			key: 'tend',
			title: t('Sköt trädet', 'Tend the tree'),
			instruction: t(
				'Vad vill ni vattna, beskära och plantera det kommande året? Beskära är det svåra: skriv minst en sak.',
				'What do you want to water, prune and plant in the coming year? Pruning is the hard part: write at least one thing.'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [
				notes('tend', t('Det kommande året', 'The coming year'), {
					water: t('Vattna', 'Water'),
					prune: t('Beskära', 'Prune'),
					plant: t('Plantera', 'Plant')
				})
			]
		},
		{
			key: 'acts',
			title: t('Vem håller i kannan?', 'Who holds the can?'),
			instruction: t('Skriv vem som gör vad före nästa gång ni ses.', 'Write who does what before you meet next.'),
			...{ minutes: 8, visibility: 'all' },
			fields: [list('acts', t('Det vi gör', 'What we do'))]
		}
	]
}));
