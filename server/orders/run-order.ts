import { z } from 'zod';
import { moved, moves } from '#lib/orders/order.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepOrder, newsOf } from './keep.ts';

/**
 * Runs a running order: begins the next line, skips one or takes it back, gives the coming ones the times they look like
 * now, or ends it. Nothing of it happens by itself. Refuses 'order.keep', 'order.changed', 'order.not-now'.
 */
export const runOrder = command(
	'order.run',
	z.object({
		orderId: z.string().max(64),
		version: z.coerce.number().int(),
		move: z.enum(moves),
		lineId: z.string().max(64).default('')
	}),
	async ({ db, now, demand, audit, tell }, { orderId, version, move, lineId }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		await keepOrder(db, found, { version, to: moved(found.order, move, lineId, now) });
		audit('order.run', { data: { orderId, move, lineId } });
		tell(newsOf(found));
	}
);
