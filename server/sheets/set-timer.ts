import { z } from 'zod';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf, phaseData } from './rows.ts';

/**
 * Sets the time that is left in a step, which all see: `minutes` more than is left now, or from now when none is; 0 takes
 * the clock away. Refuses 'sheet.lead'.
 */
export const setTimer = command(
	'sheet.time',
	z.object({ sheetId: z.string().max(64), minutes: z.coerce.number().int().min(0).max(240) }),
	async ({ db, now, demand, audit, tell }, { sheetId, minutes }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const from = Math.max(now.getTime(), sheet.timerEndsAt?.getTime() ?? 0);
		const timerEndsAt = minutes === 0 ? null : new Date(from + minutes * 60_000);
		await db.sheet.update({ where: { id: sheetId }, data: { ...phaseData(sheet), timerEndsAt } });
		audit('sheet.timed', { thingId: sheetId, data: { minutes } });
		tell(newsOf(sheet));
	}
);
