import { z } from 'zod';
import { arranged, placed, settled } from '#lib/orders/order.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepOrder, newsOf } from './keep.ts';

/**
 * Moves a line that has not been one place up or down or before another, or takes it out. Refuses 'order.keep', 'order.changed', and
 * 'order.not-now' where it cannot go.
 */
export const arrangeLine = command(
	'order.arrange-line',
	z.object({
		orderId: z.string().max(64),
		version: z.coerce.number().int(),
		lineId: z.string().max(64),
		how: z.enum(['up', 'down', 'remove', 'before']),
		/** The line it goes before; '' with `before`: last. */
		beforeId: z.string().max(64).default('')
	}),
	async ({ db, demand, audit, tell }, { orderId, version, lineId, how, beforeId }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { order } = found;
		const there = order.lines.find(({ id }) => id === lineId);
		const free = there && (there.state === 'coming' || there.state === 'skipped');
		const to =
			how === 'before'
				? placed(order, lineId, beforeId)
				: how !== 'remove'
					? arranged(order, lineId, how === 'up' ? -1 : 1)
					: free
						? settled({ ...order, lines: order.lines.filter((line) => line !== there) })
						: null;
		await keepOrder(db, found, { version, to: order.state === 'ended' ? null : to });
		audit('order.line-arranged', { data: { orderId, lineId, how } });
		tell(newsOf(found));
	}
);
