import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Rhythm } from './days.ts';
import type { PersonKey } from './people.ts';

export interface DemoSeat {
	readonly who: string;
	readonly role: SeatRole;
	/** Speaks for the organisation with power to bind it. */
	readonly mandate?: true;
	/** Whom a substitute stands in for; none = for the organisation. Substitutes are asked in the order they stand here. */
	readonly standsInFor?: string;
	/** Days ago that the seat began and ended; by default it began with the group or two years ago, whichever is later. */
	readonly began?: number;
	readonly ended?: number;
}

export interface DemoGroup {
	readonly key: string;
	readonly kind: string;
	readonly name: string;
	readonly shortName: string;
	readonly purpose: string;
	readonly decides?: true;
	readonly recordKind?: 'minutes';
	readonly meetingWord?: 'session';
	readonly numbering: 'per-meeting' | 'per-year' | 'continuous' | 'plain';
	readonly numberPrefix: string;
	/** First number on record of a series that runs for ever. */
	readonly numberStart?: number;
	readonly notesBy: 'all' | 'secretary';
	readonly minutes: number;
	readonly clock: string;
	readonly place: string;
	readonly link?: string;
	readonly mustHold: readonly string[];
	readonly rhythm: Rhythm;
	readonly seats: readonly DemoSeat[];
	/** Keys of the groups that became this one; it began when they ended. */
	readonly cameFrom?: readonly string[];
}

/** A seat of somebody who speaks for their organisation with mandate. */
export const voice = (who: PersonKey, role: SeatRole = 'member', more: Partial<DemoSeat> = {}): DemoSeat => ({
	who,
	role,
	mandate: true,
	...more
});
export const substitute = (who: PersonKey, more: Partial<DemoSeat> = {}): DemoSeat => voice(who, 'substitute', more);
/** Everybody else: secretary, co-opted, expert, observer, and a member who has not yet been given a mandate. */
export const seat = (who: PersonKey, role: SeatRole, more: Partial<DemoSeat> = {}): DemoSeat => ({
	who,
	role,
	...more
});

const everybody = ['AF', 'FK', 'RLJ', 'VID', 'STE', 'NOR', 'ÄRL', 'HÖK'];
export const video = (name: string) => `https://video.ljusbygden.example/${name}`;

const board: DemoGroup = {
	key: 'board',
	kind: 'board',
	name: 'Styrelsen',
	shortName: 'Styrelsen',
	purpose: 'Styrelsen beslutar om förbundets mål, budget och insatser. Varje medlem utser en ledamot och en ersättare.',
	decides: true,
	recordKind: 'minutes',
	meetingWord: 'session',
	numbering: 'per-year',
	numberPrefix: '§ ',
	notesBy: 'secretary',
	minutes: 180,
	clock: '9.00',
	place: 'Kvarngatan 4, Vidåkra, rum Åsen',
	link: video('styrelsen'),
	mustHold: everybody,
	rhythm: { weekday: 5, weeks: 9, since: 3, until: 4 },
	seats: [
		voice('birgitta', 'chair'),
		voice('stefan', 'vice-chair'),
		seat('nadja', 'secretary'),
		voice('tobias'),
		voice('marcus'),
		voice('majBritt'),
		voice('yngve', 'member', { ended: 150 }),
		voice('katarzyna', 'member', { began: 150 }),
		voice('oskar'),
		voice('annSofie'),
		substitute('ylva'),
		substitute('cecilia'),
		substitute('hillevi'),
		substitute('abdirahman', { standsInFor: 'birgitta' }),
		substitute('monika', { standsInFor: 'stefan' }),
		substitute('gote', { standsInFor: 'katarzyna', began: 150 }),
		substitute('siv', { standsInFor: 'oskar' }),
		substitute('roland', { standsInFor: 'annSofie' })
	]
};

const presidium: DemoGroup = {
	key: 'presidium',
	kind: 'presidium',
	name: 'Presidiet',
	shortName: 'Presidiet',
	purpose: 'Presidiet förbereder styrelsens sammanträden tillsammans med förbundschefen.',
	numbering: 'plain',
	numberPrefix: '',
	notesBy: 'all',
	minutes: 60,
	clock: '8.15',
	place: '',
	link: video('presidiet'),
	mustHold: [],
	rhythm: { weekday: 2, weeks: 9, since: 5, until: 2 },
	seats: [voice('birgitta', 'chair'), voice('stefan', 'vice-chair'), seat('nadja', 'secretary')]
};

