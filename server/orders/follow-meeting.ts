import { movedTo } from '#lib/orders/order.ts';
import type { CommandContext } from '#server/command.ts';
import { findOrder } from './find.ts';
import { keepLines, newsOf } from './keep.ts';

/**
 * The running orders of a meeting that is moved, inside the command that moves it: those that have not begun move by as
 * much, with their fixed times. That is no change of who leads, so that it is taken back by moving the meeting back.
 */
export async function followMeeting(
	{ db, tell }: Pick<CommandContext, 'db' | 'tell'>,
	meeting: { readonly id: string; readonly federationId: string; readonly startsAt: Date },
	startsAt: Date
): Promise<void> {
	const by = startsAt.getTime() - meeting.startsAt.getTime();
	if (by === 0) return;
	const rows = await db.runningOrder.findMany({
		where: { meetingId: meeting.id, federationId: meeting.federationId, state: 'planned' },
		select: { id: true }
	});
	for (const { id } of rows) {
		const found = await findOrder(db, id);
		const to = movedTo(found.order, new Date(found.order.startsAt.getTime() + by));
		if (!to) continue;
		await db.runningOrder.update({
			where: { id, federationId: meeting.federationId },
			data: { startsAt: to.startsAt, before: null, version: { increment: 1 } }
		});
		await keepLines(db, found, to);
		tell(newsOf(found));
	}
}
