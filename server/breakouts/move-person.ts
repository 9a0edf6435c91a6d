import { MovePerson } from '#lib/breakouts/schema.ts';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { breakoutsOf } from './find.ts';

/**
 * Puts somebody who takes part into a breakout of a step: who leads anybody, and oneself where all choose for themselves.
 * Refuses 'sheet.lead', 'sheet.write', 'sheet.shown', 'thing.missing' for a breakout or a person that is not there.
 */
export const movePerson = command(
	'breakout.move',
	MovePerson,
	async ({ db, actor, now, demand, audit, tell }, { sheetId, step: place, personId, breakoutId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		const breakouts = await breakoutsOf(db, sheetId, place);
		const to = breakouts.find(({ id }) => id === breakoutId);
		demand(personId === personKey(actor) && to?.free ? 'sheet.write' : 'sheet.lead', facts);
		if (!to) refuse('thing.missing');
		if ((await db.sheetStep.count({ where: { sheetId, place } })) > 0) refuse('sheet.shown');
		const person = { sheetId, membershipId: personId };
		if (!(await db.sheetPerson.findUnique({ where: { sheetId_membershipId: person } }))) refuse('thing.missing');
		const key = { sheetId, place, personId };
		await db.breakoutPerson.upsert({
			where: { sheetId_place_personId: key },
			create: { ...key, breakoutId },
			update: { breakoutId }
		});
		await db.breakout.updateMany({
			where: { sheetId, place, hostId: personId, id: { not: breakoutId } },
			data: { hostId: null }
		});
		audit('breakout.moved', { thingId: sheetId, data: { step: place, personId, to: to.number } });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
	}
);