const regional: DemoGroup = {
	key: 'regional',
	kind: 'regional',
	name: 'Regionala samverkansgruppen',
	shortName: 'Regionala',
	purpose:
		'Parternas chefsgrupp. Gruppen tar fram utvecklingsförslag till styrelsen och håller ihop arbetet i de lokala grupperna.',
	numbering: 'per-year',
	numberPrefix: '§ ',
	notesBy: 'all',
	minutes: 120,
	clock: '13.00',
	place: 'Kvarngatan 4, Vidåkra, rum Åsen',
	link: video('regionala'),
	mustHold: everybody,
	rhythm: { weekday: 4, weeks: 6, since: 4, until: 6 },
	seats: [
		voice('asa', 'chair'),
		voice('jorgen', 'vice-chair'),
		seat('leyla', 'secretary'),
		voice('henrik'),
		voice('karolina'),
		voice('samira'),
		voice('perAnders', 'member', { ended: 70 }),
		seat('marta', 'member', { began: 70 }),
		voice('lovisa'),
		voice('ingegerd'),
		substitute('selma'),
		substitute('gunilla'),
		substitute('nasrin'),
		substitute('elisabet', { standsInFor: 'asa' }),
		substitute('larsErik', { standsInFor: 'jorgen' }),
		substitute('dragana'),
		substitute('pontus', { standsInFor: 'lovisa' }),
		substitute('amina', { standsInFor: 'lovisa' }),
		substitute('teodor', { standsInFor: 'ingegerd' })
	]
};

/** Groups for the whole federation, and three that became one. */
const preparatory: DemoGroup = {
	key: 'preparatory',
	kind: 'preparatory',
	name: 'Beredningsgruppen',
	shortName: 'Beredningen',
	purpose:
		'Gruppen läser ansökningar innan styrelsen gör det och skickar med sin syn. Den prövas i ett år i stället för tre grupper.',
	numbering: 'plain',
	numberPrefix: '',
	notesBy: 'secretary',
	minutes: 180,
	clock: '9.00',
	place: 'Stadsbiblioteket i Vidåkra, Läsesalen',
	mustHold: everybody,
	rhythm: { weekday: 2, weeks: 8, since: 2, until: 5 },
	cameFrom: ['preparatory-west', 'preparatory-north', 'preparatory-east'],
	seats: [
		seat('nadja', 'chair'),
		seat('hampus', 'secretary'),
		voice('anders'),
		voice('gunilla'),
		voice('samira'),
		voice('elisabet'),
		voice('vendela'),
		voice('dragana'),
		voice('amina'),
		voice('teodor'),
		substitute('ingMarie'),
		substitute('eleni'),
		substitute('mikael'),
		substitute('viktor', { standsInFor: 'elisabet' }),
		substitute('larsErik', { standsInFor: 'vendela' }),
		seat('disa', 'expert')
	]
};

const former = (key: string, name: string, shortName: string, chair: PersonKey, others: PersonKey[]): DemoGroup => ({
	key: `preparatory-${key}`,
	kind: 'preparatory',
	name,
	shortName,
	purpose: 'Läste ansökningar från sin del av Ljusbygden. Gick upp i Beredningsgruppen.',
	numbering: 'plain',
	numberPrefix: '',
	notesBy: 'all',
	minutes: 120,
	clock: '9.30',
	place: '',
	link: video(`beredning-${key}`),
	mustHold: [],
	rhythm: { weekday: key === 'west' ? 1 : key === 'north' ? 2 : 3, weeks: 10, since: 3, until: 10 },
	seats: [voice(chair, 'chair'), ...others.map((who) => voice(who))]
});
const west = former('west', 'Beredningsgrupp väst', 'Beredning väst', 'elisabet', [
	'ingMarie',
	'gunilla',
	'mikael',
	'vendela'
]);
const north = former('north', 'Beredningsgrupp norr', 'Beredning norr', 'dragana', [
	'henrik',
	'eleni',
	'johan',
	'teodor'
]);
const east: DemoGroup = {
	...former('east', 'Beredningsgrupp öst', 'Beredning öst', 'amina', ['selma', 'nasrin']),
	seats: [voice('amina', 'chair'), voice('selma'), voice('nasrin'), voice('bo', 'member', { ended: 165 })]
};

/** Groups that serve the whole federation; those that ended come before the one they became. */
export const sharedGroups: readonly DemoGroup[] = [board, presidium, regional, west, north, east, preparatory];
