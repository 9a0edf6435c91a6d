import { z } from 'zod';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { takeOut } from '#server/breakouts/take-out.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/**
 * Takes no part in a sheet any more: no turn in a round, not among those who are waited for, in no
 * breakout that has not been shown. What one has written stays
 * where it is, and coming back is coming back to it. Out: the sheet's group. Refuses what 'sheet.read' refuses.
 */
export const leaveSheet = command(
	'sheet.leave',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, actor, now, demand, tell, audit }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.read', facts);
		const membershipId = personKey(actor) ?? refuse('access.denied');
		const where = { sheetId, membershipId };
		const gone = await db.sheetPerson.deleteMany({ where });
		if (gone.count === 0) return { groupId: facts.groupId };
		await db.sheetReady.deleteMany({ where });
		await takeOut(db, sheetId, membershipId);
		audit('sheet.left', { thingId: sheetId });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
		return { groupId: facts.groupId };
	}
);
