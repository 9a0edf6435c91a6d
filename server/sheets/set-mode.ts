import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { ownKey, stepModes } from '#lib/sheets/mode.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';
import { foundTogether, writtenAmong } from './together.ts';

const SetMode = z.object({
	sheetId: z.string().max(64),
	step: z.coerce.number().int().min(0),
	/** '': as the tool says. */
	mode: z.enum(['', ...stepModes], 'field.invalid')
});

/**
 * Does an anonymous step otherwise, because too few are there for it: with names, or only aloud; or as the tool says
 * after all. Nobody's anonymity is taken from them: once something has been written without a name the step is never
 * done with names, and what was written stays with its writer. Answers that would count together with other groups' count
 * by themselves again. Refuses 'sheet.lead', 'sheet.shown', 'sheet.revealing', 'sheet.written',
 * 'thing.missing' for a step that is not anonymous.
 */
export const setMode = command(
	'sheet.mode',
	SetMode,
	async ({ db, now, demand, audit, tell, ended }, { sheetId, step: place, mode }) => {
		const { sheet, facts, tool, together } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const step = tool.steps[place];
		if (!step?.anonymous) refuse('thing.missing');
		const key = { sheetId, place };
		if (await db.sheetStep.findUnique({ where: { sheetId_place: key } })) refuse('sheet.shown');
		if (sheet.showStep === place) refuse('sheet.revealing');
		// Who is writing now waits until it is known under which promise, or has written.
		ended(context().own.sheets.keys.change());
		// What has been written under one promise is not left behind by going over to the other.
		const other = mode === 'open' ? null : mode === '' ? 'open' : undefined;
		if (other !== undefined && context().own.sheets.who([sheetId], ownKey(step, other)).length > 0)
			refuse('sheet.written');
		const shared = together(place);
		if (shared) {
			const all = await foundTogether(db, shared, now);
			const ids = all.map((one) => one.sheet.id);
			if (writtenAmong(tool, place, ids).size > 0) refuse('sheet.written');
			// Nobody is together with nobody.
			await db.sheetTogether.deleteMany({ where: all.length > 2 ? key : { id: shared } });
			for (const one of all) if (one.sheet.id !== sheetId) tell(newsOf(one.sheet));
		}
		if (mode === '') await db.sheetMode.deleteMany({ where: key });
		else await db.sheetMode.upsert({ where: { sheetId_place: key }, create: { ...key, mode }, update: { mode } });
		audit('sheet.mode-set', { thingId: sheetId, data: { step: place, mode } });
		tell(newsOf(sheet));
	}
);
