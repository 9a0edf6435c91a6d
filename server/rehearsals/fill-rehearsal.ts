import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { limits } from '#lib/sheets/entry.ts';
import { madeUpAnswers, madeUpColleagues, madeUpId, madeUpNumber } from '#lib/tools/made-up.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { breakoutDocumentId, breakoutsOf } from '#server/breakouts/find.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { findSheet, isPrivate, isSplit, sheetDocumentId } from '#server/sheets/find.ts';

/** The made-up colleagues who have been dealt into breakouts answer there, each once a breakout. */
async function fillBreakouts(sheetId: string, tool: Tool): Promise<void> {
	const { read, documents } = context();
	for (const [place, step] of tool.steps.entries()) {
		if (!isSplit(step) || (await read.sheetStep.count({ where: { sheetId, place } })) > 0) continue;
		for (const { id, people } of await breakoutsOf(read, sheetId, place)) {
			const documentId = await breakoutDocumentId(read, id);
			for (const number of people.flatMap((one) => madeUpNumber(one) ?? []))
				for (const answer of step.fields.flatMap((field) => madeUpAnswers(field, tool.language, number))) {
					const key = `rehearsal:${number}:${answer.field}:${answer.column}`;
					await documents.edit(documentId, key, 'add', { id: newId(), step: step.key, ...answer });
				}
			await projectNow(documentId);
		}
	}
}

/**
 * The job `rehearsals.fill`: made-up colleagues answer. What is written alone lies where real answers lie until it is
 * shown, so that the showing is the real one. Done twice it changes nothing.
 */
export async function fillRehearsal(payload: unknown): Promise<void> {
	const { sheetId } = z.object({ sheetId: z.string() }).parse(payload);
	const { read, clock, own, documents } = context();
	if (!(await read.sheet.findUnique({ where: { id: sheetId, rehearsal: true, state: 'open' } }))) return;
	const { tool } = await findSheet(read, sheetId, clock.now());
	const numbers = Array.from({ length: madeUpColleagues }, (_, index) => index + 1);
	const together: unknown[] = [];
	for (const step of tool.steps) {
		const alone = isPrivate(step);
		if (alone && own.sheets.who([sheetId], step.key).length > 0) continue;
		for (const number of numbers)
			for (const answer of step.fields.flatMap((field) => madeUpAnswers(field, tool.language, number))) {
				const where = { sheetId, step: step.key, membershipId: madeUpId(number) };
				if (alone) own.sheets.keep(where, { id: newId(), ...answer }, limits.own);
				else if (step.visibility === 'all') together.push({ id: newId(), step: step.key, ...answer });
			}
	}
	await fillBreakouts(sheetId, tool);
	const documentId = await sheetDocumentId(read, sheetId);
	await documents.edit(documentId, 'rehearsal', 'show', { entries: together });
	await projectNow(documentId);
}
