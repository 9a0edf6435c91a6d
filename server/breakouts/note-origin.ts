import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { breakoutFacts } from './find.ts';

const NoteOrigin = z.object({
	sheetId: z.string().max(64),
	/** The new note. */
	entryId: z.string().max(64),
	/** Where the one it is a copy of stands. */
	place: z.number().int(),
	breakoutId: z.string().nullable(),
	fromEntryId: z.string().nullable(),
	/** The breakout it was brought to; null for the sheet itself. */
	to: z.string().nullable()
});

/** Writes down where a note that was brought along comes from. Refuses 'breakout.write', 'sheet.write'. */
export const noteOrigin = command(
	'breakout.carry',
	NoteOrigin,
	async ({ db, now, demand, audit, tell }, { to, ...row }) => {
		const { sheet, facts } = await findSheet(db, row.sheetId, now);
		if (to === null) demand('sheet.write', facts);
		else demand('breakout.write', await breakoutFacts(db, to));
		const key = { sheetId: row.sheetId, entryId: row.entryId };
		// A row that is there was made with the note, and says the same.
		if (await db.sheetOrigin.findUnique({ where: { sheetId_entryId: key } })) return;
		if ((await db.sheetOrigin.count({ where: { sheetId: row.sheetId } })) >= 3_000) refuse('rate.limited');
		await db.sheetOrigin.create({ data: row });
		audit('breakout.carried', { thingId: row.sheetId, data: { from: row.place } });
		tell(newsOf(sheet));
	}
);
