import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { treatWithItem } from '#server/relay/at-meeting.ts';
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
 * Counts the time of the item that a meeting leaves, and marks it treated, with the relay notes that stood there. Inside a command. Refuses 'vote.still-open'
 * while a poll is open on it.
 */
export async function leaveItem(ctx: Pick<CommandContext, 'db' | 'actor' | 'now' | 'tell'>, left: Left): Promise<void> {
	const { db, now } = ctx;
	if (left.currentItemId) await demandNoOpenPoll(db, left.id);
	await countTime(db, left, now, 'treated');
	if (left.currentItemId) await treatWithItem(ctx, left.currentItemId);
}
