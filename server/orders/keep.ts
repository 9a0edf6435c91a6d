import type { Line, Order } from '#lib/orders/order.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import type { Transaction } from '#server/db/open.ts';
import type { FoundOrder } from './find.ts';

/** The news that a running order has changed. */
export const newsOf = ({ row: { federationId, groupId, meetingId } }: FoundOrder): News => ({
	...{ topic: 'orders', federationId, groupId },
	...(meetingId ? { meetingId } : {})
});

const dataOf = (line: Line, position: number) => {
	const { kind, title, minutes, who, tool, sheetId, state, at, fixedAt, given, startedAt, endedAt } = line;
	return { position, kind, title, minutes, who, tool, sheetId, state, at, fixedAt, given, startedAt, endedAt };
};

/** What `before` of a running order holds. */
const beforeOf = ({ row, order }: FoundOrder): string => JSON.stringify({ title: row.title, ...order });

/** The order and its title as they stood before the last change; null where there is none to take back. */
export function readBefore({ row, order }: FoundOrder): { readonly title: string; readonly order: Order } | null {
	if (row.before === null) return null;
	// What was kept before titles and starts could be changed holds neither.
	type Kept = Pick<Order, 'state' | 'lines'> & { readonly title?: string; readonly startsAt?: Date };
	const { title = row.title, startsAt = order.startsAt, state, lines } = JSON.parse(row.before) as Kept;
	const time = (at: Date | null) => (at === null ? null : new Date(at));
	const was: Order = {
		...{ state, startsAt: new Date(startsAt) },
		lines: lines.map((line) => ({
			...line,
			...{ at: new Date(line.at), startedAt: time(line.startedAt), endedAt: time(line.endedAt) },
			// What was kept before there were fixed times has none.
			...{ fixedAt: line.fixedAt ? new Date(line.fixedAt) : null, given: line.given ?? null },
			// A sheet that was started meanwhile is there.
			sheetId: order.lines.find(({ id }) => id === line.id)?.sheetId ?? line.sheetId
		}))
	};
	return { title, order: was };
}

/**
 * Writes a changed running order over the version its reader saw, and keeps what it was for one step back. Refuses
 * 'order.not-now' for null and for one that has been taken away, and 'order.changed' when somebody has changed it since.
 */
export async function keepOrder(
	db: Transaction,
	found: FoundOrder,
	{ version, to, title, undoing = false }: { version: number; to: Order | null; title?: string; undoing?: boolean }
): Promise<void> {
	if (!to || found.row.removedAt) refuse('order.not-now');
	const { id: orderId, federationId } = found.row;
	const before = undoing ? null : beforeOf(found);
	const kept = await db.runningOrder.updateMany({
		where: { id: orderId, federationId, version },
		data: { state: to.state, startsAt: to.startsAt, before, version: { increment: 1 }, ...(title ? { title } : {}) }
	});
	if (kept.count === 0) refuse('order.changed');
	await keepLines(db, found, to);
}

/** Writes the lines of a running order that are others than they were. */
export async function keepLines(db: Transaction, found: FoundOrder, to: Order): Promise<void> {
	const { id: orderId, federationId } = found.row;
	const was = new Map(found.order.lines.map((line, position) => [line.id, JSON.stringify(dataOf(line, position))]));
	for (const [position, line] of to.lines.entries()) {
		const data = dataOf(line, position);
		const there = was.get(line.id);
		was.delete(line.id);
		if (there === undefined) await db.runningLine.create({ data: { id: line.id, federationId, orderId, ...data } });
		else if (there !== JSON.stringify(data))
			await db.runningLine.update({ where: { id: line.id, federationId }, data });
	}
	await db.runningLine.deleteMany({ where: { federationId, orderId, id: { in: [...was.keys()] } } });
}
