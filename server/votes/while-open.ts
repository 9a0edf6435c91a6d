import { refuse } from '#lib/refusals/refusal.ts';
import type { Transaction } from '#server/db/open.ts';

/** Refuses 'vote.still-open' while a poll of the meeting is open: who may vote belongs to the item it was opened on. */
export async function demandNoOpenPoll(db: Transaction, meetingId: string): Promise<void> {
	if ((await db.poll.count({ where: { meetingId, state: 'open' } })) > 0) refuse('vote.still-open');
}
