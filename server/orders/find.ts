import type { Facts } from '#lib/permissions/facts.ts';
import type { Action } from '#lib/permissions/rules.ts';
import type { Line, LineKind, Order, OrderState } from '#lib/orders/order.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { RunningLine, RunningOrder } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { groupFacts, meetingFacts } from '#server/permissions/read.ts';

/** A line as it stands in the database. */
export const lineOf = (row: RunningLine): Line => {
	const { id, title, minutes, who, tool, sheetId, at, fixedAt, given, startedAt, endedAt } = row;
	return {
		...{ id, title, minutes, who, tool, sheetId, at, fixedAt, given, startedAt, endedAt },
		kind: row.kind as LineKind,
		state: row.state as Line['state']
	};
};

export interface FoundOrder {
	readonly row: RunningOrder;
	readonly order: Order;
	readonly facts: Facts & { federationId: string; groupId: string };
	/** What reading it takes: a meeting's is read by whoever reads the meeting. */
	readonly reading: Action;
}

/** A running order with its lines in order. Refuses 'thing.missing'. Asks for no permission: `facts` are for that. */
export async function findOrder(db: ReadClient | Transaction, orderId: string): Promise<FoundOrder> {
	const row = (await db.runningOrder.findUnique({ where: { id: orderId } })) ?? refuse('thing.missing');
	const { federationId, groupId, meetingId, startsAt } = row;
	const lines = await db.runningLine.findMany({
		where: { orderId, federationId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }]
	});
	const facts = meetingId ? await meetingFacts(db, meetingId) : await groupFacts(db, groupId);
	return {
		...{ row, facts: { ...facts, federationId, groupId } },
		order: { state: row.state as OrderState, startsAt, lines: lines.map(lineOf) },
		reading: meetingId ? 'meeting.read' : 'group.read'
	};
}
