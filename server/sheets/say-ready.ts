import { z } from 'zod';
import { personKey } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { placeLate } from '#server/breakouts/place-late.ts';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { quietNewsOf } from './rows.ts';

/** Says that one is done with a step, or that one is not after all. Whoever says so takes part. Refuses 'sheet.write', 'thing.missing' for a step that is not there. */
export const sayReady = command(
	'sheet.ready',
	z.object({ sheetId: z.string().max(64), step: z.coerce.number().int().min(0), ready: z.boolean() }),
	async ({ db, actor, now, demand, tell }, { sheetId, step, ready }) => {
		const { sheet, facts, ...found } = await findSheet(db, sheetId, now);
		demand('sheet.write', facts);
		const membershipId = personKey(actor) ?? refuse('access.denied');
		const person = { sheetId, membershipId };
		if (!(await db.sheetPerson.findUnique({ where: { sheetId_membershipId: person } }))) {
			await db.sheetPerson.create({ data: { ...person, joinedAt: now } });
			await placeLate(db, sheet, membershipId, now);
		}
		const key = { sheetId, place: step, membershipId };
		// Of an anonymous step that is shown, or is being, nobody's name is kept again.
		const over = found.step(step).anonymous && (await db.sheetStep.count({ where: { sheetId, place: step } })) > 0;
		if (ready && !over)
			await db.sheetReady.upsert({ where: { sheetId_place_membershipId: key }, create: key, update: {} });
		else await db.sheetReady.deleteMany({ where: key });
		// No trace in the audit: it would say for ever who was there in an anonymous step, and when.
		tell(quietNewsOf(sheet));
	}
);
