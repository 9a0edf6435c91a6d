import { agree, inBoth, list, notes } from './in-both.ts';

export const cooperationSurvey = inBoth('cooperation-survey', (t) => {
	const ends = [t('Stämmer inte alls', 'Not true at all'), t('Stämmer helt', 'Entirely true')] as const;
	return {
		name: t('Samverkansenkät', 'Cooperation survey'),
		purpose: t(
			'Samma korta enkät varje halvår om samverkan och trygghet i gruppen, och ett samtal om vad svaren betyder. Ändra inte påståendena mellan gångerna, så går de att jämföra.',
			'The same short survey every half-year on cooperation and safety in the group, and a talk about what the answers mean. Do not change the statements in between, and they can be compared.'
		),
		source: {
			text: t(
				'Påståendena är Samsyns egna. De om trygghet är inspirerade av Amy Edmondsons artikel om psykologisk trygghet i arbetslag (1999), men är varken hennes frågor eller en översättning, och inte ett prövat mätinstrument.',
				'The statements are Samsyn’s own. Those on safety are inspired by Amy Edmondson’s article on psychological safety in work teams (1999), but are neither her questions nor a translation, and no tested instrument.'
			),
			link: { text: 'Edmondson 1999', url: 'https://doi.org/10.2307/2666999' }
		},
		notice: t(
			'Svara om gruppen som helhet. Skriv inget om enskilda personer, varken kollegor eller deltagare.',
			'Answer about the group as a whole. Write nothing about individuals, neither colleagues nor participants.'
		),
		steps: [
			{
				key: 'why',
				title: t('Varför vi gör det här', 'Why we do this'),
				instruction: t(
					'Du som leder: säg vad svaren ska användas till och vem som får se dem. Enkäten är början på ett samtal. Ingen part och ingen person räknas för sig.',
					'You who lead: say what the answers are for and who will see them. The survey is the beginning of a talk. No organisation and no person is counted separately.'
				),
				...{ minutes: 3, visibility: 'all', fields: [] }
			},
			{
				key: 'cooperation',
				title: t('Samverkan till vardags', 'Everyday cooperation'),
				instruction: t(
					'Tänk på det senaste halvåret. Går något inte att svara på: hoppa över det.',
					'Think of the last half-year. If something cannot be answered: skip it.'
				),
				...{ minutes: 4, visibility: 'alone', anonymous: true },
				fields: agree(...ends, {
					reaches: t(
						'Det vi kommer överens om når dem hos min part som behöver veta.',
						'What we agree on reaches those in my organisation who need to know.'
					),
					'comes-in': t(
						'Det som ändras hos de andra parterna får jag veta i tid.',
						'I learn in time what changes in the other organisations.'
					),
					knows: t(
						'Jag vet vem jag kan ringa hos var och en av de andra parterna.',
						'I know whom to call in each of the other organisations.'
					),
					between: t(
						'När något hamnar mellan oss tar någon tag i det.',
						'When something falls between us, somebody takes hold of it.'
					),
					mandate: t(
						'Jag har det mandat jag behöver för att bidra i gruppen.',
						'I have the mandate I need to contribute to the group.'
					),
					matters: t(
						'Våra möten leder till något som märks mellan dem.',
						'Our meetings lead to something that is noticed between them.'
					)
				})
			},
			{
				key: 'safety',
				title: t('Trygghet i gruppen', 'Safety in the group'),
				instruction: t(
					'Svara som det är för dig i just den här gruppen.',
					'Answer as it is for you in this very group.'
				),
				...{ minutes: 4, visibility: 'alone', anonymous: true },
				fields: agree(...ends, {
					wrong: t(
						'I den här gruppen kan jag berätta om något som gått fel.',
						'In this group I can tell of something that went wrong.'
					),
					hard: t('Här går det att ta upp svåra frågor.', 'Difficult questions can be raised here.'),
					different: t(
						'Olikheter mellan parter och personer är välkomna här.',
						'Differences between organisations and people are welcome here.'
					),
					unfinished: t(
						'Jag vågar prova en tanke som inte är färdig.',
						'I dare try out a thought that is not finished.'
					),
					help: t('Det är lätt att be en annan part om hjälp.', 'It is easy to ask another organisation for help.'),
					against: t(
						'Ingen här motarbetar det jag försöker åstadkomma.',
						'Nobody here works against what I try to achieve.'
					),
					used: t('Det jag och min part kan tas till vara.', 'What my organisation and I can do is put to use.')
				})
			},
			{
				key: 'words',
				title: t('Med egna ord', 'In your own words'),
				instruction: t(
					'Ett exempel räcker. Skriv så att ingen kan kännas igen.',
					'One example is enough. Write so that nobody can be recognised.'
				),
				...{ minutes: 5, visibility: 'alone', anonymous: true },
				fields: [
					notes('words', t('Det senaste halvåret', 'The last half-year'), {
						better: t('Det här har blivit bättre', 'This has got better'),
						chafes: t('Det här skaver', 'This chafes')
					})
				]
			},
			{
				key: 'analysis',
				title: t('Vad betyder det?', 'What does it mean?'),
				instruction: t(
					'Titta under tystnad i två minuter. Börja sedan i det som spretar mest, inte i det som är lägst: vad kan det bero på att vi har så olika bild? Jämför med förra gången om ni har svarat förut. Gissa aldrig vem som svarat vad.',
					'Look in silence for two minutes. Then begin with what is most spread, not with what is lowest: why do we see it so differently? Compare with last time if you have answered before. Never guess who answered what.'
				),
				...{ minutes: 20, visibility: 'all' },
				fields: [
					notes('analysis', t('Vår tolkning', 'Our reading'), {
						keep: t('Det här ska vi vårda', 'This we should look after'),
						understand: t('Det här vill vi förstå bättre', 'This we want to understand better'),
						change: t('Det här vill vi ändra', 'This we want to change')
					})
				]
			},
			{
				key: 'acts',
				title: t('Till nästa halvår', 'Until the next half-year'),
				instruction: t(
					'Högst två saker. Skriv också vilken dag ni svarar nästa gång.',
					'At most two things. Write the day you answer next, too.'
				),
				...{ minutes: 8, visibility: 'all' },
				fields: [list('acts', t('Det vi gör', 'What we do'))]
			}
		]
	};
});
