import { z } from 'zod';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { quietNewsOf } from './rows.ts';

const TakeTurn = z.object({
	sheetId: z.string().max(64),
	step: z.coerce.number().int().min(0),
	membershipId: z.string().min(1).max(64),
	/** 'waiting' gives the turn back. */
	state: z.enum(['spoken', 'passed', 'waiting'], 'field.invalid')
});

/**
 * Somebody has spoken in a round, or lets it go by: oneself, or whoever leads for them. Refuses 'sheet.write' for one's
 * own turn, 'sheet.lead' for another's, 'thing.missing' for somebody who takes no part.
 */
export const takeTurn = command(
	'sheet.turn',
	TakeTurn,
	async ({ db, actor, now, demand, audit, tell }, { sheetId, step, membershipId, state }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		demand(membershipId === personKey(actor) ? 'sheet.write' : 'sheet.lead', facts);
		if (!found.step(step).fields.some(({ kind }) => kind === 'rounds')) refuse('thing.missing');
		const person = { sheetId_membershipId: { sheetId, membershipId } };
		if (!(await db.sheetPerson.findUnique({ where: person }))) refuse('thing.missing');
		const key = { sheetId, place: step, membershipId };
		if (state === 'waiting') await db.sheetTurn.deleteMany({ where: key });
		else {
			const position = await db.sheetTurn.count({ where: { sheetId, place: step } });
			await db.sheetTurn.upsert({
				where: { sheetId_place_membershipId: key },
				create: { ...key, position, state },
				update: { state }
			});
		}
		audit('sheet.turned', { thingId: sheetId, data: { step, state } });
		// The next waits for it, so that it is told at once; only on the sheet's own pages.
		tell({ ...quietNewsOf(sheet), calm: false });
	}
);
