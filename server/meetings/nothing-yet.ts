import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/**
 * Whether a meeting that is on has come no further than its start (M10): the first item alone, nobody has asked for the
 * floor, nothing moved, voted, decided, given as a task or kept of its minutes, no sheet begun and nothing struck. Who has
 * come counts for nothing. For a command or a read that has asked for permission.
 */
export async function nothingYet(
	db: ReadClient | Transaction,
	{ meetingId, federationId }: MeetingFacts
): Promise<boolean> {
	const of = { meetingId, federationId };
	const { state, startedAt, calledAt, chairMembershipId } = await db.meeting.findFirstOrThrow({
		where: { id: meetingId, federationId }
	});
	if (state !== 'live' || startedAt === null || chairMembershipId !== null) return false;
	const since = { gte: startedAt };
	const happened = await Promise.all([
		db.meetingEvent.count({ where: { ...of, kind: { not: 'started' } } }),
		db.itemStretch.count({ where: { ...of, endedAt: { not: null } } }),
		db.speaker.count({ where: of }),
		db.poll.count({ where: of }),
		db.decision.count({ where: { ...of, state: 'decided' } }),
		db.motion.count({ where: { federationId, createdAt: since, decision: { meetingId } } }),
		db.assignment.count({ where: { ...of, createdAt: since } }),
		db.sheet.count({ where: { ...of, createdAt: since } }),
		db.minutes.count({ where: of }),
		calledAt ? 0 : db.agendaItem.count({ where: { ...of, state: 'struck' } })
	]);
	return happened.every((count) => count === 0);
}
