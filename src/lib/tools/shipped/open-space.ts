import { inBoth, list, notes, rounds } from './in-both.ts';

export const openSpace = inBoth('open-space', (t) => {
	const session = (number: number) => ({
		key: `session-${number}`,
		title: t(`Pass ${number}`, `Session ${number}`),
		instruction: t(
			'Gå dit du är nyfiken. Lär du dig inget och bidrar du inte med något: gå vidare, det är artigt här. Den som bjöd in till ämnet ser till att det viktigaste skrivs upp.',
			'Go where you are curious. If you neither learn nor contribute: move on, here that is courteous. Whoever raised the topic sees that the most important is written down.'
		),
		...{ minutes: 40, visibility: 'group', fields: [] }
	});
	return {
		name: t('Open space', 'Open space'),
		purpose: t(
			'Deltagarna gör dagordningen själva och arbetar med det som är viktigast för dem just nu. Passar en halvdag när frågan är angelägen och ingen ännu vet svaret.',
			'Those who take part make the agenda themselves and work on what matters most to them now. Fits half a day when the question is urgent and nobody knows the answer yet.'
		),
		source: {
			text: t(
				'Formen kommer från Harrison Owen, Open Space Technology. Texten är skriven för Samsyn.',
				'The form comes from Harrison Owen, Open Space Technology. The text was written for Samsyn.'
			),
			link: { text: 'Open Space World', url: 'https://openspaceworld.org/' }
		},
		steps: [
			{
				key: 'opening',
				title: t('Öppning', 'Opening'),
				instruction: t(
					'Sitt i ring. Du som leder: säg dagens fråga, hur länge ni håller på och vad som händer med det ni kommer fram till. Fyra hållpunkter: de som är här är rätt personer, det börjar när det börjar, det som händer är det som kunde hända, och när det är slut är det slut.',
					'Sit in a circle. You who lead: say the question of the day, how long you have and what happens to what you arrive at. Four points to hold on to: those who are here are the right people, it starts when it starts, what happens is what could have happened, and when it is over it is over.'
				),
				...{ minutes: 15, visibility: 'all', fields: [] }
			},
			{
				key: 'market',
				title: t('Torget', 'The market place'),
				instruction: t(
					'Vill du prata om något? Skriv ämnet och ditt namn. Du behöver inte kunna det, bara vilja det. Fördela ämnena på passen och slå ihop bara om båda vill.',
					'Is there something you want to talk about? Write the topic and your name. You need not know it, only want it. Spread the topics over the sessions and join two only if both want to.'
				),
				...{ minutes: 20, visibility: 'all' },
				fields: [list('topics', t('Ämnen, och vem som bjuder in', 'Topics, and who convenes'))]
			},
			session(1),
			session(2),
			{
				key: 'reports',
				title: t('Det som kom fram', 'What came out'),
				instruction: t(
					'Skriv för varje ämne så att den som var i ett annat samtal förstår. Börja med ämnets namn.',
					'Write for each topic so that those who were in another talk understand. Begin with the name of the topic.'
				),
				...{ minutes: 15, visibility: 'all' },
				fields: [
					notes('reports', t('Från passen', 'From the sessions'), {
						seen: t('Det vi förstod', 'What we understood'),
						proposed: t('Det vi föreslår', 'What we propose')
					})
				]
			},
			{
				key: 'acts',
				title: t('Första stegen', 'First steps'),
				instruction: t(
					'Vilka förslag har någon som vill bära dem? Skriv vem och när. Resten får ligga kvar.',
					'Which proposals have somebody who wants to carry them? Write who and when. The rest may stay where it is.'
				),
				...{ minutes: 15, visibility: 'all' },
				fields: [list('acts', t('Det vi gör', 'What we do'))]
			},
			{
				key: 'closing',
				title: t('Avslutande runda', 'Closing round'),
				instruction: t(
					'En i taget: Vad tar du med dig härifrån? Det går bra att säga pass.',
					'One at a time: What do you take with you? It is fine to pass.'
				),
				...{ minutes: 15, visibility: 'all' },
				fields: [rounds('round', t('Rundan', 'The round'))]
			}
		]
	};
});
