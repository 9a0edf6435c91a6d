import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { countdown, countdowns } from '#lib/sheets/phase.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf, phaseData } from './rows.ts';

/**
 * Takes everybody to a step, forward or back, when the countdown is over; until then it can be called back. To the step
 * they are in: gathers them there at once. Going back takes nothing away: every step keeps what was written in it.
 * Refuses 'sheet.lead', 'sheet.closed', 'thing.missing' for a step that is not there.
 */
export const goTo = command(
	'sheet.go',
	z.object({
		sheetId: z.string().max(64),
		step: z.coerce.number().int().min(0),
		/** Seconds until they go: longer to call breakouts back. */
		seconds: z.literal(countdowns, 'field.invalid').default(countdown)
	}),
	async ({ db, now, demand, audit, tell }, { sheetId, step, seconds }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		if (sheet.state !== 'open') demand('sheet.read', facts);
		if (sheet.state !== 'open') refuse('sheet.closed');
		demand('sheet.lead', facts);
		found.step(step);
		const next =
			step === sheet.step
				? { nextStep: null, nextAt: null, gatheredAt: now }
				: { nextStep: step, nextAt: new Date(now.getTime() + seconds * 1000) };
		await db.sheet.update({ where: { id: sheetId }, data: { ...phaseData(sheet), ...next } });
		audit('sheet.went', { thingId: sheetId, data: { from: sheet.step, to: step } });
		tell(newsOf(sheet));
	}
);
