import { inBoth, notes, text } from './in-both.ts';

export const dialogueCoffee = inBoth('dialogue-coffee', (t) => ({
	name: t('Dialogfika', 'Dialogue over coffee'),
	purpose: t(
		'Fikat blir ett samtal i små blandade grupper om ett ämne som gruppen själv väljer. Ger mycket på kort tid när många ses sällan.',
		'The coffee break becomes a talk in small mixed groups about a subject that the group chooses. Gives much in little time when many meet seldom.'
	),
	source: {
		text: t(
			'En form som används vid möten i svenska samordningsförbund. Texten är skriven för Samsyn.',
			'A form in use at meetings of Swedish coordination federations. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'subjects',
			title: t('Ämnen', 'Subjects'),
			instruction: t(
				'Skriv tre eller fyra ämnen i förväg, ett på varje rad. Räkna in er i grupper om fyra eller fem, med flera parter i varje. Varje grupp väljer ett ämne.',
				'Write three or four subjects beforehand, one on each line. Count yourselves into groups of four or five, several partner organisations in each. Each group chooses one subject.'
			),
			...{ minutes: 5, visibility: 'all' },
			fields: [text('subjects', t('Ämnen att välja på', 'Subjects to choose from'))]
		},
		{
			key: 'coffee',
			title: t('Fika och prata', 'Coffee and talk'),
			instruction: t(
				'Hämta kaffe och sätt er. Börja med att var och en säger en mening om varför ämnet angår just er. Be någon i gruppen minnas det viktigaste. Fem minuter före slut: vad vill ni att de andra får veta?',
				'Get coffee and sit down. Begin with one sentence each on why the subject concerns you. Ask somebody to remember the most important. Five minutes before the end: what do you want the others to know?'
			),
			...{ minutes: 25, visibility: 'group', fields: [] }
		},
		{
			key: 'back',
			title: t('Kort tillbaka', 'Briefly back'),
			instruction: t(
				'Varje grupp säger ämnet och högst tre saker, en minut per grupp. Någon skriver under tiden. Inget behöver lösas nu.',
				'Each group says its subject and at most three things, one minute a group. Somebody writes meanwhile. Nothing needs to be solved now.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [
				notes('back', t('Från borden', 'From the tables'), {
					take: t('Vi tar med oss', 'We take with us'),
					wonder: t('Vi undrar', 'We wonder'),
					propose: t('Vi föreslår', 'We propose')
				})
			]
		}
	]
}));
