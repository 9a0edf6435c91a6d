import { attendanceOf, type AttendedItem } from '#lib/attendance/derive.ts';
import { treatedOf } from '#lib/decisions/voters.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { attendanceFacts } from '#server/attendance/facts.ts';
import type { News } from '#server/bus.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

type Database = ReadClient | Transaction;

/** A decision of any federation with its meeting's facts; the permission table decides. Refuses 'thing.missing'. */
export async function findDecision(db: Database, id: string) {
	const decision = await db.decision.findUnique({ where: { id }, include: { motions: true, reservations: true } });
	if (!decision) refuse('thing.missing');
	return { decision, facts: await meetingFacts(db, decision.meetingId) };
}

/** A motion with its decision. Refuses 'thing.missing', also for one that was withdrawn. */
export async function findMotion(db: Database, id: string) {
	const motion = await db.motion.findUnique({ where: { id } });
	if (!motion || motion.withdrawnAt) refuse('thing.missing');
	return { motion, ...(await findDecision(db, motion.decisionId)) };
}

/** A reservation or note with its decision. Refuses 'thing.missing', also for one that was withdrawn. */
export async function findStatement(db: Database, id: string) {
	const statement = await db.reservation.findUnique({ where: { id } });
	if (!statement || statement.withdrawnAt) refuse('thing.missing');
	return { statement, ...(await findDecision(db, statement.decisionId)) };
}

/** An item of the meeting that can be decided at. Refuses 'thing.missing' for headings, struck and removed ones. */
export async function findItem(db: Database, { meetingId, federationId }: MeetingFacts, id: string) {
	const item = await db.agendaItem.findFirst({
		where: { id, meetingId, federationId, removedAt: null, state: { not: 'struck' }, kind: { not: 'section' } }
	});
	return item ?? refuse('thing.missing');
}

/** An item as it was treated, with who took part in it; none when the meeting has not come to it. */
export async function treatedItem(
	db: Database,
	facts: MeetingFacts,
	item: { readonly id: string; readonly parentId: string | null }
): Promise<AttendedItem | null> {
	return treatedOf(attendanceOf(await attendanceFacts(db, facts)), item);
}

/** Items of a meeting whose paragraphs are locked: all where the minutes are, else those that were adjusted at once. */
export async function lockedItems(
	db: Database,
	{ meetingId, federationId }: MeetingFacts
): Promise<{ readonly all: boolean; readonly some: ReadonlySet<string>; has(itemId: string): boolean }> {
	const minutes = await db.minutes.findFirst({
		where: { meetingId, federationId },
		select: { state: true, paragraphs: { where: { immediate: 'locked' }, select: { itemId: true } } }
	});
	const all = minutes?.state === 'locked';
	const some = new Set(minutes?.paragraphs.map(({ itemId }) => itemId));
	return { all, some, has: (itemId) => all || some.has(itemId) };
}

/**
 * Refuses 'decision.adjusted' where the minutes of the meeting are locked, or the item's paragraph is: what was adjusted
 * is changed by opening a new version of them, not beside them.
 */
export async function demandUnlocked(db: Database, facts: MeetingFacts, itemId: string): Promise<void> {
	if ((await lockedItems(db, facts)).has(itemId)) refuse('decision.adjusted');
}

/** News that something has happened to what is decided at a meeting. */
export const decisionNews = ({ federationId, groupId, meetingId }: MeetingFacts): News => ({
	topic: 'decisions',
	federationId,
	groupId,
	meetingId
});
