import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/** Calls back a change of step while it counts down. Refuses 'sheet.lead', and 'sheet.moved' when it is too late. */
export const stay = command(
	'sheet.stay',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if (sheet.nextStep === null) refuse('sheet.moved');
		await db.sheet.update({ where: { id: sheetId }, data: { nextStep: null, nextAt: null } });
		audit('sheet.stayed', { thingId: sheetId, data: { step: sheet.step } });
		tell(newsOf(sheet));
	}
);
