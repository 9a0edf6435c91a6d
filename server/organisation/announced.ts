import type { ReadClient, Transaction } from '#server/db/open.ts';

/** A notice of minutes that has gone up. */
interface Announced {
	readonly on: Date;
	/** It has not been taken down. */
	readonly stands: boolean;
}

/**
 * Meetings whose minutes have been announced, of some: on the day of the notice, not when it was written. One that was
 * taken down before its day never went up. For whoever has asked for permission.
 */
export async function announcedOf(
	db: ReadClient | Transaction,
	federationId: string,
	meetingIds: readonly string[],
	now: Date
): Promise<ReadonlyMap<string, Announced>> {
	const notices = await db.notice.findMany({
		where: { federationId, upOn: { lte: now }, version: { part: '', minutes: { meetingId: { in: [...meetingIds] } } } },
		orderBy: { upOn: 'asc' },
		select: { upOn: true, withdrawnAt: true, version: { select: { minutes: { select: { meetingId: true } } } } }
	});
	const up = new Map<string, Announced>();
	for (const { upOn, withdrawnAt, version } of notices) {
		if (withdrawnAt && withdrawnAt < upOn) continue;
		const { meetingId } = version.minutes;
		const before = up.get(meetingId);
		up.set(meetingId, { on: before?.on ?? upOn, stands: (before?.stands ?? false) || withdrawnAt === null });
	}
	return up;
}
