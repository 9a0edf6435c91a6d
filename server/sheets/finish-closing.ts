import { z } from 'zod';
import { command } from '#server/command.ts';
import { findSheet } from './find.ts';
import { newsOf } from './rows.ts';

/** What was not shown of a sheet has been erased, and its document is closed. The portal's own, after both. */
export const finishClosing = command(
	'sheet.finish-closing',
	z.object({ sheetId: z.string() }),
	async ({ db, now, demand, audit, tell }, { sheetId }) => {
		demand('portal.work', {});
		const { sheet } = await findSheet(db, sheetId, now);
		// Who was done with what is nobody's business once the work is over.
		await db.sheetReady.deleteMany({ where: { sheetId } });
		audit('sheet.erased', { thingId: sheetId, federationId: sheet.federationId });
		tell(newsOf(sheet));
	}
);
