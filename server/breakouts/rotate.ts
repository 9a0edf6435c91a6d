import { rotated } from '#lib/breakouts/dealing.ts';
import { TheStep } from '#lib/breakouts/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { breakoutsOf } from './find.ts';

/**
 * Hosts stay, everybody else goes on to the next breakout; what is written stays at its table, and who comes reads it.
 * Refuses 'sheet.lead', 'sheet.shown', 'thing.missing' where there are fewer than two to go between.
 */
export const rotate = command(
	'breakout.rotate',
	TheStep,
	async ({ db, now, demand, audit, tell }, { sheetId, step: place }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		if ((await db.sheetStep.count({ where: { sheetId, place } })) > 0) refuse('sheet.shown');
		const used = (await breakoutsOf(db, sheetId, place)).filter(({ people }) => people.length > 0);
		if (used.length < 2) refuse('thing.missing');
		const after = rotated(used.map(({ id, hostId, people }) => ({ id, host: hostId, people })));
		await db.breakoutPerson.deleteMany({ where: { sheetId, place } });
		await db.breakoutPerson.createMany({
			data: after.flatMap(({ id, people }) => people.map((personId) => ({ sheetId, place, personId, breakoutId: id })))
		});
		for (const { id, host } of after) await db.breakout.update({ where: { id }, data: { hostId: host } });
		// Who was done is not done with the next table.
		await db.sheetReady.deleteMany({ where: { sheetId, place } });
		audit('breakout.rotated', { thingId: sheetId, data: { step: place } });
		tell({ ...newsOf(sheet), rightsOf: { everyoneIn: 'group' } });
	}
);
