import { inBoth, list, notes } from './in-both.ts';

export const worldCafe = inBoth('world-cafe', (t) => {
	const round = (number: number, sv: string, en: string) => ({
		...{ key: `round-${number}`, title: t(`Runda ${number}`, `Round ${number}`), instruction: t(sv, en) },
		...{ minutes: 20, visibility: 'group', fields: [] }
	});
	return {
		name: t('World café', 'World café'),
		purpose: t(
			'Många människor tänker vidare på varandras tankar i små samtal som blandas om. Passar när flera grupper eller parter ska förstå samma fråga, från ungefär tolv personer.',
			'Many people build on each other’s thoughts in small talks that are mixed anew. Fits when several groups or partner organisations are to understand the same question, from about twelve people.'
		),
		source: {
			text: t(
				'Formen kommer från Juanita Brown och David Isaacs. Texten är skriven för Samsyn.',
				'The form comes from Juanita Brown and David Isaacs. The text was written for Samsyn.'
			),
			link: { text: 'The World Café', url: 'https://theworldcafe.com/' }
		},
		steps: [
			{
				key: 'tables',
				title: t('Bord, frågor och värdar', 'Tables, questions and hosts'),
				instruction: t(
					'Skriv en fråga för varje bord och vem som är värd. En bra fråga är öppen, kort och angår alla parter. Värden stannar hela tiden, håller reda på tråden och ser till att alla kommer till tals. Fyra eller fem vid varje bord.',
					'Write one question for each table and who hosts it. A good question is open, short and concerns every partner organisation. The host stays throughout, keeps the thread and sees that everybody is heard. Four or five at each table.'
				),
				...{ minutes: 10, visibility: 'all' },
				fields: [list('tables', t('Frågor, med värd', 'Questions, with host'))]
			},
			round(
				1,
				'Prata om bordets fråga. Värden skriver det som är värt att bära vidare, inte allt som sägs.',
				'Talk about the question of the table. The host writes what is worth carrying on, not all that is said.'
			),
			round(
				2,
				'Alla utom värden byter bord, var för sig och inte i klunga. Värden berättar på två minuter vad som har sagts. Bygg vidare: vad känner ni igen, vad vill ni lägga till?',
				'All but the host change tables, each on their own and not in a bunch. The host tells in two minutes what has been said. Build on it: what do you recognise, what do you want to add?'
			),
			round(
				3,
				'Byt en gång till. Nu letar ni efter det som återkommer: Vad går igen från bord till bord? Vad har ingen sagt ännu?',
				'Change once more. Now look for what returns: What comes back from table to table? What has nobody said yet?'
			),
			{
				key: 'harvest',
				title: t('Skörd', 'Harvest'),
				instruction: t(
					'Värdarna berättar, tre minuter var. Alla lyssnar efter mönster och skriver dem här. Samma tanke behöver bara stå en gång.',
					'The hosts tell, three minutes each. All listen for patterns and write them here. The same thought needs to stand only once.'
				),
				...{ minutes: 20, visibility: 'all' },
				fields: [
					notes('harvest', t('Det vi bär med oss', 'What we carry with us'), {
						patterns: t('Mönster som återkom', 'Patterns that came back'),
						surprises: t('Det som överraskade', 'What surprised us'),
						open: t('Frågor som är kvar', 'Questions that remain')
					})
				]
			},
			{
				key: 'onward',
				title: t('Vidare', 'Onward'),
				instruction: t(
					'Vad ska hända nu, vem tar första steget och när? Skriv hellre tre saker som blir av än tio som inte blir det.',
					'What is to happen now, who takes the first step and when? Rather three things that come about than ten that do not.'
				),
				...{ minutes: 10, visibility: 'all' },
				fields: [list('onward', t('Det vi gör', 'What we do'))]
			}
		]
	};
});
