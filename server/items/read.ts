import type { ItemJson } from '#lib/items/blocks.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { readDocument, type OpenableDocument } from '#server/documents/read.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { refuse } from '#lib/refusals/refusal.ts';

const empty: ItemJson = { text: [], notes: [] };

/** An item's texts as they were last read, and the document to open for writing in them. */
export interface ItemTexts extends ItemJson {
	readonly document: { readonly id: string; readonly epoch: number };
	readonly mayWrite: boolean;
}

/** The texts of all items of a meeting, by item. Needs 'meeting.read'. */
export async function readItemTexts(actor: Actor, meetingId: string): Promise<Record<string, ItemTexts>> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const mayWrite = can(actor, 'item.edit', facts);
	const documents = await read.document.findMany({
		where: { kind: 'item', meetingId, federationId: facts.federationId },
		select: { id: true, epoch: true, state: true, subjectId: true, projection: { select: { json: true, epoch: true } } }
	});
	return Object.fromEntries(
		documents.map(({ id, epoch, state, subjectId, projection }) => [
			subjectId,
			{
				...(projection?.epoch === epoch ? (JSON.parse(projection.json) as ItemJson) : empty),
				document: { id, epoch },
				mayWrite: mayWrite && state === 'open'
			}
		])
	);
}

/**
 * The document of one item, for a page that wants to write in it. One that was added a moment ago gets its document
 * now, so that nobody waits for the next reading of the agenda. Refuses 'thing.missing' for an item of another meeting.
 */
export async function openItem(actor: Actor, meetingId: string, itemId: string): Promise<OpenableDocument> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const known = () => read.agendaItem.count({ where: { id: itemId, meetingId, federationId: facts.federationId } });
	if ((await known()) === 0) {
		const agenda = await readDocument(actor, 'agenda', meetingId);
		await projectNow(agenda.id);
		if ((await known()) === 0) refuse('thing.missing');
	}
	return readDocument(actor, 'item', itemId);
}
