import { z } from 'zod';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

const FinishShowing = z.object({
	sheetId: z.string(),
	place: z.number().int(),
	/** Who wrote what; empty for an anonymous step. Null: too few were left, nothing was shown and writing goes on. */
	authors: z.array(z.object({ entryId: z.string(), membershipId: z.string() })).nullable(),
	/** How much was written in the room and elsewhere; null where that would tell of too few. */
	wrote: z.object({ room: z.number().int(), remote: z.number().int() }).nullable(),
	/** Dots, added up, of each field that has them. */
	polls: z
		.array(
			z.object({
				field: z.string(),
				voters: z.number().int(),
				rows: z.array(z.object({ targetId: z.string(), dots: z.number().int() }))
			})
		)
		.default([])
});

/** A step has been shown, or was not after all. The portal's own, after the document has it. */
export const finishShowing = command(
	'sheet.finish-showing',
	FinishShowing,
	async ({ db, now, demand, audit, tell }, { sheetId, place, authors, wrote, polls }) => {
		demand('portal.work', {});
		const { sheet, ...found } = await findSheet(db, sheetId, now);
		const where = { sheetId, place, state: 'revealing' };
		if (authors === null) await db.sheetStep.deleteMany({ where });
		else {
			const shown = await db.sheetStep.updateMany({ where, data: { state: 'revealed', shownAt: now, ...wrote } });
			if (shown.count === 0) return;
			// Who said that they were done with an anonymous step is nobody's business once it has been shown.
			if (found.step(place).anonymous) await db.sheetReady.deleteMany({ where: { sheetId, place } });
			await db.sheetPoll.createMany({ data: polls.map(({ field, voters }) => ({ sheetId, place, field, voters })) });
			await db.sheetTally.createMany({
				data: polls.flatMap(({ field, rows }) => rows.map((row) => ({ sheetId, place, field, ...row })))
			});
			await db.sheetAuthor.createMany({ data: authors.map((row) => ({ sheetId, ...row })) });
			audit('sheet.revealed', { thingId: sheetId, federationId: sheet.federationId, data: { step: place } });
		}
		tell(newsOf(sheet));
	}
);
