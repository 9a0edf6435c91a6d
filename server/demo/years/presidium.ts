import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Birgitta Wallinder';
const director = 'Nadja Ilves';

const coming = (min: number, notes: string[]): DemoItem =>
	item('discussion', 'Inför styrelsen {board:next}', { by: director, min }, notes);

const first: DemoMeeting = {
	items: [
		coming(30, ['Ordningen på ärendena gås igenom. Medlen till Ordbron läggs tidigt, så att alla är pigga.']),
		item('discussion', 'Vem leder om ordföranden måste gå?', { by: chair, min: 10 }, [
			'Vice ordföranden tar över, och det står i kallelsen.'
		]),
		item('next-meeting', 'Nästa avstämning', { by: chair, min: 5 }, ['{next}.'])
	]
};
const second: DemoMeeting = {
	items: [
		coming(35, [
			'Målen för {nextYear} behöver tid. Enkäten fylls i sist.',
			'Stefan Grönvall tar upp tanken på en gemensam dag under övriga frågor.'
		]),
		item('information', 'Ny ledamot från Norrlinge', { by: director, min: 10 }, [
			'Introduktion hos kansliet före nästa sammanträde.'
		]),
		item('next-meeting', 'Nästa avstämning', { by: chair, min: 5 }, ['{next}.'])
	]
};
/** Called off: there was nothing that could not wait. */
const third: DemoMeeting = {
	title: 'Extra avstämning',
	cancelled: true,
	items: [ahead('discussion', 'Kansliets lokaler', { by: director, min: 30 })]
};
const fourth: DemoMeeting = {
	items: [
		coming(30, [
			'Medskicket från Vidåkra ska få gott om tid. Leyla Karagöz kallas till punkten.',
			'Försäkringskassans tomma plats i Ärlunda tas upp som eget ärende.'
		]),
		item('discussion', 'Lokalerna på Kvarngatan', { by: chair, min: 15 }, [
			'Presidiet lutar åt att stanna. Tillgängligheten avgör.'
		]),
		item('next-meeting', 'Nästa avstämning', { by: chair, min: 5 }, ['{next}.'])
	]
};
const next: DemoMeeting = {
	items: [
		ahead('discussion', 'Inför styrelsen {board:next}', { by: director, min: 35 }, [
			'- Överskottet och Ordbron: två ärenden eller ett?',
			'- Trepartssamtalen: vem föredrar?',
			'- Har alla fått sina handlingar i tid?'
		]),
		ahead('next-meeting', 'Nästa avstämning', { by: chair, min: 5 })
	]
};

export const presidium: DemoYear = { past: [first, second, third, fourth], coming: [next], standing: next.items };
