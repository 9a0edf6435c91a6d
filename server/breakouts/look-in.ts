import { TheBreakout } from '#lib/breakouts/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/**
 * Who leads looks in on one breakout, and out of any other; with '' out of all. Those in it see who is there, and only
 * while they are do they read what is written. Refuses 'sheet.lead', 'thing.missing'.
 */
export const lookIn = command(
	'breakout.look-in',
	TheBreakout,
	async ({ db, actor, now, demand, audit, tell }, { sheetId, breakoutId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const visitorId = actor.membershipId ?? refuse('access.denied');
		await db.breakout.updateMany({ where: { sheetId, visitorId }, data: { visitorId: null } });
		if (breakoutId) {
			const found = await db.breakout.updateMany({ where: { id: breakoutId, sheetId }, data: { visitorId } });
			if (found.count === 0) refuse('thing.missing');
		}
		audit('breakout.looked-in', { thingId: sheetId, data: { breakoutId } });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
	}
);
