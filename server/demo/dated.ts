import { soonGroup, type DemoCalendar } from './calendar.ts';
import { planItems, type PlannedItem } from './agenda.ts';
import type { DemoMeeting } from './content.ts';
import { momentOf, yearOf, type Day } from './days.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { idsOf } from './rows-network.ts';

/** One meeting on its day, before its numbers are known. */
export interface Dated {
	/** 'regional/coming-1', 'board/past-3': counted from the day of loading. */
	readonly key: string;
	readonly told: DemoMeeting;
	readonly day: Day;
	readonly startsAt: Date;
	/** It lies behind the day of loading. */
	readonly past: boolean;
	readonly ordinal: number;
	readonly items: readonly PlannedItem[];
}

/** The meetings that a group's year tells of, in order of time, on the days its calendar gives them. */
export function datedMeetings(federation: DemoFederation, group: DemoGroup, calendar: DemoCalendar): Dated[] {
	const year = federation.years[group.key];
	const days = calendar.groups.get(group.key);
	if (!year || !days) return [];
	const ids = idsOf(federation);
	const given = new Map<number, number>();
	const rows = [
		...year.past.map((told, index) => ({
			told,
			key: `past-${year.past.length - index}`,
			day: days.past[index],
			past: true
		})),
		...year.coming.map((told, index) => ({ told, key: `coming-${index + 1}`, day: days.coming[index], past: false }))
	];
	return rows.map(({ told, key, day, past }, index) => {
		if (!day) throw new Error(`${group.key} has no day for ${key}`);
		const inYear = given.get(yearOf(day)) ?? (index === 0 ? days.unrecorded : 0);
		given.set(yearOf(day), inYear + 1);
		const name = `${group.key}/${key}`;
		const begins = group.key === soonGroup && key === 'coming-1';
		return {
			key: name,
			told,
			day,
			startsAt: begins ? calendar.soon : momentOf(day, group.clock),
			past,
			ordinal: inYear + 1,
			items: planItems(told.items, { calendar, group: group.key, day }, (item) => ids.item(`${name}/${item}`))
		};
	});
}

export const stateOf = (meeting: Dated) => (meeting.told.cancelled ? 'cancelled' : meeting.past ? 'ended' : 'planned');
