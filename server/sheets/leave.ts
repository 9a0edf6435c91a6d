import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/** Takes part no more; what was written stays, and one may come back. Refuses 'sheet.write'. */
export const leaveSheet = command(
	'sheet.leave',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.write', facts);
		const membershipId = actor.membershipId ?? refuse('access.denied');
		await db.sheetPerson.deleteMany({ where: { sheetId, membershipId } });
		await db.sheetReady.deleteMany({ where: { sheetId, membershipId } });
		audit('sheet.left', { thingId: sheetId });
		tell(newsOf(sheet));
	}
);
