import type { z } from 'zod';
import { noteBlocks } from '#lib/harvest/blocks.ts';
import { HarvestNote } from '#lib/harvest/schema.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand as demandOf } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandShown, findPieces, freshSheet } from './find-pieces.ts';
import { entryThing, putEntries } from './put-entries.ts';

/** An item of a sheet's group with its meeting's facts and its document. Refuses 'input.invalid' for another's. */
export async function findItem(db: ReadClient | Transaction, groupId: string, itemId: string) {
	const item = await db.agendaItem.findFirst({
		where: { id: itemId, removedAt: null, meeting: { groupId } },
		select: { id: true, meetingId: true, title: true }
	});
	if (!item) refuse('input.invalid', { fields: { itemId: 'field.foreign' } });
	const facts = await meetingFacts(db, item.meetingId);
	const document = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'item', subjectId: itemId } },
		select: { id: true }
	});
	return { item, facts, documentId: document?.id ?? refuse('thing.missing') };
}

/** Before the meeting what is prepared for an item is written; from its start, what is noted. */
export const fieldAt = (state: string): 'text' | 'notes' => (state === 'planned' ? 'text' : 'notes');

/** Where the words come from; in Swedish, as the item's text is. */
export const leadOf = (title: string): string => m.harvest_note_lead({ title }, { locale: 'sv' });

const note = command('harvest.note', HarvestNote, async (ctx, { sheetId, pieces, itemId }) => {
	const { db, now, demand } = ctx;
	const { sheet, facts, ...found } = await findPieces(db, sheetId, now);
	demand('sheet.read', facts);
	demand('sheet.harvest', facts);
	const { item, facts: meeting } = await findItem(db, facts.groupId, itemId);
	demand('item.edit', meeting);
	demandShown(found.pieces, pieces);
	const became = [];
	for (const { id: pieceId, text } of pieces) {
		const thingId = await entryThing(ctx, sheet, { pieceId, text });
		became.push({
			pieceId,
			step: found.placeOf(pieceId),
			thingId,
			kind: 'note' as const,
			targetId: itemId,
			meetingId: item.meetingId,
			text
		});
	}
	await putEntries(ctx, sheet, newId(), became);
	return { meetingId: item.meetingId, itemId };
});

/**
 * Writes chosen notes and groups down at an item: in what is prepared for it before its meeting, in its notes from the
 * start. The same form twice writes once. Refuses 'sheet.harvest', 'item.edit', 'harvest.not-shown', 'input.invalid' for
 * an item of another group, and what the document refuses ('document.frozen').
 */
export async function noteDown(
	actor: Actor,
	input: z.input<typeof HarvestNote>,
	{ commandId = newId() }: { readonly commandId?: string | undefined } = {}
): Promise<{ meetingId: string; itemId: string }> {
	const { read, documents } = context();
	const { sheetId, pieces, itemId } = parseInput(HarvestNote, input);
	const { sheet, facts, ...found } = await freshSheet(actor, sheetId);
	const { facts: meeting, documentId } = await findItem(read, facts.groupId, itemId);
	demandOf(actor, 'item.edit', meeting);
	demandShown(found.pieces, pieces);
	const blocks = noteBlocks(
		leadOf(sheet.title),
		pieces.map(({ text }) => text)
	);
	const key = `${actor.accountId}:harvest:${commandId.slice(0, 64)}`;
	await documents.edit(documentId, key, 'append', { [fieldAt(meeting.meetingState)]: blocks }, actor.accountId);
	await projectNow(documentId);
	return note(actor, { sheetId, pieces, itemId }, { commandId });
}
