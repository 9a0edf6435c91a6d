import { TheSheet } from '#lib/joining/schema.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/** Shuts a sheet's door: link and code let nobody more in; who is in stays. Refuses 'sheet.lead'. */
export const shutDoor = command('door.shut', TheSheet, async ({ db, now, demand, audit, tell }, { sheetId }) => {
	const { sheet, facts } = await findSheet(db, sheetId, now);
	demand('sheet.lead', facts);
	await db.sheet.update({ where: { id: sheetId }, data: { doorAt: null, doorHash: null, doorCodeHash: null } });
	audit('door.shut', { thingId: sheetId });
	tell(newsOf(sheet));
});
