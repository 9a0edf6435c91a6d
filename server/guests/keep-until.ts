import type { Transaction } from '#server/db/open.ts';
import { guestUntil } from './find.ts';

/** A meeting that is moved takes its guests' access with it. Inside a command. */
export async function keepGuestsUntil(db: Transaction, meetingId: string, endsAt: Date): Promise<void> {
	const expiresAt = guestUntil(endsAt);
	await db.guest.updateMany({ where: { meetingId }, data: { expiresAt } });
	await db.account.updateMany({ where: { kind: 'guest', boundMeetingId: meetingId }, data: { expiresAt } });
}
