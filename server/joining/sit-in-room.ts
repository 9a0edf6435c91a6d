import { z } from 'zod';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findGroupSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/** Says whether one sits in the room or is elsewhere. Refuses 'sheet.write', 'thing.missing' for who takes no part. */
export const sitInRoom = command(
	'seat.say',
	z.object({ sheetId: z.string().max(64), inRoom: z.boolean() }),
	async ({ db, actor, now, demand, audit, tell }, { sheetId, inRoom }) => {
		const { sheet, facts } = await findGroupSheet(db, sheetId, now);
		demand('sheet.write', facts);
		const membershipId = personKey(actor) ?? refuse('access.denied');
		const said = await db.sheetPerson.updateMany({ where: { sheetId, membershipId }, data: { inRoom } });
		if (said.count === 0) refuse('thing.missing');
		audit('seat.said', { thingId: sheetId, data: { inRoom } });
		tell(newsOf(sheet));
	}
);
