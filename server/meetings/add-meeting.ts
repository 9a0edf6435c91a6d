import { nextOrdinal, ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { AgendaChoice } from '#lib/meetings/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { newDocument } from '#server/documents/new-document.ts';
import { gatheringOf } from '#server/matters/gather-received.ts';
import { notEndedAt } from '#server/network/find.ts';
import { layingOf } from './lay-agenda.ts';

interface Meeting {
	readonly federationId: string;
	readonly groupId: string;
	readonly year: number;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly title: string;
	readonly place: string;
	readonly videoLink: string;
	readonly called: readonly string[];
	readonly agenda: AgendaChoice;
}

/** Name of a meeting where it stands alone, as in the red thread: its title, else its group and number. */
export const thingTitle = (groupName: string, meeting: { title: string; year: number; ordinal: number }): string =>
	meeting.title || `${groupName} ${ordinalLabel(meeting)}`;

/** The next number of a group's meetings in a year (M1). */
export async function ordinalFor(db: Transaction, groupId: string, year: number): Promise<number> {
	const given = await db.meeting.findMany({ where: { groupId, year }, select: { ordinal: true } });
	return nextOrdinal(given.map(({ ordinal }) => ordinal));
}

/** Whether the group already has a meeting that begins at this very moment; a cancelled one does not count. */
export const isTaken = async (db: Transaction, groupId: string, startsAt: Date, exceptId?: string): Promise<boolean> =>
	(await db.meeting.count({
		where: { groupId, startsAt, state: { not: 'cancelled' }, ...(exceptId ? { id: { not: exceptId } } : {}) }
	})) > 0;

/** Refuses unless everybody called has a place in the federation now. */
export async function demandCallable(db: Transaction, federationId: string, called: readonly string[], now: Date) {
	const known = await db.membership.count({
		where: { id: { in: [...called] }, federationId, ...notEndedAt(now) }
	});
	if (known !== new Set(called).size) refuse('input.invalid', { fields: { called: 'field.foreign' } });
}

/** Writes one planned meeting with its number, its thing, its agenda document and those called; the agenda is laid by a job. */
export async function addMeeting({ db, actor, now, audit, job }: CommandContext, meeting: Meeting): Promise<string> {
	const { federationId, groupId, year, called, agenda, ...fields } = meeting;
	const id = newId();
	const ordinal = await ordinalFor(db, groupId, year);
	const group = await db.group.findUniqueOrThrow({ where: { id: groupId }, select: { name: true, to: true } });
	// A group that has ended meets no more (N10).
	if (group.to && group.to <= fields.startsAt) refuse('group.ended', { details: { name: group.name } });
	await db.meeting.create({
		data: {
			id,
			federationId,
			groupId,
			year,
			ordinal,
			...fields,
			createdAt: now,
			createdBy: actor.accountId ?? '',
			calls: { create: [...new Set(called)].map((membershipId) => ({ membershipId })) }
		}
	});
	const title = thingTitle(group.name, { title: fields.title, year, ordinal });
	await db.thing.create({ data: { id, kind: 'meeting', federationId, groupId, title, createdAt: now } });
	await newDocument(db, { kind: 'agenda', subjectId: id, meetingId: id, federationId, now });
	if (agenda !== 'empty') job('agenda.lay', layingOf(id), { meetingId: id, choice: agenda });
	// What earlier minutes sent on to the next meeting comes here, decisions whose day has come, and documents that wait.
	job('minutes.carry', `minutes.carry:${id}`, { groupId });
	job('decisions.review', `decisions.review:${id}`, { groupId });
	job('matters.gather', gatheringOf(id), { groupId });
	audit('meeting.planned', { thingId: id, data: { year, ordinal } });
	return id;
}
