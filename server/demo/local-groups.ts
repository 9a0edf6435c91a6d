import { seat, substitute, video, voice, type DemoGroup } from './groups.ts';

const vidakra: DemoGroup = {
	key: 'vidakra',
	kind: 'local',
	name: 'Lokala samverkansgruppen Vidåkra',
	shortName: 'Vidåkra',
	purpose:
		'Chefer från alla fyra parter i Vidåkra. Gruppen ansvarar för hur samverkan fungerar på plats och för den gemensamma mottagningen.',
	numbering: 'plain',
	numberPrefix: '',
	notesBy: 'all',
	minutes: 150,
	clock: '9.00',
	place: 'Folkets hus i Vidåkra, lilla salen',
	link: video('vidakra'),
	mustHold: ['AF', 'FK', 'RLJ', 'VID'],
	rhythm: { weekday: 3, weeks: 11, since: 5, until: 4 },
	seats: [
		voice('rolf', 'chair'),
		voice('ingMarie'),
		voice('gunilla'),
		voice('samira'),
		voice('fatima', 'member', { began: 170 }),
		voice('asa'),
		voice('elisabet'),
		substitute('kent', { standsInFor: 'ingMarie', ended: 40 }),
		substitute('daniel', { standsInFor: 'ingMarie', began: 6 }),
		substitute('mikael', { standsInFor: 'samira' }),
		substitute('viktor'),
		seat('sanna', 'co-opted')
	]
};

const stensange: DemoGroup = {
	key: 'stensange',
	kind: 'local',
	name: 'Lokala samverkansgruppen Stensånge',
	shortName: 'Stensånge',
	purpose: 'Chefer från alla fyra parter i Stensånge. Gruppen följer insatserna i kommunen och föreslår nya.',
	numbering: 'per-meeting',
	numberPrefix: '§',
	notesBy: 'secretary',
	minutes: 150,
	clock: '13.00',
	place: 'Kommunhuset i Stensånge, Sessionssalen',
	mustHold: ['AF', 'FK', 'RLJ', 'STE'],
	rhythm: { weekday: 2, weeks: 10, since: 6, until: 3 },
	seats: [
		voice('jorgen', 'chair'),
		voice('johan', 'vice-chair'),
		seat('jasmina', 'secretary'),
		voice('anders'),
		voice('eleni'),
		voice('larsErik'),
		substitute('selma'),
		substitute('nasrin', { standsInFor: 'johan' }),
		substitute('vendela'),
		seat('noah', 'observer', { began: 120 })
	]
};

const arlunda: DemoGroup = {
	key: 'arlunda',
	kind: 'local',
	name: 'Lokala samverkansgruppen Ärlunda',
	shortName: 'Ärlunda',
	purpose: 'Chefer från parterna i Ärlunda. Gruppen arbetar med språk, arbetsträning och vägen in för nyanlända.',
	numbering: 'continuous',
	numberPrefix: '§ ',
	numberStart: 1183,
	notesBy: 'all',
	minutes: 120,
	clock: '13.00',
	place: 'Lärcentrum i Ärlunda, sal 3',
	mustHold: ['AF', 'FK', 'RLJ', 'ÄRL'],
	rhythm: { weekday: 1, weeks: 10, since: 4, until: 5 },
	seats: [
		voice('pontus', 'chair'),
		voice('lovisa'),
		voice('selma'),
		voice('nasrin'),
		voice('bo', 'member', { ended: 165 }),
		substitute('anders'),
		substitute('johan'),
		substitute('amina', { standsInFor: 'lovisa' })
	]
};

const norrlingeHokensby: DemoGroup = {
	key: 'norrlinge-hokensby',
	kind: 'local',
	name: 'Lokala samverkansgruppen Norrlinge–Hökensby',
	shortName: 'Norrlinge–Hökensby',
	purpose:
		'Två kommuner i en grupp, så att alla fyra parter kan vara med varje gång. Mötena hålls varannan gång i varje kommun.',
	numbering: 'per-year',
	numberPrefix: '',
	notesBy: 'all',
	minutes: 180,
	clock: '13.00',
	place: 'Medborgarhuset i Norrlinge',
	link: video('norrlinge-hokensby'),
	mustHold: ['AF', 'FK', 'RLJ', 'NOR', 'HÖK'],
	rhythm: { weekday: 3, weeks: 9, since: 2, until: 6 },
	seats: [
		voice('perAnders', 'chair'),
		voice('teodor', 'vice-chair'),
		voice('henrik'),
		voice('eleni'),
		voice('johan'),
		substitute('selma'),
		substitute('nasrin'),
		substitute('dragana', { standsInFor: 'perAnders' }),
		substitute('ingegerd', { standsInFor: 'teodor' }),
		seat('josef', 'co-opted')
	]
};

export const localGroups: readonly DemoGroup[] = [vidakra, stensange, arlunda, norrlingeHokensby];
