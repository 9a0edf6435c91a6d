import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { fitsTogether } from '#lib/sheets/mode.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';
import { foundTogether, writtenAmong } from './together.ts';

const Together = z.object({
	sheetId: z.string().max(64),
	step: z.coerce.number().int().min(0),
	/** Another group's run of the same version of the tool. */
	otherId: z.string().min(1, 'field.required').max(64)
});

/**
 * Counts the answers to an anonymous step together with another group's: for the least number of people, and when they are
 * shown, to both. Before anybody has written there, so that all know for whom they write. Whoever does it may lead every
 * sheet that it is about. Refuses 'sheet.lead', 'sheet.written', 'sheet.shown', 'sheet.revealing', 'sheet.not-together' for another version
 * of a tool, a step that cannot, or one that is done otherwise or with others already.
 */
export const putTogether = command(
	'sheet.put-together',
	Together,
	async ({ db, now, demand, audit, tell, ended }, { sheetId, step: place, otherId }) => {
		const [one, other] = [await findSheet(db, sheetId, now), await findSheet(db, otherId, now)];
		for (const { facts } of [one, other]) {
			demand('sheet.read', facts);
			demand('sheet.lead', facts);
		}
		const ids = [one, other].flatMap((found) => found.together(place) ?? []);
		const id = ids[0] ?? newId();
		const joined = ids[0] ? await foundTogether(db, ids[0], now) : [];
		const all = [one, other, ...joined.filter(({ sheet }) => sheet.id !== sheetId && sheet.id !== otherId)];
		for (const { facts } of joined) demand('sheet.lead', facts);
		const fits =
			sheetId !== otherId &&
			new Set(ids).size < 2 &&
			fitsTogether(one.step(place)) &&
			all.every(({ sheet, mode }) => {
				const same = sheet.toolVersionId === one.sheet.toolVersionId && sheet.federationId === one.sheet.federationId;
				return same && !sheet.rehearsal && mode(place) === null;
			});
		if (!fits) refuse('sheet.not-together');
		const sheetIds = all.map(({ sheet }) => sheet.id);
		if ((await db.sheetStep.count({ where: { place, sheetId: { in: sheetIds } } })) > 0) refuse('sheet.shown');
		if (all.some(({ sheet }) => sheet.showStep === place)) refuse('sheet.revealing');
		// Who is writing now waits until it is known for whom, or has written.
		ended(context().own.sheets.keys.change());
		if (writtenAmong(one.tool, place, sheetIds).size > 0) refuse('sheet.written');
		const { federationId } = one.facts;
		for (const { sheet } of [one, other]) {
			const key = { sheetId: sheet.id, place };
			const data = { ...key, id, federationId, at: now };
			await db.sheetTogether.upsert({ where: { sheetId_place: key }, create: data, update: {} });
			audit('sheet.put-together', { thingId: sheet.id, data: { step: place, together: id } });
		}
		for (const { sheet } of all) tell(newsOf(sheet));
	}
);
