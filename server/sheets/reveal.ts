import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { fieldsToShow } from '#lib/sheets/showing.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findSheet, isPrivate, isSplit } from './find.ts';
import { newsOf } from './rows.ts';

/**
 * Shows what was written in private in a step, by each or in breakouts; a job lays it on the sheet. From here on nothing more is written in the
 * step. Out: the job's key. Refuses 'sheet.lead', 'thing.missing' for a step without private writing, 'sheet.shown',
 * and 'sheet.too-few' for an anonymous step that too few have answered.
 */
export const reveal = command(
	'sheet.reveal',
	z.object({ sheetId: z.string().max(64), step: z.coerce.number().int().min(0) }),
	async ({ db, now, demand, audit, tell, job }, { sheetId, step: place }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const step = found.step(place);
		if (!(isPrivate(step) || isSplit(step)) || place > sheet.reached) refuse('thing.missing');
		if (await db.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } })) refuse('sheet.shown');
		const written = context().own.sheets.who(sheetId, found.ownKey(place));
		if (step.anonymous && fieldsToShow(written, true, sheet.least).length === 0)
			refuse('sheet.too-few', { details: { least: sheet.least } });
		await db.sheetStep.create({ data: { sheetId, place, state: 'revealing' } });
		// Each attempt is a job of its own: one that found too few is followed by another.
		const kind = isSplit(step) ? 'breakouts.show' : 'sheets.show';
		const key = `${kind}:${newId()}`;
		job(kind, key, { sheetId, place });
		audit('sheet.reveal-asked', { thingId: sheetId, data: { step: place, anonymous: step.anonymous } });
		tell(newsOf(sheet));
		return { key };
	}
);
