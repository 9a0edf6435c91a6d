import { inBoth, list, notes } from './in-both.ts';

export const parkingLot = inBoth('parking-lot', (t) => ({
	name: t('Parkeringsplats', 'Parking lot'),
	purpose: t(
		'Det som är viktigt men inte hör hit just nu får en plats, och innan ni går får varje rad någonstans att ta vägen.',
		'What matters but does not belong here now gets a place, and before you leave each line gets somewhere to go.'
	),
	source: {
		text: t(
			'En vanlig hjälp för den som leder möten, utan känd upphovsperson. Texten är skriven för Samsyn.',
			'A common aid for those who lead meetings, with no known author. The text was written for Samsyn.'
		)
	},
	steps: [
		{
			key: 'park',
			title: t('Parkera', 'Park'),
			instruction: t(
				'Öppet under hela mötet. Skriv ämnet och vem som tog upp det, så vet ni vem ni ska fråga. Säg högt att det är parkerat: då är det hört.',
				'Open during the whole meeting. Write the subject and who raised it, so that you know whom to ask. Say aloud that it is parked: then it has been heard.'
			),
			...{ minutes: null, visibility: 'all' },
			fields: [list('parked', t('Parkerat, och vem som tog upp det', 'Parked, and who raised it'))]
		},
		{
			key: 'clear',
			title: t('Tömma', 'Clear'),
			instruction: t(
				'Ta tio minuter före slutet. Gå igenom raderna en i taget. Den som tog upp ämnet säger vart det ska.',
				'Take ten minutes before the end. Go through the lines one at a time. Whoever raised the subject says where it goes.'
			),
			...{ minutes: 10, visibility: 'all' },
			fields: [
				notes('where', t('Vart det tog vägen', 'Where it went'), {
					next: t('Till nästa möte', 'To the next meeting'),
					other: t('Någon annan tar det', 'Somebody else takes it'),
					gone: t('Vi släpper det', 'We let it go')
				})
			]
		}
	]
}));
