import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Åsa Rönnqvist';
const leyla = 'Leyla Karagöz';

const start = (question: string): DemoItem[] => [
	item('opening', 'Öppnande och incheckning', { by: chair, min: 5 }, [`Runda: ${question}`]),
	item('previous', 'Dagordning och föregående anteckningar', { by: chair, min: 5 }, [
		'Dagordningen godkänns. Anteckningarna från den {before} läggs till handlingarna.'
	])
];
const end = (reflection: string): DemoItem[] => [
	item('reflection', 'Reflektion och nästa möte', { by: chair, min: 5 }, [reflection, 'Nästa möte är den {next}.'])
];

const first: DemoMeeting = {
	items: [
		...start('vad hoppas du att gruppen har gjort om ett år?'),
		item('discussion', 'Vad är den här gruppen till för?', { by: chair, min: 40, used: 52 }, [
			'Gruppen har mest utbytt information. Flera vill att den tar fram förslag som styrelsen kan besluta om.',
			'- En fråga åt gången, med någon som håller i den mellan mötena.',
			'- Det som kommer från lokala grupper ska alltid få ett svar, även när svaret är nej.',
			'- Den som inte kan komma skickar sin ersättare, med mandat.',
			'Beslut: att varje möte har minst en timme för utvecklingsfrågor.'
		]),
		item('report', 'Läget hos parterna', { min: 25 }, [
			'- Arbetsförmedlingen: ny organisation, kontaktvägarna är desamma.',
			'- Regionen: brist på rehabsamordnare på två vårdcentraler.',
			'- Kommunerna: försörjningsstödet ligger stilla i fyra av fem.'
		]),
		item('information', 'Rapport från styrelsen {board:before}', { by: 'Nadja Ilves', min: 10 }, [
			'Förbundschefen går igenom besluten. Frågor om beredningsgruppen besvaras.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		...end('Flera säger att det var första gången de fick tala till punkt.')
	]
};

const second: DemoMeeting = {
	items: [
		...start('vad har varit lättare än väntat sedan sist?'),
		item('report', 'Läget hos parterna', { min: 25 }, [
			'- Försäkringskassan: handläggningstiderna har gått ner.',
			'- Stensånge: arbetsmarknad och vuxenutbildning har fått gemensam ledning.',
			'- Norrlinge: väntar på beslut om lokaler.'
		]),
		item('group-talk', 'Samtal i par: när fungerar ett överlämnande?', { by: leyla, min: 35 }, [
			'Paren blandas så att ingen sitter med sin egen part.',
			'- När den som lämnar och den som tar emot har setts.',
			'- När personen själv vet vad som händer härnäst, och när.',
			'- När det finns ett namn och ett direktnummer i stället för en funktionsbrevlåda.'
		]),
		item('discussion', 'Medskick från lokala grupper', {
			by: leyla,
			min: 20,
			items: [
				item('discussion', 'Tolk vid första besöket', { by: 'Pontus Hjelmvik' }, [
					'Ärlunda undrar vem som bokar när flera parter möts. Gruppen landar i att den som kallar också bokar.'
				]),
				item('discussion', 'Kontaktlista som håller', { by: 'Jörgen Tallmark' }, [
					'Kansliet lägger upp en lista som var och en ansvarar för sin del av.'
				])
			]
		}),
		item('incoming', 'Inkommande handlingar', { by: leyla, min: 5 }, ['Inga.']),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		...end('Samtal i par ger mer än rundor. Gör om.')
	]
};

/** The order changes during the meeting, and a vote by show of hands leaves one hand uncounted. */
const third: DemoMeeting = {
	items: [
		...start('vilket ord beskriver samverkan hos er just nu?'),
		item('report', 'Läget hos parterna', { key: 'round', min: 25 }, [
			'- Regionen: primärvården får en ny ersättningsmodell. Oklart vad den betyder för gemensamma samtal.',
			'- Hökensby: ny förvaltningschef, samma person i gruppen.'
		]),
		item(
			'guest',
			'Vad gör en namngiven kontakt för skillnad?',
			{ takenBefore: 'round', by: 'Gäst: Disa Kvarnbäck, FoU Ljusbygd', min: 30 },
			[
				'Punkten tas först, eftersom gästen har en annan tid att passa.',
				'Disa Kvarnbäck har intervjuat handläggare hos alla fyra parter. Den som har ett namn att ringa ringer tidigare.'
			]
		),
		item('survey', 'Samverkansenkäten', { by: leyla, min: 20 }, [
			'Enkäten går ut till alla grupper. Minst fem svar krävs för att en grupp ska få se sitt resultat.'
		]),
		item('discussion', 'Egen del i budgeten för lokala grupper?', { by: 'Henrik Malmgård', min: 25, used: 34 }, [
			'Förslaget är att varje lokal grupp förfogar över en mindre summa. Gruppen är delad.',
			'Handuppräckning: 3 ja, 3 nej och 1 avstår. Åtta är med på mötet; en av dem hinner lämna rummet före räkningen.',
			'Frågan går inte vidare till styrelsen nu.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		...end('Svårt att räkna händer när några är på skärm.')
	]
};

const fourth: DemoMeeting = {
	items: [
		...start('vem har du ringt sedan sist?'),
		item('report', 'Läget hos parterna', { min: 25 }, [
			'Rundan tar längre tid än tänkt. Nästa gång skickar alla tre rader i förväg.'
		]),
		item('survey', 'Samverkansenkäten, resultat', { by: leyla, min: 30 }, [
			'Sju av åtta organisationer har svarat.',
			'- Högst: vi vet vem vi ska vända oss till.',
			'- Lägst: vi har tid att förbereda oss.',
			'Gruppen väljer förberedelser som sitt förbättringsområde.'
		]),
		item('discussion', 'Ersättare med mandat', { by: 'Samira Haddadi', min: 25 }, [
			'Var femte gång en part kommer med ersättare kan ersättaren inte säga ja.',
			'Beslut: att varje organisation ser över sina ersättares mandat före nästa möte.'
		]),
		item('incoming', 'Inkommande handlingar', { by: leyla, min: 5 }, [
			'Förfrågan från Ljusbygdens föreningsråd om att vara med i en lokal grupp. Norrlinge–Hökensby prövar.'
		]),
		item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
		...end('Bra att se siffror tillsammans.')
	]
};

export const regionalBeginning: DemoYear['past'] = [first, second, third, fourth];
export { end, start };

export const regionalStanding: DemoYear['standing'] = [
	ahead('opening', 'Öppnande och incheckning', { min: 5 }),
	ahead('previous', 'Dagordning och föregående anteckningar', { min: 5 }),
	ahead('report', 'Läget hos parterna', { min: 25 }),
	ahead('discussion', 'Medskick från lokala grupper', { min: 15 }),
	ahead('incoming', 'Inkommande handlingar', { min: 5 }),
	ahead('other', 'Övriga frågor', { min: 10 }),
	ahead('reflection', 'Reflektion och nästa möte', { min: 5 })
];
