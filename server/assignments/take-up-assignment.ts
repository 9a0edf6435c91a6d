import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { TakeUp } from '#lib/assignments/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { assignmentNews, findAssignment } from './find.ts';

const act = 'assignment.taken-up';

/** Items of a meeting under which tasks are followed up, by the task. */
export async function takenUpAt(
	db: ReadClient | Transaction,
	meetingId: string,
	federationId: string
): Promise<ReadonlyMap<string, { readonly itemId: string; readonly parentId: string | null }>> {
	const items = await db.agendaItem.findMany({
		where: { meetingId, federationId, removedAt: null, state: { not: 'struck' } },
		select: { id: true, parentId: true }
	});
	const links = await db.link.findMany({ where: { act, toId: { in: items.map(({ id }) => id) } } });
	const parentOf = new Map(items.map(({ id, parentId }) => [id, parentId]));
	return new Map(links.map(({ fromId, toId }) => [fromId, { itemId: toId, parentId: parentOf.get(toId) ?? null }]));
}

const take = command(
	'assignment.take-up',
	TakeUp.extend({ itemId: TakeUp.shape.meetingId }),
	async ({ db, actor, now, demand, audit, tell }, { assignmentId, meetingId, itemId }) => {
		const { assignment, facts } = await findAssignment(db, assignmentId);
		demand('assignment.read', facts);
		const meeting = await meetingFacts(db, meetingId);
		demand('agenda.edit', meeting);
		const item = await db.agendaItem.findFirst({
			where: { id: itemId, meetingId, federationId: meeting.federationId, removedAt: null }
		});
		if (!item) refuse('thing.missing');
		await db.link.upsert({
			where: { fromId_toId_act: { fromId: assignmentId, toId: itemId, act } },
			create: { id: newId(), fromId: assignmentId, toId: itemId, act, at: now, by: actor.accountId ?? '' },
			update: {}
		});
		audit('assignment.taken-up', { thingId: assignmentId, data: { meetingId, itemId } });
		tell({ ...assignmentNews(assignment), groupId: meeting.groupId, meetingId });
		return { itemId };
	}
);

/** The same id for the same thing put to the same meeting for the n-th time: two who do it at once do it once. */
const idOf = (what: string, meetingId: string, nth: number): string =>
	createHash('sha256').update(`${what} ${meetingId} ${nth}`).digest('base64url').slice(0, 22);

/** All items of a meeting, removed ones too. */
const itemIds = async (meetingId: string): Promise<string[]> =>
	(await context().read.agendaItem.findMany({ where: { meetingId }, select: { id: true } })).map(({ id }) => id);

/** The meeting's item that tasks are followed up under, made when it has none; in Swedish, as the agenda is. */
async function itemForTasks(actor: Actor, meetingId: string): Promise<string> {
	const title = m.assignments_item_title({}, { locale: 'sv' });
	const { items } = await readAgendaOf(actor, meetingId);
	const there = items.find((item) => item.title === title && item.parentId === null);
	if (there) return there.id;
	const before = await context().read.agendaItem.count({ where: { meetingId, title, parentId: null } });
	const id = idOf('tasks', meetingId, before);
	await editAgenda(actor, meetingId, 'add', { id, title, kind: 'report' }, { commandId: id });
	return id;
}

/**
 * Puts an open task on a meeting's agenda, to be followed up: a sub-item of the item for tasks, which is made when there
 * is none. Doing it again changes nothing. The meeting is one of the group that gave it, or of the group that has it.
 * Refusals: 'assignment.settled', 'input.invalid', what the agenda refuses, 'thing.missing', 'access.denied'.
 */
export async function takeUpAssignment(
	actor: Actor,
	input: z.input<typeof TakeUp>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const { read } = context();
	const { assignmentId, meetingId } = parseInput(TakeUp, input);
	const { assignment, facts } = await findAssignment(read, assignmentId);
	demand(actor, 'assignment.read', facts);
	const meeting = await meetingFacts(read, meetingId);
	demand(actor, 'agenda.edit', meeting);
	if (assignment.state !== 'open') refuse('assignment.settled');
	const its = [assignment.groupId, ...(assignment.ownerKind === 'group' ? [assignment.ownerId] : [])];
	if (!its.includes(meeting.groupId)) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	await projectAgenda(meetingId);
	const there = await takenUpAt(read, meetingId, meeting.federationId);
	const already = there.get(assignmentId);
	if (already) return { itemId: already.itemId };
	const into = [...there.values()].find(({ parentId }) => parentId !== null)?.parentId;
	const before = await read.link.count({
		where: { fromId: assignmentId, act, toId: { in: await itemIds(meetingId) } }
	});
	const itemId = idOf(assignmentId, meetingId, before);
	const target = { into: into ?? (await itemForTasks(actor, meetingId)) };
	const item = { id: itemId, title: assignment.text.slice(0, 200), kind: 'report', target };
	await editAgenda(actor, meetingId, 'add', item, { commandId: itemId });
	return take(actor, { assignmentId, meetingId, itemId }, options);
}
