import type { z } from 'zod';
import { HarvestTasks } from '#lib/harvest/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { demandKnown } from '#server/assignments/find.ts';
import { putAssignment } from '#server/assignments/put-assignment.ts';
import { command, parseInput } from '#server/command.ts';
import { demandShown, findPieces, freshSheet } from './find-pieces.ts';
import { entryThing, putEntries } from './put-entries.ts';

const give = command('harvest.assign', HarvestTasks, async (ctx, { sheetId, pieces, ...said }) => {
	const { db, now, demand } = ctx;
	const { sheet, facts, ...found } = await findPieces(db, sheetId, now);
	demand('sheet.read', facts);
	demand('sheet.harvest', facts);
	demand('assignment.give', facts);
	demandShown(found.pieces, pieces);
	await demandKnown(db, facts.federationId, { text: '', ...said }, now);
	const origin = { meetingId: sheet.meetingId, itemId: null, decisionId: null };
	const became = [];
	for (const { id: pieceId, text } of pieces) {
		const thingId = await entryThing(ctx, sheet, { pieceId, text });
		// Its link is written with the others, below.
		const targetId = await putAssignment(ctx, facts, { said: { ...said, text }, origin, from: null, act: '' });
		became.push({
			pieceId,
			step: found.placeOf(pieceId),
			thingId,
			kind: 'assignment' as const,
			targetId,
			meetingId: null,
			text
		});
	}
	await putEntries(ctx, sheet, newId(), became);
	return { assignmentIds: became.map(({ targetId }) => targetId) };
});

/**
 * Makes a task of each chosen note or group, all of one owner by one day. Out: the tasks' ids. Refuses 'sheet.harvest'
 * and 'assignment.give', 'harvest.not-shown', and 'input.invalid' by field as a task does.
 */
export async function giveTasks(
	actor: Actor,
	input: z.input<typeof HarvestTasks>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ assignmentIds: string[] }> {
	await freshSheet(actor, parseInput(HarvestTasks, input).sheetId);
	return give(actor, input, options);
}
