import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/** Takes part in a sheet; again changes nothing. Refuses 'sheet.write'. */
export const joinSheet = command(
	'sheet.join',
	z.object({ sheetId: z.string().max(64) }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.write', facts);
		const membershipId = actor.membershipId ?? refuse('access.denied');
		const key = { sheetId, membershipId };
		if (await db.sheetPerson.findUnique({ where: { sheetId_membershipId: key } })) return;
		await db.sheetPerson.create({ data: { ...key, joinedAt: now } });
		audit('sheet.joined', { thingId: sheetId });
		tell(newsOf(sheet));
	}
);
