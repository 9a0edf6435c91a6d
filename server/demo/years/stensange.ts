import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Jörgen Tallmark';

/** Only the secretary writes here, in the short manner of someone used to minutes. */
const start: DemoItem[] = [
	item('opening', 'Mötet öppnas', { by: chair, min: 5 }, ['Ordföranden öppnar mötet.']),
	item('agenda', 'Dagordning', { by: chair, min: 5 }, ['Godkänns.']),
	item('previous', 'Föregående anteckningar', { by: chair, min: 5 }, ['Läggs till handlingarna.'])
];
const end: DemoItem[] = [
	item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inga.']),
	item('next-meeting', 'Nästa möte', { by: chair, min: 5 }, ['{next} kl. 13.00, Sessionssalen.']),
	item('closing', 'Mötet avslutas', { by: chair, unnumbered: true }, ['Ordföranden avslutar mötet.'])
];

const first: DemoMeeting = {
	items: [
		...start,
		item('report', 'Verkstan: lägesrapport', { by: 'Vendela Örtagren', min: 30 }, [
			'Lokalen är inredd. Två handledare är anställda, en av dem på halvtid.',
			'Platserna fördelas av kommunen och Arbetsförmedlingen tillsammans varje måndag.',
			'Beslut: att följa upp beläggningen varje kvartal.'
		]),
		item('discussion', 'Gränsen mellan arbetsträning och praktik', { by: 'Anders Lövhammar', min: 35 }, [
			'Parterna använder orden olika. Det märks när en plan skrivs.',
			'- Kommunen: arbetsträning är att pröva, praktik är att lära.',
			'- Arbetsförmedlingen: praktik är ett beslut med ett slutdatum.',
			'Jasmina Begović skriver en ordlista på en sida.'
		]),
		item('information', 'Från vården', { by: 'Johan Sälgström', min: 15 }, [
			'Vårdcentralen har fått en rehabsamordnare på deltid.'
		]),
		...end
	]
};

const second: DemoMeeting = {
	place: 'Verkstan, Industrigatan 9, Stensånge',
	items: [
		...start,
		item('report', 'Ordlistan', { by: 'Jasmina Begović', min: 15 }, [
			'Tolv ord. Två är vi fortfarande oense om: arbetsförmåga och redo.',
			'Beslut: att använda ordlistan i ett halvår.'
		]),
		item('guest', 'Studiebesök på Verkstan', { by: 'Gäst: handledarna på Verkstan', min: 60, used: 74 }, [
			'Mötet flyttar till Verkstan. Handledarna visar hur en vecka ser ut.',
			'Kvar att lösa: transporter från Hökensby, och vem som betalar skyddskläder.'
		]),
		item('decision', 'Skyddskläder', { by: chair, min: 10 }, [
			'Beslut: att kommunen köper in, och att kostnaden tas upp i nästa ansökan.'
		]),
		...end
	]
};

const third: DemoMeeting = {
	items: [
		...start,
		item('section', 'Från parterna'),
		item('information', 'Försäkringskassan', { by: 'Eleni Papadakis', min: 10 }, [
			'Ersättare saknas fortfarande för gruppen.'
		]),
		item('information', 'Arbetsförmedlingen', { by: 'Anders Lövhammar', min: 10 }, [
			'Två nya samverkanshandläggare börjar.'
		]),
		item('section', 'Till beslut'),
		item('decision', 'Medskick: unga mellan sjukskrivning och skola', { by: 'Lars-Erik Skoglycke', min: 30 }, [
			'Vuxenutbildningen möter unga som har avbrutit sina studier och samtidigt är sjukskrivna. Ingen part ser hela bilden.',
			'Beslut: att skicka frågan till Regionala samverkansgruppen.'
		]),
		item('decision', 'Ansökan om fortsatta medel till Verkstan', { by: 'Vendela Örtagren', min: 30 }, [
			'Ansökan görs med Hökensby. Planen för övertagande skrivs av de båda förvaltningarna.',
			'Beslut: att ställa sig bakom ansökan.'
		]),
		...end
	]
};

const fourth: DemoMeeting = {
	items: [
		...start,
		item('report', 'Verkstan: beläggning', { by: 'Vendela Örtagren', min: 20 }, [
			'Arton av tjugo platser är fyllda. Redovisas totalt och för kvinnor och män.'
		]),
		item('discussion', 'Språkstöd i kartläggningssamtal', { by: chair, min: 40 }, [
			'Tolk fungerar dåligt i långa samtal. Språkstödjare finns i Ärlunda men inte här.',
			'Beslut: att fråga Regionala samverkansgruppen om parterna kan dela på språkstödjare.'
		]),
		item('information', 'Deltagande observatör', { by: chair, min: 5 }, [
			'Noah Lindeskog-Abebe följer gruppen som trainee, utan att delta i ställningstaganden.'
		]),
		...end
	]
};

const next: DemoMeeting = {
	items: [
		ahead('opening', 'Mötet öppnas', { by: chair, min: 5 }),
		ahead('agenda', 'Dagordning', { by: chair, min: 5 }),
		ahead('previous', 'Föregående anteckningar', { by: chair, min: 5 }),
		ahead('report', 'Svar från Regionala samverkansgruppen {regional:before}', { by: 'Leyla Karagöz', min: 20 }, [
			'Två av våra frågor behandlas där: unga mellan sjukskrivning och skola, och språkstöd.'
		]),
		ahead('discussion', 'Verkstan: hur tar kommunerna över?', { by: 'Vendela Örtagren', min: 40 }, [
			'Styrelsen har gett oss ett år och vill se en plan inom sex månader.',
			'- Vilka delar kan bli ordinarie verksamhet direkt?',
			'- Vilka kräver att två kommuner delar på en tjänst?',
			'- Vad händer med platserna om planen inte håller?'
		]),
		ahead('discussion', 'Ordlistan, ett halvår senare', { by: 'Jasmina Begović', min: 20 }),
		ahead('other', 'Övriga frågor', { by: chair, min: 10 }),
		ahead('next-meeting', 'Nästa möte', { by: chair, min: 5 }),
		ahead('closing', 'Mötet avslutas', { by: chair, unnumbered: true })
	]
};

export const stensange: DemoYear = {
	past: [first, second, third, fourth],
	coming: [next],
	standing: next.items
};
