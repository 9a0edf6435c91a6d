import { linesOf, registerNumber } from '#lib/decisions/decision.ts';
import { calledTo, seatedIn } from '../reach.ts';
import { itemHref, placesAt } from '../places.ts';
import type { Source } from '../source.ts';

/** Decisions and positions: what was decided, and what stands prepared at an item. One that was withdrawn is found no more. */
export const decisions: Source = {
	name: 'decision',
	all: 'SELECT id FROM Decision',
	watch: [
		{
			table: 'Decision',
			columns: ['text', 'reasons', 'addressees', 'state', 'itemId', 'decidedAt'],
			ids: (row) => `SELECT ${row}.id`
		},
		{ table: 'AgendaItem', columns: ['title'], ids: (row) => `SELECT id FROM Decision WHERE itemId = ${row}.id` }
	],
	async read(db, ids) {
		const rows = await db.decision.findMany({ where: { id: { in: [...ids] }, state: { not: 'withdrawn' } } });
		const items = await db.agendaItem.findMany({
			where: { id: { in: rows.map(({ itemId }) => itemId) } },
			select: { id: true, title: true }
		});
		const titles = new Map(items.map(({ id, title }) => [id, title]));
		return rows.map((row) => ({
			...{ subject: row.id, part: '', kind: 'decision' as const, federationId: row.federationId, groupId: row.groupId },
			reach: [seatedIn(row.groupId), calledTo(row.meetingId)],
			title: [registerNumber(row), titles.get(row.itemId)].filter(Boolean).join(' '),
			text: [...linesOf(row.text), row.reasons, row.addressees].filter(Boolean).join('\n'),
			at: row.decidedAt ?? row.createdAt
		}));
	},
	async open(db, actor, ids) {
		const rows = await db.decision.findMany({
			where: { federationId: actor.federationId ?? '', id: { in: [...ids] }, state: { not: 'withdrawn' } },
			select: { id: true, meetingId: true, itemId: true, ordinal: true, decidedAt: true }
		});
		return placesAt(
			db,
			actor,
			rows,
			({ id, itemId, ordinal }, meeting) =>
				() =>
					ordinal === null ? itemHref(meeting, itemId) : `/decisions/${id}`,
			({ decidedAt }, { startsAt }) => decidedAt ?? startsAt
		);
	}
};
