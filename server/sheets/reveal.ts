import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { countdown } from '#lib/sheets/phase.ts';
import { fieldsToShow } from '#lib/sheets/showing.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findSheet, isPrivate, isSplit } from './find.ts';
import { newsOf } from './rows.ts';
import { foundTogether, leastOf } from './together.ts';

/**
 * Shows what was written in private in a step, by each or in breakouts; a job lays it on the sheet. From then on nothing
 * more is written in the step. It counts down for `seconds` before, and can be called back so long. Where several groups
 * answer together it is shown to all of them at once, by whoever may lead all. Out: the job's key. Refuses 'sheet.lead',
 * 'thing.missing' for a step without private writing, 'sheet.shown', 'sheet.revealing' while it counts down,
 * 'sheet.together-waits' for a group that has not come so far, 'sheet.too-few' for an anonymous step that too few have
 * answered, and 'sheet.nobody-wrote'.
 */
export const reveal = command(
	'sheet.reveal',
	z.object({
		sheetId: z.string().max(64),
		step: z.coerce.number().int().min(0),
		/** 0: at once. */
		seconds: z.literal([0, countdown], 'field.invalid').default(0)
	}),
	async ({ db, now, demand, audit, tell, job }, { sheetId, step: place, seconds }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const step = found.step(place);
		if (!(isPrivate(step) || isSplit(step)) || place > sheet.reached) refuse('thing.missing');
		if (await db.sheetStep.findUnique({ where: { sheetId_place: { sheetId, place } } })) refuse('sheet.shown');
		const together = found.together(place);
		// What was written on a sheet that has been closed since is gone, and nothing is laid on it.
		const joined = together ? await foundTogether(db, together, now) : [{ sheet, facts, ...found }];
		const all = joined.filter((one) => one.sheet.state === 'open');
		for (const one of all) demand('sheet.lead', one.facts);
		if (all.some((one) => one.sheet.showStep !== null)) refuse('sheet.revealing');
		if (all.some((one) => one.sheet.reached < place)) refuse('sheet.together-waits');
		const ids = all.map((one) => one.sheet.id);
		const written = context().own.sheets.who(ids, found.ownKey(place));
		// As it was told to those who wrote, also when the sheet with the highest number has been closed since.
		const least = leastOf(joined);
		if (step.anonymous && fieldsToShow(written, true, least).length === 0)
			refuse('sheet.too-few', { details: { least } });
		if (isPrivate(step) && written.length === 0) refuse('sheet.nobody-wrote');
		const showAt = new Date(now.getTime() + seconds * 1000);
		const counting = seconds > 0 ? { ids, at: showAt.getTime() } : undefined;
		if (counting) await db.sheet.updateMany({ where: { id: { in: ids } }, data: { showStep: place, showAt } });
		else await db.sheetStep.createMany({ data: ids.map((id) => ({ sheetId: id, place, state: 'revealing' })) });
		// Each attempt is a job of its own: one that found too few is followed by another.
		const kind = together ? 'sheets.show-together' : isSplit(step) ? 'breakouts.show' : 'sheets.show';
		const key = `${kind}:${newId()}`;
		job(kind, key, { ...(together ? { togetherId: together } : { sheetId }), place, counting }, showAt);
		for (const one of all) {
			audit('sheet.reveal-asked', { thingId: one.sheet.id, data: { step: place, anonymous: step.anonymous } });
			tell(newsOf(one.sheet));
		}
		return { key };
	}
);
