import { createHash } from 'node:crypto';
import { Carry } from '#lib/breakouts/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { personKey, type Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, isSplit, sheetDocumentId } from '#server/sheets/find.ts';
import type { z } from 'zod';
import { breakoutDocumentId, breakoutFacts, breakoutOf } from './find.ts';
import { noteOrigin } from './note-origin.ts';
import { carriedFrom } from './read-carried.ts';

/**
 * Brings a note along from an earlier step to the one where one writes now: a copy, by the server, which writes down
 * where it comes from; the note itself stays. What was private is no more then, by its writer's own hand. The same form
 * twice brings it once. Refuses 'sheet.write', 'breakout.write', 'thing.missing' for a note one does not see, or a place
 * that is not written in together.
 */
export async function carry(
	actor: Actor,
	input: z.input<typeof Carry>,
	{ commandId = newId() }: { readonly commandId?: string | undefined } = {}
): Promise<void> {
	const { read, clock, documents } = context();
	const { sheetId, step: place, field: fieldKey, column, from, entryId } = parseInput(Carry, input);
	const found = await findSheet(read, sheetId, clock.now());
	const { facts } = found;
	demand(actor, 'sheet.write', facts);
	const step = found.step(place);
	const field = step.fields.find(({ key }) => key === fieldKey);
	const takes =
		field?.kind === 'notes' ? field.columns.some(({ key }) => key === column) : field?.kind === 'text' && column === '';
	if (!takes || step.visibility === 'alone' || from >= place) refuse('thing.missing');
	const note = (await carriedFrom(actor, found, from)).find(({ id }) => id === entryId);
	if (!note) refuse('thing.missing');
	const to = isSplit(step) ? await breakoutOf(read, sheetId, place, personKey(actor)) : null;
	if (isSplit(step)) demand(actor, 'breakout.write', to ? await breakoutFacts(read, to) : facts);
	const documentId = to ? await breakoutDocumentId(read, to) : await sheetDocumentId(read, sheetId);
	const key = `${actor.accountId}:carry:${commandId.slice(0, 64)}`;
	const id = createHash('sha256').update(key).digest('base64url').slice(0, 22);
	await documents.edit(
		documentId,
		key,
		'add',
		{ id, step: step.key, field: fieldKey, column, text: note.text },
		actor.accountId
	);
	await projectNow(documentId);
	// Whose note it was in private is said by nobody but the one who brings it.
	const origin = { breakoutId: note.breakoutId, fromEntryId: note.own ? null : note.id };
	await noteOrigin(actor, { sheetId, entryId: id, place: from, ...origin, to });
}
