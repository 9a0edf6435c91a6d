import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Per-Anders Ryttinger';
const vice = 'Teodor Widforss';
const hampus = 'Hampus Nyhlén';

const start = (by: string, words: string): DemoItem[] => [
	item('opening', 'Incheckning', { by, min: 10 }, [words]),
	item('previous', 'Anteckningar och löften från sist', { by, min: 10 }, [
		'Vi läser listan från den {before}. Det som inte är gjort får ett nytt datum.'
	])
];
const end = (by: string): DemoItem[] => [
	item('other', 'Övriga frågor', { by, min: 10 }, ['Inget anmält.']),
	item('reflection', 'Hur var mötet?', { by, min: 10 }, ['Runda. Nästa gång ses vi den {next}.'])
];

const first: DemoMeeting = {
	items: [
		...start(chair, 'Vi är i Norrlinge i dag.'),
		item('discussion', 'Två kommuner, en grupp: vad är vårt och vad är gemensamt?', { by: chair, min: 50, used: 63 }, [
			'# Gemensamt',
			'- Samarbetet med vården. Vårdcentralen har samma upptagningsområde.',
			'- Kontakten med Försäkringskassan och Arbetsförmedlingen.',
			'# Var för sig',
			'- Försörjningsstödet, och hur vi prioriterar.',
			'Beslut: att alltid ta det gemensamma före pausen.'
		]),
		item('report', 'Läget hos parterna', { min: 30 }, [
			'Arbetsförmedlingen flyttar sitt kontor i Norrlinge. Inga öppettider försvinner.'
		]),
		...end(chair)
	]
};

const second: DemoMeeting = {
	place: 'Kommunhuset i Hökensby, Bryggan',
	items: [
		...start(vice, 'Vi är i Hökensby. Vägen är avstängd, så den som inte kom fram deltar på distans.'),
		item('guest', 'Föreningslivet som väg in', { by: 'Gäst: Josef Barakat, Ljusbygdens föreningsråd', min: 40 }, [
			'Fyra föreningar tar emot den som vill börja i liten skala. Det som saknas är någon som följer med första gången.',
			'Gruppen vill ha föreningsrådet vid bordet.',
			'Beslut: att adjungera Josef Barakat till gruppen.'
		]),
		item('report', 'Verkstan: resor från Hökensby', { by: vice, min: 20 }, [
			'Bussen går, men på fel tid. Kollektivtrafiken är kontaktad.'
		]),
		item('decision', 'Gemensam bokning av samtalsrum', { by: 'Johan Sälgström', min: 20, left: 'planned' }, [
			'Hinner inte behandlas. Följer med till nästa möte.'
		]),
		...end(vice)
	]
};

const third: DemoMeeting = {
	items: [
		...start(chair, 'Vi är i Norrlinge. Välkommen Josef Barakat.'),
		item('decision', 'Gemensam bokning av samtalsrum', { by: 'Johan Sälgström', min: 20 }, [
			'Kommer från förra mötet. Vårdcentralen har två rum som står tomma på eftermiddagarna.',
			'Beslut: att pröva i tre månader, och att kommunerna bokar.'
		]),
		item('survey', 'Samverkansenkäten', { by: hampus, min: 25 }, [
			'Gruppen ligger lågt på tid och högt på att våga säga emot.'
		]),
		item('discussion', 'När många är lediga samtidigt', { by: 'Henrik Malmgård', min: 35 }, [
			'Flera insatser stänger samma veckor. Den som nyss kommit i gång tappar fart.',
			'- Kan någon hålla öppet för flera?',
			'- Kan den som har börjat hos en förening fortsätta där?',
			'Beslut: att fråga Vidåkra om de kan ta emot.'
		]),
		...end(chair)
	]
};

const fourth: DemoMeeting = {
	place: 'Kommunhuset i Hökensby, Bryggan',
	items: [
		...start(vice, 'Vi är i Hökensby.'),
		item('report', 'Samtalsrummen', { by: 'Johan Sälgström', min: 15 }, [
			'Används två eftermiddagar av fem. Bokningen fungerar.'
		]),
		item('discussion', 'En ingång i Hökensby', { by: vice, min: 40 }, [
			'Arbetsmarknad och försörjningsstöd får en gemensam reception. Parterna bjuds in att ha tid där.',
			'- Arbetsförmedlingen: ja, varannan vecka.',
			'- Försäkringskassan: på distans.',
			'- Vården: återkommer.'
		]),
		item('round', 'Vad ska vi skicka till Regionala samverkansgruppen?', { by: hampus, min: 15 }, [
			'Frågan om ledigheter. Marta Kowalczyk tar den med sig.'
		]),
		...end(vice)
	]
};

/** Planned and nothing more: the office sees that its agenda is still empty. */
const next: DemoMeeting = { items: [] };

export const norrlingeHokensby: DemoYear = {
	past: [first, second, third, fourth],
	coming: [next],
	standing: [
		ahead('opening', 'Incheckning', { min: 10 }),
		ahead('previous', 'Anteckningar och löften från sist', { min: 10 }),
		ahead('report', 'Läget hos parterna', { min: 30 }),
		ahead('other', 'Övriga frågor', { min: 10 }),
		ahead('reflection', 'Hur var mötet?', { min: 10 })
	]
};
