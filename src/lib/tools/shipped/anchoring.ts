import { inBoth, list, notes, text } from './in-both.ts';

export const anchoring = inBoth('anchoring', (t) => ({
	name: t('Förankring före och efter', 'Support before and after'),
	purpose: t(
		'Före ett styrelsebeslut vet var och en vem de har talat med och vilket mandat de har. Efter beslutet når det dem det berör.',
		'Before a decision of the board everyone knows whom they have talked to and what mandate they have. After it, it reaches those it concerns.'
	),
	source: {
		text: t(
			'Utgår från hur samordningsförbund beskriver parternas interna förankring. Frågorna är Samsyns egna.',
			'Starts from how coordination federations describe the support within each partner organisation. The questions are Samsyn’s own.'
		)
	},
	steps: [
		{
			key: 'matter',
			title: t('Före: vad ska beslutas?', 'Before: what is to be decided?'),
			instruction: t(
				'Skriv ärendet i en mening och vilken dag det avgörs. Säg vad som kommer att märkas hos er om det blir ja.',
				'Write the matter in one sentence and the day it is settled. Say what will be noticed where you are if it is a yes.'
			),
			...{ minutes: 5, visibility: 'all' },
			fields: [text('matter', t('Ärendet, och dagen', 'The matter, and the day'))]
		},
		{
			key: 'own',
			title: t('Före: så står det hos oss', 'Before: how it stands with us'),
			instruction: t(
				'Skriv för din organisation. ”Ingen ännu” är ett bra svar. Lapparna visas med namn, så att ni ser vem som svarar för vad.',
				'Write for your organisation. “Nobody yet” is a good answer. The notes are shown with names, so that you see who answers for what.'
			),
			...{ minutes: 8, visibility: 'alone' },
			fields: [
				notes('own', t('Hos oss', 'With us'), {
					talked: t('Har talat med', 'Have talked to'),
					mandate: t('Mandat jag har', 'Mandate I have'),
					questions: t('Frågor vi har', 'Questions we have')
				})
			]
		},
		{
			key: 'gaps',
			title: t('Före: det som fattas', 'Before: what is missing'),
			instruction: t(
				'Läs varandras lappar. Var fattas ett samtal eller ett mandat? Bestäm vem som tar det, och till vilken dag.',
				'Read each other’s notes. Where is a talk or a mandate missing? Decide who takes it, and by what day.'
			),
			...{ minutes: 12, visibility: 'all' },
			fields: [list('gaps', t('Att göra före beslutet', 'To do before the decision'))]
		},
		{
			key: 'decided',
			title: t('Efter: vad blev det?', 'After: what did it become?'),
			instruction: t(
				'Skriv beslutet så att en kollega som inte var där förstår det, och vad som inte beslutades.',
				'Write the decision so that a colleague who was not there understands it, and what was not decided.'
			),
			...{ minutes: 5, visibility: 'all' },
			fields: [text('decided', t('Beslutet med vanliga ord', 'The decision in plain words'))]
		},
		{
			key: 'tell',
			title: t('Efter: berätta', 'After: tell'),
			instruction: t(
				'En rad för varje organisation: vem berättar för vilka, och när? Saknas någon av era organisationer i listan?',
				'One line for each organisation: who tells whom, and when? Is any of your organisations missing from the list?'
			),
			...{ minutes: 8, visibility: 'all' },
			fields: [list('tell', t('Berättar för, och när', 'Tells whom, and when'))]
		},
		{
			key: 'back',
			title: t('Efter: så togs det emot', 'After: how it was received'),
			instruction: t(
				'Gå tillbaka hit på nästa möte. Vad sade de som fick höra det? Det är nästa mötes första fråga.',
				'Come back here at the next meeting. What did those who heard it say? That is the first question of the next meeting.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [
				notes('back', t('Återkoppling', 'Feedback'), {
					well: t('Togs emot väl', 'Was received well'),
					questions: t('Nya frågor', 'New questions'),
					onward: t('Behöver tas vidare', 'Needs to go further')
				})
			]
		}
	]
}));
