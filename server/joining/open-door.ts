import { TheSheet } from '#lib/joining/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findGroupSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';
import { doorCodeHashOf, doorCodeOf, doorHashOf, doorTokenOf } from './secrets.ts';

/**
 * Opens a sheet's door: whoever has the link or the code takes part without an account. Opened again it gets another
 * link and another code, and the old ones let nobody in; who is in stays. Refuses 'sheet.lead', 'sheet.closed'.
 */
export const openDoor = command('door.open', TheSheet, async ({ db, now, demand, audit, tell }, { sheetId }) => {
	const { sheet, facts } = await findGroupSheet(db, sheetId, now);
	demand('sheet.read', facts);
	if (sheet.state !== 'open') refuse('sheet.closed');
	demand('sheet.lead', facts);
	let doorAt = new Date(Math.max(now.getTime(), (sheet.doorAt?.getTime() ?? 0) + 1));
	const hashOf = (at: Date) => doorCodeHashOf(doorCodeOf(sheetId, at));
	// A code is short: the next instant has another.
	while ((await db.sheet.count({ where: { doorCodeHash: hashOf(doorAt) } })) > 0)
		doorAt = new Date(doorAt.getTime() + 1);
	const doorHash = doorHashOf(doorTokenOf(sheetId, doorAt));
	await db.sheet.update({ where: { id: sheetId }, data: { doorAt, doorHash, doorCodeHash: hashOf(doorAt) } });
	audit('door.opened', { thingId: sheetId });
	tell(newsOf(sheet));
});
