import type { OfficeRole } from '#lib/permissions/facts.ts';

/** Everybody and every place here is made up. */
export interface OrganisationFact {
	readonly key: string;
	readonly part: 'af' | 'fk' | 'region' | 'kommun';
	readonly name: string;
	/** What follows the @ in its people's addresses. */
	readonly domain: string;
}

export const organisations: readonly OrganisationFact[] = [
	{ key: 'AF', part: 'af', name: 'Arbetsförmedlingen', domain: 'arbetsformedlingen.example' },
	{ key: 'FK', part: 'fk', name: 'Försäkringskassan', domain: 'forsakringskassan.example' },
	{ key: 'RLJ', part: 'region', name: 'Region Ljusbygd', domain: 'regionljusbygd.example' },
	{ key: 'VID', part: 'kommun', name: 'Vidåkra kommun', domain: 'vidakra.example' },
	{ key: 'STE', part: 'kommun', name: 'Stensånge kommun', domain: 'stensange.example' },
	{ key: 'NOR', part: 'kommun', name: 'Norrlinge kommun', domain: 'norrlinge.example' },
	{ key: 'ÄRL', part: 'kommun', name: 'Ärlunda kommun', domain: 'arlunda.example' },
	{ key: 'HÖK', part: 'kommun', name: 'Hökensby kommun', domain: 'hokensby.example' }
];

export interface PersonFact {
	readonly name: string;
	/** Short name of the organisation; none for the office and for those from outside. */
	readonly organisation: string | null;
	readonly title: string;
	readonly party?: string;
	readonly office?: OfficeRole;
	/** Invited and not yet here: an account without a password, and a letter in the outbox. */
	readonly invited?: true;
	/** Domain of the address of somebody without a member organisation. */
	readonly domain?: string;
}

const office = (name: string, title: string, role: OfficeRole): PersonFact => ({
	name,
	organisation: null,
	title,
	office: role,
	domain: 'ljusbygden.example'
});
const at =
	(organisation: string) =>
	(name: string, title: string, party?: string): PersonFact => ({
		name,
		organisation,
		title,
		...(party === undefined ? {} : { party })
	});

