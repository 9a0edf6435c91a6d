import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { personKey, type Actor, type Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { isAnswer } from '#lib/sheets/answer.ts';
import { limits } from '#lib/sheets/entry.ts';
import { breakoutDocumentId, breakoutFacts, breakoutOf } from '#server/breakouts/find.ts';
import { parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { findSheet, isSplit, sheetDocumentId } from './find.ts';
import { isShut } from './shut.ts';
import { signFor } from './sign-for.ts';

const AddToSheet = z.object({
	sheetId: z.string().max(64),
	/** Somebody whose seat in the room is held, under whose name it is written; '': nobody's. */
	person: z.string().max(64).default(''),
	step: z.coerce.number().int().min(0),
	field: z.string().max(40),
	column: z.string().max(40).default(''),
	text: z.string().trim().min(1, 'field.required').max(limits.text, 'field.too-long'),
	owner: z.string().trim().max(limits.owner, 'field.too-long').default(''),
	due: z.literal('').or(z.iso.date('field.date')).default('')
});

/**
 * Writes an entry on a sheet on behalf of a form, for whoever writes without JavaScript. Resolves when it is durable.
 * For somebody whose seat is held it goes where they are, into their breakout too. Refuses 'sheet.write', for another
 * 'sheet.lead' and 'breakout.unplaced', 'sheet.time-out', 'thing.missing' for a field that is not written in together, and what the document refuses.
 */
export async function addToSheet(
	actor: Actor,
	input: z.input<typeof AddToSheet>,
	{ commandId = newId() }: { readonly commandId?: string | undefined } = {}
): Promise<void> {
	const { read, clock, documents } = context();
	const { sheetId, step: place, field: fieldKey, person, ...said } = parseInput(AddToSheet, input);
	const { sheet, facts, ...found } = await findSheet(read, sheetId, clock.now());
	demand(actor, person ? 'sheet.lead' : 'sheet.write', facts);
	const step = found.step(place);
	const field = step.fields.find(({ key }) => key === fieldKey);
	const alone = step.visibility === 'alone' && (step.anonymous || !(await isShown(sheetId, place)));
	if (!field || alone || isAnswer(field) || field.kind === 'sort') refuse('thing.missing');
	if (await isShut(read, sheet, place, clock.now())) refuse('sheet.time-out');
	const held = { sheetId_membershipId: { sheetId, membershipId: person } };
	if (person && !(await read.sheetPerson.findUnique({ where: held }))?.held) refuse('thing.missing');
	const inBreakout = isSplit(step) && !(await isShown(sheetId, place));
	const documentId = !inBreakout
		? await sheetDocumentId(read, sheetId)
		: person
			? await breakoutFor(sheetId, place, person)
			: await ownBreakout(actor, sheetId, place, facts);
	const id = newId();
	const args = { id, step: step.key, field: fieldKey, ...said };
	await documents.edit(documentId, `${actor.accountId}:add:${commandId.slice(0, 64)}`, 'add', args, actor.accountId);
	await projectNow(documentId);
	if (person) await signFor(actor, { sheetId, entryId: id, personId: person });
}

/** The document of the breakout one is in. Refuses 'breakout.write' where one is in none. */
async function ownBreakout(actor: Actor, sheetId: string, place: number, facts: Facts): Promise<string> {
	const { read } = context();
	const mine = await breakoutOf(read, sheetId, place, personKey(actor));
	demand(actor, 'breakout.write', mine ? await breakoutFacts(read, mine) : facts);
	return breakoutDocumentId(read, mine ?? '');
}

/**
 * The document of the breakout that somebody in the room is in, whose words are written for them: it is written in, and not
 * read. Refuses 'breakout.unplaced' where they are in none.
 */
async function breakoutFor(sheetId: string, place: number, person: string): Promise<string> {
	const { read } = context();
	const mine = await breakoutOf(read, sheetId, place, person);
	return breakoutDocumentId(read, mine ?? refuse('breakout.unplaced'));
}

const isShown = async (sheetId: string, place: number): Promise<boolean> =>
	(await context().read.sheetStep.count({ where: { sheetId, place, state: 'revealed' } })) > 0;
