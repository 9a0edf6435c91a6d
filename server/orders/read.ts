import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { OrderState } from '#lib/orders/order.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts, meetingFacts } from '#server/permissions/read.ts';
import { findOrder } from './find.ts';

/**
 * A running order as somebody sees it; the times are those that have been told. Needs 'meeting.read' for a meeting's,
 * else 'group.read'. Refuses 'thing.missing'.
 */
export async function readOrder(actor: Actor, orderId: string) {
	const { read, clock } = context();
	const found = await findOrder(read, orderId);
	demand(actor, found.reading, found.facts);
	const { id, title, groupId, meetingId, version, before, federationId, removedAt } = found.row;
	const group = await read.group.findUniqueOrThrow({
		where: { id: groupId, federationId },
		select: { name: true }
	});
	const leads = can(actor, 'order.keep', found.facts);
	const keep = leads && removedAt === null;
	return {
		...{ id, title, version, meetingId, ...found.order, removed: removedAt !== null },
		now: clock.now(),
		group: { id: groupId, name: group.name },
		may: { keep, undo: keep && before !== null, restore: leads && removedAt !== null }
	};
}
export type OrderView = Awaited<ReturnType<typeof readOrder>>;

/** The running orders of a group, the latest first. Refuses what 'group.read' refuses. */
export async function readGroupOrders(actor: Actor, groupId: string) {
	const { read } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const rows = await read.runningOrder.findMany({
		where: { groupId, federationId: facts.federationId, removedAt: null },
		orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
		take: 50,
		select: { id: true, title: true, startsAt: true, state: true }
	});
	return rows.map((row) => ({ ...row, state: row.state as OrderState }));
}

/** The running orders of a meeting, in the order they were begun. Needs 'meeting.read'. */
export async function readMeetingOrders(actor: Actor, meetingId: string) {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	return read.runningOrder.findMany({
		where: { meetingId, federationId: facts.federationId, removedAt: null },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { id: true, title: true }
	});
}
