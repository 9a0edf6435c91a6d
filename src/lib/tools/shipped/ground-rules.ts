import { inBoth, list, notes } from './in-both.ts';

export const groundRules = inBoth('ground-rules', (t) => ({
	name: t('Spelregler', 'Ground rules'),
	purpose: t(
		'Gruppen kommer överens om hur ni vill ha det tillsammans, i egna ord och så få att ni minns dem.',
		'The group agrees on how you want to be together, in your own words and so few that you remember them.'
	),
	source: {
		text: t(
			'Att avtala spelregler är allmängods i grupparbete. Texten är skriven för Samsyn.',
			'Agreeing on ground rules is common property in group work. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'alone',
			title: t('Så fungerar jag', 'How I work'),
			instruction: t(
				'Tänk på en grupp där du vågade säga vad du tänkte. Vad gjorde de andra? Skriv för dig själv. Lapparna visas sedan med namn.',
				'Think of a group where you dared to say what you thought. What did the others do? Write on your own. The notes are shown with names afterwards.'
			),
			...{ minutes: 5, visibility: 'alone' },
			fields: [
				notes('me', t('Jag i en grupp', 'Me in a group'), {
					helps: t('Det hjälper mig när ni', 'It helps me when you'),
					hinders: t('Det hindrar mig när ni', 'It hinders me when you')
				})
			]
		},
		{
			key: 'together',
			title: t('Våra regler', 'Our rules'),
			instruction: t(
				'Läs lapparna. Skriv högst sju regler, som något ni gör: ”den som inte hinner säger till i tid”. Glöm inte hur ni gör när någon deltar på distans, och vad som stannar i rummet.',
				'Read the notes. Write at most seven rules, as something you do: “whoever cannot manage says so in time”. Do not forget how you do it when somebody is remote, and what stays in the room.'
			),
			...{ minutes: 15, visibility: 'all' },
			fields: [notes('rules', t('Spelregler', 'Ground rules'), { rules: t('Så här gör vi', 'This is what we do') })]
		},
		{
			key: 'stand',
			title: t('Kan du stå för dem?', 'Can you stand by them?'),
			instruction: t(
				'Svara för dig själv. Saknar någon något går ni tillbaka ett steg: ingenting försvinner.',
				'Answer for yourself. If somebody misses something you go back one step: nothing is lost.'
			),
			...{ minutes: 2, visibility: 'alone' },
			fields: [
				{
					...{ kind: 'choice', key: 'stand', several: false },
					label: t('Kan du stå för reglerna?', 'Can you stand by the rules?'),
					options: [
						{ key: 'yes', label: t('Ja', 'Yes') },
						{ key: 'almost', label: t('Ja, om vi ändrar något', 'Yes, if we change something') },
						{ key: 'no', label: t('Nej, inte ännu', 'No, not yet') }
					]
				}
			]
		},
		{
			key: 'keep',
			title: t('Hålla dem levande', 'Keep them alive'),
			instruction: t(
				'När läser ni reglerna nästa gång, och vem påminner? Vad gör ni när någon bryter mot dem?',
				'When do you read the rules next, and who reminds you? What do you do when somebody breaks them?'
			),
			...{ minutes: 5, visibility: 'all' },
			fields: [list('keep', t('Så påminner vi oss', 'How we remind ourselves'))]
		}
	]
}));
