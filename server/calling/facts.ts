import type { SeatRole } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

export interface CallingFacts extends MeetingFacts {
	readonly approvers: readonly SeatRole[];
}

/**
 * Facts of a meeting with who approves its calling: the chair, or by the group's setting the vice-chair too; without a
 * chair the vice-chair. Refuses 'thing.missing'.
 */
export async function callingFacts(db: ReadClient | Transaction, meetingId: string): Promise<CallingFacts> {
	const facts = await meetingFacts(db, meetingId);
	const { callingBy, seats } = await db.group.findUniqueOrThrow({
		where: { id: facts.groupId },
		select: {
			callingBy: true,
			seats: {
				where: { role: { in: ['chair', 'vice-chair'] }, ...countingAt(context().clock.now()) },
				select: { role: true }
			}
		}
	});
	const held = (['chair', 'vice-chair'] as const).filter((role) => seats.some((seat) => seat.role === role));
	return { ...facts, approvers: callingBy === 'presidium' ? held : held.slice(0, 1) };
}

/** Whether the chair has said yes to just this: since the last calling went out, whose yes was to that one. */
export const isApproved = (
	{ approvedAt, approvedHash }: { readonly approvedAt: Date | null; readonly approvedHash: string | null },
	hash: string,
	sentAt: Date | null
): boolean => approvedHash === hash && approvedAt !== null && (sentAt === null || approvedAt > sentAt);
