import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { readHeirs } from './heirs.ts';
import { newsOf } from './rows.ts';

/**
 * Lets somebody else who takes part lead the work from here; or takes it oneself. Refuses 'sheet.lead', and
 * 'sheet.no-heir' for somebody who takes no part or may not lead.
 */
export const handOver = command(
	'sheet.hand-over',
	z.object({ sheetId: z.string().max(64), membershipId: z.string().min(1, 'field.required').max(64) }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId, membershipId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const heirs = membershipId === actor.membershipId ? [] : await readHeirs(db, sheetId, facts, now);
		if (membershipId !== actor.membershipId && !heirs.some(({ id }) => id === membershipId)) refuse('sheet.no-heir');
		await db.sheet.update({ where: { id: sheetId }, data: { leaderId: membershipId } });
		audit('sheet.handed-over', { thingId: sheetId, data: { from: sheet.leaderId, to: membershipId } });
		tell(newsOf(sheet));
	}
);