export const people = {
	nadja: office('Nadja Ilves', 'förbundschef', 'director'),
	leyla: office('Leyla Karagöz', 'processledare', 'process-leader'),
	hampus: office('Hampus Nyhlén', 'processledare', 'process-leader'),
	ritva: office('Ritva Koskelainen', 'ekonom', 'economist'),

	tobias: at('AF')('Tobias Engdahl-Ström', 'områdeschef'),
	ylva: at('AF')('Ylva Rosengard', 'enhetschef'),
	henrik: at('AF')('Henrik Malmgård', 'enhetschef'),
	selma: at('AF')('Selma Kurtović', 'sektionschef'),
	ingMarie: at('AF')('Ing-Marie Hultqvist', 'sektionschef'),
	daniel: { ...at('AF')('Daniel Brolin', 'arbetsförmedlare med samverkansuppdrag'), invited: true },
	anders: at('AF')('Anders Lövhammar', 'sektionschef'),
	kent: at('AF')('Kent Ullbrandt', 'arbetsförmedlare'),

	marcus: at('FK')('Marcus Tegelhage', 'områdeschef'),
	cecilia: at('FK')('Cecilia Torstensdotter', 'enhetschef'),
	karolina: at('FK')('Karolina Aspegärd', 'enhetschef'),
	gunilla: at('FK')('Gunilla Frössling', 'samverkansansvarig'),
	eleni: at('FK')('Eleni Papadakis', 'samverkansansvarig'),
	bo: at('FK')('Bo Rydefjord', 'samverkansansvarig'),

	majBritt: at('RLJ')('Maj-Britt Öhrnell', 'regionråd', 'L'),
	hillevi: at('RLJ')('Hillevi Grankvist', 'regionfullmäktig', 'S'),
	samira: at('RLJ')('Samira Haddadi', 'verksamhetschef, primärvården'),
	fatima: at('RLJ')('Fatima Aziri-Blomstrand', 'enhetschef, vuxenpsykiatrin'),
	mikael: at('RLJ')('Mikael Rådström', 'vårdcentralschef'),
	johan: at('RLJ')('Johan Sälgström', 'vårdcentralschef'),
	nasrin: at('RLJ')('Nasrin Tavakoli', 'samordnare för rehabilitering'),

	birgitta: at('VID')('Birgitta Wallinder', 'kommunalråd', 'S'),
	abdirahman: at('VID')('Abdirahman Warsame', 'ledamot i socialnämnden', 'S'),
	asa: at('VID')('Åsa Rönnqvist', 'enhetschef, vuxenutbildningen'),
	rolf: at('VID')('Rolf Hedestad', 'socialchef'),
	elisabet: at('VID')('Elisabet Ekelöf', 'chef, arbetsmarknadsenheten'),
	viktor: at('VID')('Viktor Palmcrantz', 'enhetschef, försörjningsstöd'),
	sanna: at('VID')('Sanna Hjortvik', 'samordnare, gemensam mottagning'),

	stefan: at('STE')('Stefan Grönvall', 'kommunstyrelsens ordförande', 'C'),
	monika: at('STE')('Monika Åhlander', 'ledamot i kommunstyrelsen', 'M'),
	jorgen: at('STE')('Jörgen Tallmark', 'förvaltningschef'),
	jasmina: at('STE')('Jasmina Begović', 'verksamhetsutvecklare'),
	larsErik: at('STE')('Lars-Erik Skoglycke', 'rektor, vuxenutbildningen'),
	vendela: at('STE')('Vendela Örtagren', 'enhetschef, försörjningsstöd'),
	noah: at('STE')('Noah Lindeskog-Abebe', 'trainee'),

	katarzyna: at('NOR')('Katarzyna Nowicka', 'oppositionsråd', 'M'),
	gote: at('NOR')('Göte Myrenfors', 'ledamot i socialnämnden', 'C'),
	yngve: at('NOR')('Yngve Hallandius', 'kommunalråd', 'S'),
	marta: at('NOR')('Marta Kowalczyk', 'arbetsmarknadschef'),
	perAnders: at('NOR')('Per-Anders Ryttinger', 'socialchef'),
	dragana: at('NOR')('Dragana Petrović-Hall', 'enhetschef, arbetsmarknad'),

	oskar: at('ÄRL')('Oskar Vänerlund', 'kommunalråd', 'S'),
	siv: at('ÄRL')('Siv Ekmarker', 'ledamot i arbetsmarknadsnämnden', 'V'),
	lovisa: at('ÄRL')('Lovisa Tengblad', 'socialchef'),
	pontus: at('ÄRL')('Pontus Hjelmvik', 'enhetschef, arbetsmarknad'),
	amina: at('ÄRL')('Amina Jelassi', 'enhetschef, försörjningsstöd'),

	annSofie: at('HÖK')('Ann-Sofie Ljungdahl', 'kommunstyrelsens vice ordförande', 'KD'),
	roland: at('HÖK')('Roland Fjärdhage', 'ledamot i socialnämnden', 'S'),
	ingegerd: at('HÖK')('Ingegerd Sjöstrand-Lindmark', 'förvaltningschef'),
	teodor: at('HÖK')('Teodor Widforss', 'enhetschef, arbetsmarknad'),

	disa: {
		name: 'Disa Kvarnbäck',
		organisation: null,
		title: 'utvärderare, FoU Ljusbygd',
		domain: 'fou-ljusbygd.example'
	},
	josef: {
		name: 'Josef Barakat',
		organisation: null,
		title: 'samordnare, Ljusbygdens föreningsråd',
		domain: 'foreningsradet.example'
	}
} as const satisfies Record<string, PersonFact>;

export type PersonKey = keyof typeof people;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');

/** 'asa.ronnqvist@vidakra.example' */
export function addressOf(person: PersonFact, among: readonly OrganisationFact[]): string {
	const domain = person.domain ?? among.find((one) => one.key === person.organisation)?.domain;
	if (!domain) throw new Error(`${person.name} has no address`);
	return `${plain(person.name)}@${domain}`;
}
