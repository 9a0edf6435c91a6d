import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HarvestItems } from '#lib/harvest/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { editAgenda } from '#server/agenda/edit-agenda.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { demand as demandOf } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandShown, findPieces, freshSheet } from './find-pieces.ts';
import { entryThing, putEntries } from './put-entries.ts';

/** Facts of a meeting to come of a sheet's group. Refuses 'input.invalid' for another's, 'meeting.state' once it has begun. */
async function comingMeeting(db: ReadClient | Transaction, groupId: string, meetingId: string) {
	const facts = await meetingFacts(db, meetingId);
	if (facts.groupId !== groupId) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	if (facts.meetingState !== 'planned') refuse('meeting.state');
	return facts;
}

const WithItems = HarvestItems.extend({ itemIds: z.array(z.string().max(64)) });

const put = command('harvest.put', WithItems, async (ctx, { sheetId, pieces, meetingId, itemIds }) => {
	const { db, now, demand } = ctx;
	const { sheet, facts, ...found } = await findPieces(db, sheetId, now);
	demand('sheet.read', facts);
	demand('sheet.harvest', facts);
	demand('agenda.edit', await comingMeeting(db, facts.groupId, meetingId));
	demandShown(found.pieces, pieces);
	const there = await db.agendaItem.count({ where: { id: { in: itemIds }, meetingId, removedAt: null } });
	if (there !== pieces.length) refuse('thing.missing');
	const became = [];
	for (const [index, { id: pieceId, text }] of pieces.entries()) {
		const thingId = await entryThing(ctx, sheet, { pieceId, text });
		became.push({
			pieceId,
			step: found.placeOf(pieceId),
			thingId,
			kind: 'item' as const,
			targetId: itemIds[index] ?? '',
			meetingId,
			text
		});
	}
	await putEntries(ctx, sheet, newId(), became);
	return { meetingId, itemIds };
});

/** The id of the item that a note becomes by one form: sent twice it is the same item. */
const idOf = (actor: Actor, commandId: string, pieceId: string): string =>
	createHash('sha256').update(`${actor.accountId} ${commandId} ${pieceId}`).digest('base64url').slice(0, 22);

/**
 * Puts each chosen note or group as an item last on the agenda of a meeting to come of the sheet's group. The same form
 * twice puts it there once. Refuses 'sheet.harvest', 'agenda.edit', 'harvest.not-shown', 'meeting.state',
 * 'input.invalid' for another group's meeting, and what the agenda refuses.
 */
export async function putOnAgenda(
	actor: Actor,
	input: z.input<typeof HarvestItems>,
	{ commandId = newId() }: { readonly commandId?: string | undefined } = {}
): Promise<{ meetingId: string; itemIds: string[] }> {
	const { read } = context();
	const { sheetId, pieces, meetingId } = parseInput(HarvestItems, input);
	const { facts, ...found } = await freshSheet(actor, sheetId);
	demandOf(actor, 'agenda.edit', await comingMeeting(read, facts.groupId, meetingId));
	demandShown(found.pieces, pieces);
	const itemIds: string[] = [];
	for (const { id: pieceId, text } of pieces) {
		const id = idOf(actor, commandId, pieceId);
		await editAgenda(actor, meetingId, 'add', { id, title: text, kind: 'discussion' }, { commandId: id });
		itemIds.push(id);
	}
	return put(actor, { sheetId, pieces, meetingId, itemIds }, { commandId });
}
