import type { Transaction } from '#server/db/open.ts';
import { demandNoOpenPoll } from '#server/votes/while-open.ts';

interface Left {
	readonly id: string;
	readonly currentItemId: string | null;
	readonly currentSince: Date | null;
}

/**
 * Counts the seconds spent on the item that a meeting leaves, and marks it treated. Inside a command. Refuses
 * 'vote.still-open' while a poll is open on it.
 */
export async function leaveItem(db: Transaction, { id: meetingId, currentItemId, currentSince }: Left, now: Date) {
	if (!currentItemId) return;
	await demandNoOpenPoll(db, meetingId);
	const seconds = currentSince ? Math.max(0, Math.round((now.getTime() - currentSince.getTime()) / 1000)) : 0;
	await db.agendaItem.updateMany({
		where: { id: currentItemId, meetingId, state: { not: 'struck' } },
		data: { usedSeconds: { increment: seconds }, state: 'treated' }
	});
}
