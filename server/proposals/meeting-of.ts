import type { Proposal } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** The meeting a proposal is taken up at; none while there is none. */
export const meetingOf = (
	db: ReadClient | Transaction,
	{ federationId, meetingId }: Pick<Proposal, 'federationId' | 'meetingId'>
) =>
	db.meeting.findFirst({
		where: { id: meetingId ?? '', federationId },
		select: { id: true, state: true, startsAt: true, group: { select: { name: true } } }
	});

/** Whether a meeting has begun, or should have: one that nobody starts here can be written down all the same. */
export const hasBegun = (meeting: { readonly state: string; readonly startsAt: Date } | null, now: Date): boolean =>
	meeting === null || meeting.state !== 'planned' || meeting.startsAt <= now;
