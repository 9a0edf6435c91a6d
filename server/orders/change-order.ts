import { z } from 'zod';
import { limits, movedTo } from '#lib/orders/order.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepOrder, newsOf } from './keep.ts';
import { typedStart } from './typed-start.ts';

/**
 * Changes what a running order is called, and until it has begun its day and start; its fixed times move by as much.
 * Refuses 'order.keep', 'order.changed', 'order.not-now' for a start that has been or an order that is over,
 * 'input.invalid' by field.
 */
export const changeOrder = command(
	'order.change',
	z.object({
		orderId: z.string().max(64),
		version: z.coerce.number().int(),
		title: z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long'),
		/** Both '': it begins when it was to begin. */
		date: z.string().max(20).default(''),
		start: z.string().max(20).default('')
	}),
	async ({ db, demand, audit, tell }, { orderId, version, title, date, start }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { order } = found;
		const startsAt = date || start ? typedStart(date, start) : order.startsAt;
		const moves = startsAt.getTime() !== order.startsAt.getTime();
		const to = order.state === 'ended' ? null : moves ? movedTo(order, startsAt) : order;
		await keepOrder(db, found, { version, to, title });
		audit('order.changed', { data: { orderId } });
		tell(newsOf(found));
	}
);
