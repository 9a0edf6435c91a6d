import { ahead, item, type DemoItem, type DemoMeeting, type DemoYear } from '../content.ts';

const chair = 'Pontus Hjelmvik';
const hampus = 'Hampus Nyhlén';

const start = (words: string): DemoItem[] => [
	item('opening', 'Öppning', { by: chair, min: 5 }, [words]),
	item('previous', 'Från förra mötet', { by: chair, min: 10 }, [
		'Uppföljning av det vi lovade den {before}. Allt utom en punkt är gjort.'
	])
];
const end: DemoItem[] = [
	item('other', 'Övriga frågor', { by: chair, min: 10 }, ['Inget anmält.']),
	item('closing', 'Avslutning', { by: chair, min: 5 }, ['Nästa möte är den {next} i sal 3.'])
];

const first: DemoMeeting = {
	items: [
		...start('Alla parter är på plats, för första gången på ett år.'),
		item('report', 'Ordbron: hur språkplatserna används', { by: 'Amina Jelassi', min: 30 }, [
			'Tolv arbetsplatser tar emot. Fler vill, men de behöver en handledare att ringa.',
			'- Butik och lager fungerar bäst.',
			'- Vård och omsorg kräver mer svenska än vi trodde.'
		]),
		item('discussion', 'Vem håller i kontakten med arbetsgivarna?', { by: 'Selma Kurtović', min: 30 }, [
			'Tre parter ringer samma arbetsgivare. Flera har sagt ifrån.',
			'Beslut: att en person per arbetsgivare är vår gemensamma röst,',
			'att listan ligger hos Amina Jelassi.'
		]),
		item('information', 'Beredningen blir en', { by: hampus, min: 10 }, [
			'De tre beredningsgrupperna läggs ihop på prov.'
		]),
		...end
	]
};

const second: DemoMeeting = {
	items: [
		...start('Bo Rydefjord från Försäkringskassan får nya uppgifter. Någon efterträdare är inte utsedd.'),
		item('application', 'Tilläggsmedel till Ordbron', { by: 'Amina Jelassi', min: 30 }, [
			'Språkplatserna står tomma under kommunens ledigheter, eftersom handledaren är lärare.',
			'Beslut: att söka 240 tkr tillsammans med Arbetsförmedlingen.'
		]),
		item('discussion', 'Tolk vid första besöket', { by: 'Nasrin Tavakoli', min: 25 }, [
			'Ibland kommer två tolkar, ibland ingen.',
			'Beslut: att fråga de andra grupperna hur de gör.'
		]),
		...end
	]
};

const third: DemoMeeting = {
	items: [
		...start('Försäkringskassan saknas.'),
		item('report', 'Ordbron har fått sina medel', { by: 'Amina Jelassi', min: 20 }, [
			'Språkplatserna kan vara öppna hela året. En handledare till anställs.'
		]),
		item('dialogue', 'Att arbeta vidare utan en part', { by: chair, min: 35, used: 44 }, [
			'Gruppen är tre fjärdedelar så bra när en part saknas.',
			'- Frågor om sjukpenning går inte att reda ut.',
			'- Planer skrivs om i efterhand.',
			'- Vi märker inte längre att de inte är här, och det är det värsta.',
			'Beslut: att be kansliet ta upp frågan i styrelsen.'
		]),
		item('round', 'Runda: ett litet steg till nästa gång', { by: chair, min: 15 }, [
			'Alla har sagt ett. De står i listan hos Lovisa Tengblad.'
		]),
		...end
	]
};

const fourth: DemoMeeting = {
	items: [
		...start('Försäkringskassan saknas. Hampus Nyhlén berättar att styrelsen har frågan.'),
		item('report', 'Ordbron: första tiden med två handledare', { by: 'Amina Jelassi', min: 25 }, [
			'Fler arbetsplatser, kortare kö. Vård och omsorg har kommit i gång.'
		]),
		item('discussion', 'Dela språkstödjare med Stensånge?', { by: 'Lovisa Tengblad', min: 30 }, [
			'Språkstödjarna är anställda av kommunen på deltid. Flera vill arbeta mer.',
			'- Vem är arbetsgivare?',
			'- Hur räknas restiden?',
			'Beslut: att vi är positiva och tar frågan i Regionala samverkansgruppen.'
		]),
		...end
	]
};

const next: DemoMeeting = {
	items: [
		ahead('opening', 'Öppning', { by: chair, min: 5 }),
		ahead('previous', 'Från förra mötet', { by: chair, min: 10 }),
		ahead('discussion', 'Vad gör vi om Försäkringskassans plats är tom även nästa gång?', { by: chair, min: 30 }, [
			'Platsen har varit tom i flera månader. Styrelsen har fått veta det.'
		]),
		ahead('report', 'Ordbron', { by: 'Amina Jelassi', min: 20 }),
		ahead('other', 'Övriga frågor', { by: chair, min: 10 }),
		ahead('closing', 'Avslutning', { by: chair, min: 5 })
	]
};

export const arlunda: DemoYear = {
	past: [first, second, third, fourth],
	coming: [next],
	standing: next.items.filter((one) => one.kind !== 'discussion')
};
