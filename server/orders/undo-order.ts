import { z } from 'zod';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepOrder, newsOf, readBefore } from './keep.ts';

/** Takes back the last change of a running order; sheets that were started stay. Refuses 'order.keep', 'order.changed', 'order.not-now'. */
export const undoOrder = command(
	'order.undo',
	z.object({ orderId: z.string().max(64), version: z.coerce.number().int() }),
	async ({ db, demand, audit, tell }, { orderId, version }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { order = null, title = '' } = readBefore(found) ?? {};
		await keepOrder(db, found, { version, to: order, title, undoing: true });
		audit('order.undone', { data: { orderId } });
		tell(newsOf(found));
	}
);
