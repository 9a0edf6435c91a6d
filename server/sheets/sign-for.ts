import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/**
 * Says whose words an entry is that was written for somebody in the room. Refuses 'sheet.lead', 'thing.missing' for
 * whoever is not held a seat for: nobody signs for who has a device of their own.
 */
export const signFor = command(
	'sheet.sign-for',
	z.object({ sheetId: z.string().max(64), entryId: z.string().max(64), personId: z.string().max(64) }),
	async ({ db, now, demand, audit, tell }, { sheetId, entryId, personId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const seat = await db.sheetPerson.findUnique({
			where: { sheetId_membershipId: { sheetId, membershipId: personId } }
		});
		if (!seat?.held) refuse('thing.missing');
		const key = { sheetId, entryId };
		await db.sheetAuthor.upsert({
			where: { sheetId_entryId: key },
			create: { ...key, membershipId: personId },
			update: {}
		});
		audit('sheet.signed-for', { thingId: sheetId, data: { personId } });
		tell(newsOf(sheet));
	}
);
