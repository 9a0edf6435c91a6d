import { longDate } from '#lib/i18n/dates.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { calledTo, seatedIn } from '../reach.ts';
import { openMeetings } from '../places.ts';
import type { Source } from '../source.ts';

/** Meetings: by group, number, day in words and their own name. */
export const meetings: Source = {
	name: 'meeting',
	all: 'SELECT id FROM Meeting',
	watch: [
		{
			table: 'Meeting',
			columns: ['title', 'year', 'ordinal', 'startsAt', 'place'],
			ids: (row) => `SELECT ${row}.id`
		},
		{ table: 'Group', columns: ['name'], ids: (row) => `SELECT id FROM Meeting WHERE groupId = ${row}.id` }
	],
	async read(db, ids) {
		const rows = await db.meeting.findMany({
			where: { id: { in: [...ids] } },
			include: { group: { select: { name: true } } }
		});
		return rows.map((row) => ({
			...{ subject: row.id, part: '', kind: 'meeting' as const, federationId: row.federationId, groupId: row.groupId },
			reach: [seatedIn(row.groupId), calledTo(row.id)],
			title: [`${row.group.name} ${ordinalLabel(row)}`, row.title].filter(Boolean).join(', '),
			text: [longDate(row.startsAt, 'sv'), row.place].filter(Boolean).join(', '),
			named: true,
			at: row.startsAt
		}));
	},
	async open(db, actor, ids) {
		const open = await openMeetings(db, actor, ids);
		return new Map(
			[...open.values()].map(({ id, startsAt }) => [
				id,
				{ groupName: null, at: startsAt, href: () => `/meetings/${id}` }
			])
		);
	}
};
