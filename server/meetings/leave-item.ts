import type { Transaction } from '#server/db/open.ts';
import { demandNoOpenPoll } from '#server/votes/while-open.ts';

interface Left {
	readonly id: string;
	readonly currentItemId: string | null;
	readonly currentSince: Date | null;
}

/** Counts the seconds spent on the item that a meeting is on; in a pause none pass. Inside a command. */
export async function countTime(
	db: Transaction,
	{ id: meetingId, currentItemId, currentSince }: Left,
	now: Date,
	state?: 'treated'
): Promise<void> {
	if (!currentItemId) return;
	const seconds = currentSince ? Math.max(0, Math.round((now.getTime() - currentSince.getTime()) / 1000)) : 0;
	await db.agendaItem.updateMany({
		where: { id: currentItemId, meetingId, state: { not: 'struck' } },
		data: { usedSeconds: { increment: seconds }, ...(state ? { state } : {}) }
	});
}

/**
 * Counts the time of the item that a meeting leaves, and marks it treated. Inside a command. Refuses 'vote.still-open'
 * while a poll is open on it.
 */
export async function leaveItem(db: Transaction, left: Left, now: Date): Promise<void> {
	if (left.currentItemId) await demandNoOpenPoll(db, left.id);
	await countTime(db, left, now, 'treated');
}
