import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { askToMark, onItsWay } from './mark-shut.ts';
import { newsOf, phaseData } from './rows.ts';

/**
 * Sets the time that is left in the step that all are in, which all see: `minutes` more than is left now, or from now
 * when none is; 0 takes the clock away. `shuts`: whether writing in the step ends with it. What had ended before begins
 * again. Refuses 'sheet.lead', 'sheet.moved' for another step than all are in.
 */
export const setTimer = command(
	'sheet.time',
	z.object({
		sheetId: z.string().max(64),
		/** The step that it was meant for; left out: whichever all are in. */
		step: z.coerce.number().int().min(0).optional(),
		minutes: z.coerce.number().int().min(0).max(240),
		shuts: z.boolean().default(false)
	}),
	async ({ db, now, demand, audit, tell, job }, { sheetId, step, minutes, shuts }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if (step !== undefined && step !== sheet.step) refuse('sheet.moved');
		const from = Math.max(now.getTime(), sheet.timerEndsAt?.getTime() ?? 0);
		const timerEndsAt = minutes === 0 ? null : new Date(from + minutes * 60_000);
		const shutsAtZero = shuts && timerEndsAt !== null;
		await db.sheet.update({ where: { id: sheetId }, data: { ...phaseData(sheet), timerEndsAt, shutsAtZero } });
		const { count: hadEnded } = await db.sheetShut.deleteMany({ where: { sheetId, place: sheet.step } });
		if (hadEnded > 0) askToMark(job, sheetId);
		if (shutsAtZero) {
			job('sheets.shut', `sheets.shut:${newId()}`, { sheetId, place: sheet.step }, timerEndsAt);
			askToMark(job, sheetId, new Date(timerEndsAt.getTime() + onItsWay));
		}
		audit('sheet.timed', { thingId: sheetId, data: { minutes, shuts } });
		tell(newsOf(sheet));
	}
);
