import { z } from 'zod';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/** What breakouts wrote has been laid on the sheet. The portal's own, after the document has it. */
export const finishShowing = command(
	'breakout.finish-showing',
	z.object({
		sheetId: z.string(),
		place: z.number().int(),
		origins: z.array(z.object({ entryId: z.string(), breakoutId: z.string() }))
	}),
	async ({ db, now, demand, audit, tell }, { sheetId, place, origins }) => {
		demand('portal.work', {});
		const { sheet } = await findSheet(db, sheetId, now);
		const shown = await db.sheetStep.updateMany({
			where: { sheetId, place, state: 'revealing' },
			data: { state: 'revealed', shownAt: now }
		});
		if (shown.count === 0) return;
		for (const { entryId, breakoutId } of origins) {
			const key = { sheetId, entryId };
			await db.sheetOrigin.upsert({
				where: { sheetId_entryId: key },
				create: { ...key, place, breakoutId },
				// A note that was brought into the breakout from a step before has come by way of it.
				update: { place, breakoutId }
			});
		}
		audit('sheet.revealed', { thingId: sheetId, federationId: sheet.federationId, data: { step: place } });
		tell(newsOf(sheet));
	}
);
