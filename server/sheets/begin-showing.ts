import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { command } from '#server/command.ts';
import { newsOf } from './rows.ts';

/** A showing that counts down: of which sheets, and when it begins, in milliseconds. */
const Counting = z.object({ ids: z.array(z.string()), at: z.number() });

/**
 * The countdown of a showing is over: from here on nothing more is written in the step. Does nothing where it was called
 * back or the sheet has been closed meanwhile. The portal's own, inside the job that shows.
 */
const beginShowing = command(
	'sheet.begin-showing',
	Counting.extend({ place: z.number().int() }),
	async ({ db, demand, audit, tell }, { ids, at, place }) => {
		demand('portal.work', {});
		const counting = { id: { in: ids }, state: 'open', showStep: place, showAt: new Date(at) };
		const sheets = await db.sheet.findMany({ where: counting });
		await db.sheet.updateMany({ where: counting, data: { showStep: null, showAt: null } });
		await db.sheetStep.createMany({ data: sheets.map(({ id }) => ({ sheetId: id, place, state: 'revealing' })) });
		for (const sheet of sheets) {
			audit('sheet.showing-begun', { thingId: sheet.id, federationId: sheet.federationId, data: { step: place } });
			tell(newsOf(sheet));
		}
	}
);

/** A job that shows a step, after its countdown where it has one. */
export function counted(show: (payload: unknown) => Promise<void>): (payload: unknown) => Promise<void> {
	const Due = z.object({ place: z.number().int(), counting: Counting.optional() });
	return async (payload) => {
		const { place, counting } = Due.parse(payload);
		if (counting) await beginShowing(portal, { ...counting, place });
		await show(payload);
	};
}
