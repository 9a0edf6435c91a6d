import { z } from 'zod';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { placeLate } from '#server/breakouts/place-late.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { quietNewsOf } from './rows.ts';

/**
 * Takes part in a sheet, in the room or elsewhere; whoever had a seat held for them takes it over. Again changes nothing
 * but where one is, if that is said. Refuses 'sheet.write'.
 */
export const joinSheet = command(
	'sheet.join',
	z.object({ sheetId: z.string().max(64), inRoom: z.boolean().optional() }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId, inRoom }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.write', facts);
		const membershipId = personKey(actor) ?? refuse('access.denied');
		const key = { sheetId, membershipId };
		const known = await db.sheetPerson.findUnique({ where: { sheetId_membershipId: key } });
		const where = inRoom ?? known?.inRoom ?? false;
		if (known && !known.held && known.inRoom === where) return;
		await db.sheetPerson.upsert({
			where: { sheetId_membershipId: key },
			create: { ...key, joinedAt: now, inRoom: where },
			update: { held: false, inRoom: where }
		});
		await placeLate(db, sheet, membershipId, now);
		audit('sheet.joined', { thingId: sheetId });
		tell({ ...quietNewsOf(sheet), calm: known === null });
	}
);
