import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findOrder } from './find.ts';
import { newsOf } from './keep.ts';

/** Notes at a line which sheet was started from it. Refuses 'order.keep', 'thing.missing' for another group's sheet. */
export const tieSheet = command(
	'order.tie-sheet',
	z.object({ orderId: z.string().max(64), lineId: z.string().max(64), sheetId: z.string().max(64) }),
	async ({ db, demand, audit, tell }, { orderId, lineId, sheetId }) => {
		const found = await findOrder(db, orderId);
		demand('order.keep', found.facts);
		const { federationId, groupId } = found.row;
		if ((await db.sheet.count({ where: { id: sheetId, federationId, groupId } })) === 0) refuse('thing.missing');
		const tied = await db.runningLine.updateMany({
			where: { id: lineId, orderId, federationId },
			data: { sheetId }
		});
		if (tied.count === 0) refuse('thing.missing');
		audit('order.sheet-tied', { thingId: sheetId, data: { orderId, lineId } });
		tell(newsOf(found));
	}
);
