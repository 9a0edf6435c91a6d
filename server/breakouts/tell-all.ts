import { TellAll } from '#lib/breakouts/schema.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/** Tells everybody something, wherever they are, until the next step; '' takes it back. Refuses 'sheet.lead'. */
export const tellAll = command(
	'breakout.tell',
	TellAll,
	async ({ db, now, demand, audit, tell }, { sheetId, message }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		await db.sheet.update({ where: { id: sheetId }, data: { message, messageAt: message ? now : null } });
		audit('breakout.told', { thingId: sheetId });
		tell(newsOf(sheet));
	}
);
