import { noteBlocks } from '#lib/harvest/blocks.ts';
import { TakeBack } from '#lib/harvest/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { assignmentNews } from '#server/assignments/find.ts';
import { command, parseInput, type CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Harvest, Sheet } from '#server/db/generated/client.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand as demandOf } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { fieldAt, findItem, leadOf } from './note-down.ts';

/** Takes a task away that nobody has touched. Refuses 'harvest.settled'. */
async function dropTask({ db, tell }: CommandContext, id: string): Promise<void> {
	const [task, acts, links] = await Promise.all([
		db.assignment.findUnique({ where: { id } }),
		db.audit.count({ where: { thingId: id, event: { not: 'assignment.given' } } }),
		db.link.count({ where: { fromId: id } })
	]);
	if (!task) return;
	if (task.state !== 'open' || acts > 0 || links > 0) refuse('harvest.settled');
	await db.link.deleteMany({ where: { toId: id } });
	await db.assignment.delete({ where: { id } });
	await db.thing.delete({ where: { id } });
	tell(assignmentNews(task));
}

/** A note that leads nowhere any more is no thing of the thread. */
async function dropEntry({ db }: CommandContext, thingId: string): Promise<void> {
	if ((await db.link.count({ where: { fromId: thingId } })) > 0) return;
	await db.link.deleteMany({ where: { toId: thingId, act: 'sheet.harvested' } });
	await db.thing.delete({ where: { id: thingId } });
}

const unlink = command('harvest.undo', TakeBack, async (ctx, { sheetId, actId }) => {
	const { db, now, demand, audit, tell } = ctx;
	const { sheet, facts } = await findSheet(db, sheetId, now);
	demand('sheet.read', facts);
	demand('sheet.harvest', facts);
	const rows = await db.harvest.findMany({ where: { sheetId, actId } });
	for (const { kind, thingId, targetId } of rows) {
		if (kind === 'item' && (await db.agendaItem.count({ where: { id: targetId, removedAt: null } })) > 0)
			refuse('harvest.settled');
		// Another press may have put the same words at the same place: then the link is that one's too.
		if ((await db.harvest.count({ where: { thingId, targetId, kind, actId: { not: actId } } })) === 0)
			await db.link.deleteMany({ where: { fromId: thingId, toId: targetId, act: `entry.became-${kind}` } });
		if (kind === 'assignment') await dropTask(ctx, targetId);
	}
	await db.harvest.deleteMany({ where: { sheetId, actId } });
	for (const thingId of new Set(rows.map((row) => row.thingId))) await dropEntry(ctx, thingId);
	audit('sheet.harvest-undone', { thingId: sheetId, data: { act: actId } });
	tell(newsOf(sheet));
	return { kind: rows[0]?.kind ?? null };
});

/** Takes items off an agenda again, unless something has happened with one of them. Refuses 'harvest.settled'. */
async function removeItems(actor: Actor, rows: readonly Harvest[]): Promise<void> {
	const { read } = context();
	const ids = rows.map(({ targetId }) => targetId);
	const meetingId = rows[0]?.meetingId ?? refuse('thing.missing');
	const meeting = await meetingFacts(read, meetingId);
	demandOf(actor, 'agenda.edit', meeting);
	const documents = await read.document.findMany({ where: { kind: 'item', subjectId: { in: ids } } });
	for (const { id } of documents) await projectNow(id);
	const [items, subs, papers, links, written, decisions] = await Promise.all([
		read.agendaItem.findMany({ where: { id: { in: ids }, removedAt: null } }),
		read.agendaItem.count({ where: { parentId: { in: ids }, removedAt: null } }),
		read.attachment.count({ where: { itemId: { in: ids }, removedAt: null } }),
		read.link.count({ where: { fromId: { in: ids } } }),
		read.projection.count({ where: { documentId: { in: documents.map(({ id }) => id) }, plain: { not: '' } } }),
		read.decision.count({ where: { itemId: { in: ids } } })
	]);
	const renamed = items.some(({ id, title }) => rows.find(({ targetId }) => targetId === id)?.text !== title);
	const touched = renamed || subs + papers + links + written + decisions > 0;
	if (items.length > 0 && (touched || meeting.meetingState !== 'planned' || meeting.calledOut))
		refuse('harvest.settled');
	for (const { id } of items) await editAgenda(actor, meetingId, 'remove', { id }, { commandId: newId() });
}

/** Takes the words at an item away again, unless they have been changed. Refuses 'harvest.settled'. */
async function removeWords(actor: Actor, sheet: Sheet, rows: readonly Harvest[]): Promise<void> {
	const { read, documents } = context();
	const { facts, documentId } = await findItem(read, sheet.groupId, rows[0]?.targetId ?? '');
	demandOf(actor, 'item.edit', facts);
	const field = fieldAt(facts.meetingState);
	const blocks = noteBlocks(
		leadOf(sheet.title),
		rows.map(({ text }) => text)
	);
	const before = (await documents.read(documentId)).json as ItemJson;
	await documents.edit(documentId, newId(), 'withdraw', { [field]: blocks }, actor.accountId);
	const after = (await documents.read(documentId)).json as ItemJson;
	await projectNow(documentId);
	if (JSON.stringify(before[field]) === JSON.stringify(after[field])) refuse('harvest.settled');
}

/**
 * Takes back what was done with one press, while nothing has happened with what came of it: tasks nobody has answered,
 * changed or taken up; items nobody has written in, of a meeting that has not been called; words that stand as they were
 * put. Again, it changes nothing. Refuses 'sheet.harvest', 'harvest.settled', and what the target's own door refuses.
 */
export async function takeBack(
	actor: Actor,
	input: { sheetId: string; actId: string },
	options?: { readonly commandId?: string | undefined }
): Promise<void> {
	const { read, clock } = context();
	const { sheetId, actId } = parseInput(TakeBack, input);
	const { sheet, facts } = await findSheet(read, sheetId, clock.now());
	demandOf(actor, 'sheet.read', facts);
	demandOf(actor, 'sheet.harvest', facts);
	const rows = await read.harvest.findMany({ where: { sheetId, actId }, orderBy: { place: 'asc' } });
	const kind = rows[0]?.kind;
	// What has begun has a way of its own to be withdrawn.
	if (kind === 'relay' || kind === 'proposal') refuse('harvest.settled');
	if (kind === 'item') await removeItems(actor, rows);
	if (kind === 'note') await removeWords(actor, sheet, rows);
	await unlink(actor, { sheetId, actId }, options);
}
