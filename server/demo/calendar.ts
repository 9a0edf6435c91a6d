import type { DemoYear } from './content.ts';
import { addDays, dayOf, daysAfter, daysBefore, soon, yearOf, type Day, type Rhythm } from './days.ts';
import type { DemoGroup } from './groups.ts';

/** When one group meets, seen from the day of loading. */
export interface GroupCalendar {
	/** The days of its last meetings, oldest first, and of its coming ones; as many as its year tells of. */
	readonly past: readonly Day[];
	readonly coming: readonly Day[];
	/** All of these and some before and after, of which nothing is told but the date. */
	readonly all: readonly Day[];
	/** How many meetings the first year on record had before the first that is told of. */
	readonly unrecorded: number;
}

export interface DemoCalendar {
	readonly now: Date;
	readonly today: Day;
	/** When the meeting begins that is about to begin. */
	readonly soon: Date;
	readonly groups: ReadonlyMap<string, GroupCalendar>;
}

/** More than a year of meetings that are only dates. */
const more = 14;

function calendarOf(
	today: Day,
	rhythm: Rhythm,
	told: { past: number; coming: number },
	isNew: boolean,
	first?: Day
): GroupCalendar {
	const before = daysBefore(today, rhythm, told.past + more);
	const past = told.past > 0 ? before.slice(-told.past) : [];
	const after = daysAfter(today, rhythm, told.coming + more);
	const coming = first ? [first, ...after] : after;
	const [oldest] = past;
	return {
		past,
		coming: coming.slice(0, told.coming),
		all: [...before, ...coming],
		unrecorded: oldest && !isNew ? before.filter((day) => day < oldest && yearOf(day) === yearOf(oldest)).length : 0
	};
}

/** The group whose next meeting is about to begin when somebody signs in, and in how many minutes. */
export const soonGroup = 'regional';
const soonMinutes = 25;

/** Lays out the year of every group around `now`. Groups that became another met last before that one began. */
export function demoCalendar(
	now: Date,
	groups: readonly DemoGroup[],
	years: Readonly<Record<string, DemoYear>>
): DemoCalendar {
	const today = dayOf(now);
	const begins = soon(now, soonMinutes);
	const laid = new Map<string, GroupCalendar>();
	const lay = (group: DemoGroup, from: Day) => {
		const told = { past: years[group.key]?.past.length ?? 0, coming: years[group.key]?.coming.length ?? 0 };
		laid.set(
			group.key,
			calendarOf(
				from,
				group.rhythm,
				told,
				group.cameFrom !== undefined,
				group.key === soonGroup ? dayOf(begins) : undefined
			)
		);
	};
	const successorOf = (key: string) => groups.find((group) => group.cameFrom?.includes(key));
	for (const group of groups) if (!successorOf(group.key)) lay(group, today);
	for (const group of groups) {
		const successor = successorOf(group.key);
		const began = successor && laid.get(successor.key)?.past[0];
		if (began) lay(group, addDays(began, -14));
	}
	return { now, today, soon: begins, groups: laid };
}
