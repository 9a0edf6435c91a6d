import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/**
 * Calls back a showing while it counts down, on every sheet it is about; what was written stays with its writers, and they
 * go on. Refuses 'sheet.lead', and 'sheet.show-begun' when it is too late.
 */
export const holdBack = command(
	'sheet.hold-back',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell }, { sheetId }) => {
		const { sheet, facts, together } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const { showStep, showAt } = sheet;
		if (showStep === null || showAt === null || showAt <= now) refuse('sheet.show-begun');
		const id = together(showStep);
		const others = id === null ? [] : await db.sheetTogether.findMany({ where: { id }, select: { sheetId: true } });
		const where = { id: { in: [sheetId, ...others.map((one) => one.sheetId)] }, showStep, showAt };
		const sheets = await db.sheet.findMany({ where });
		await db.sheet.updateMany({ where, data: { showStep: null, showAt: null } });
		for (const one of sheets) {
			audit('sheet.held-back', { thingId: one.id, data: { step: showStep } });
			tell(newsOf(one));
		}
	}
);
