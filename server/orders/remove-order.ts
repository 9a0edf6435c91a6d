import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { newsOf } from './keep.ts';

/**
 * Takes a running order that has not begun off its group's list, or brings it back; its lines stay as they are. Refuses
 * 'order.keep', 'order.changed', 'order.not-now'.
 */
export const removeOrder = command(
	'order.remove',
	z.object({ orderId: z.string().max(64), version: z.coerce.number().int(), back: z.boolean().default(false) }),
	async ({ db, now, demand, audit, tell }, { orderId, version, back }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { federationId, removedAt } = found.row;
		if (found.order.state !== 'planned' || (removedAt !== null) !== back) refuse('order.not-now');
		const changed = await db.runningOrder.updateMany({
			where: { id: orderId, federationId, version, state: 'planned' },
			data: { removedAt: back ? null : now, version: { increment: 1 } }
		});
		if (changed.count === 0) refuse('order.changed');
		audit(back ? 'order.restored' : 'order.removed', { data: { orderId } });
		tell(newsOf(found));
	}
);
