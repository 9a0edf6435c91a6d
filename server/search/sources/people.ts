import { can } from '#lib/permissions/rules.ts';
import { nameOf, notEndedAt } from '#server/network/find.ts';
import { context } from '#server/context.ts';
import { everyoneIn, seatedIn } from '../reach.ts';
import { openGroups } from '../places.ts';
import type { Entry, Source } from '../source.ts';

const soonest = (now: Date, days: readonly (Date | null)[]): Date | null =>
	days.reduce<Date | null>((first, day) => (day && day > now && (!first || day < first) ? day : first), null);

/**
 * People: found by those who sit in a group with them, and whoever works at the office by all. Name and title only: what
 * somebody sits for in another group is that group's to know.
 */
export const people: Source = {
	name: 'person',
	all: 'SELECT id FROM Membership',
	watch: [
		{
			table: 'Membership',
			columns: ['knownAs', 'officeRole', 'title', 'from', 'to'],
			ids: (row) => `SELECT ${row}.id`
		},
		{
			table: 'Account',
			columns: ['name', 'kind', 'disabledAt'],
			ids: (row) => `SELECT id FROM Membership WHERE accountId = ${row}.id`
		},
		{ table: 'Seat', columns: ['groupId', 'from', 'to'], ids: (row) => `SELECT ${row}.membershipId` }
	],
	async read(db, ids, now) {
		const rows = await db.membership.findMany({
			where: { id: { in: [...ids] } },
			include: { account: true, seats: { select: { groupId: true, from: true, to: true } } }
		});
		return rows.flatMap((row): Entry[] => {
			if (row.account.kind !== 'person' || row.account.disabledAt || (row.to && row.to <= now)) return [];
			const seats = row.seats.filter(({ to }) => !to || to > now);
			const groups = [...new Set(seats.map(({ groupId }) => groupId))];
			const works = row.officeRole !== null && row.from <= now;
			return [
				{
					...{ subject: row.id, part: '', kind: 'person', federationId: row.federationId, groupId: null },
					reach: [...groups.map(seatedIn), ...(works ? [everyoneIn(row.federationId)] : [])],
					title: nameOf(row),
					text: row.title,
					named: true,
					at: null,
					dueAt: soonest(now, [row.from, row.to, ...row.seats.flatMap(({ from, to }) => [from, to])])
				}
			];
		});
	},
	async open(db, actor, ids) {
		const federationId = actor.federationId ?? '';
		const now = context().clock.now();
		const rows = await db.membership.findMany({
			where: { federationId, id: { in: [...ids] }, ...notEndedAt(now) },
			select: { id: true, officeRole: true, seats: { where: notEndedAt(now), select: { groupId: true } } }
		});
		const groups = await openGroups(
			db,
			actor,
			rows.flatMap(({ seats }) => seats.map(({ groupId }) => groupId))
		);
		const keeps = can(actor, 'network.keep', { federationId });
		return new Map(
			rows.flatMap(({ id, officeRole, seats }) => {
				const together = seats.find(({ groupId }) => groups.has(groupId))?.groupId;
				if (!keeps && together === undefined && officeRole === null) return [];
				const href = keeps ? `/office/people/${id}` : together ? `/groups/${together}/people` : '/groups';
				const groupName = together === undefined ? null : (groups.get(together) ?? null);
				return [[id, { groupName, at: null, href: () => href }] as const];
			})
		);
	}
};
