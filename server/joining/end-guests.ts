import type { Transaction } from '#server/db/open.ts';

/** Minutes in which whoever came in by the link is still known, so that their page can say that it is over. */
const minutes = 60;

/**
 * Shuts a sheet's door and ends all that came in by it, guests and screens: a closed sheet is not theirs to read, and
 * their accounts expire. Inside the command that closes it.
 */
export async function endGuests(db: Transaction, sheetId: string, now: Date): Promise<void> {
	await db.sheet.update({ where: { id: sheetId }, data: { doorAt: null, doorHash: null, doorCodeHash: null } });
	const expiresAt = new Date(now.getTime() + minutes * 60_000);
	await db.account.updateMany({ where: { boundSheetId: sheetId, expiresAt: { gt: expiresAt } }, data: { expiresAt } });
}
