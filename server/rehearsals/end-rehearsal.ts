import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';

/** Ends a rehearsal: it is thrown away with all that was written in it. Refuses 'sheet.lead', 'thing.missing' for a real sheet. */
export const endRehearsal = command(
	'rehearsal.end',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, now, demand, audit, job }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if (!sheet.rehearsal) refuse('thing.missing');
		await db.sheet.update({ where: { id: sheetId }, data: { state: 'closed', closedAt: now } });
		job('rehearsals.throw', `rehearsals.throw:${sheetId}`, { sheetId, version: newId() });
		audit('rehearsal.ended', {});
	}
);
