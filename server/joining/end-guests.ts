import type { Transaction } from '#server/db/open.ts';

/** Shuts a sheet's door and ends all that came in by it: accounts, sessions, screens. Inside the command that closes it. */
export async function endGuests(db: Transaction, sheetId: string, now: Date): Promise<void> {
	await db.sheet.update({ where: { id: sheetId }, data: { doorAt: null, doorHash: null, doorCodeHash: null } });
	await db.session.deleteMany({ where: { account: { boundSheetId: sheetId } } });
	await db.account.updateMany({ where: { boundSheetId: sheetId, disabledAt: null }, data: { disabledAt: now } });
}
