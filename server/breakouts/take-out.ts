import type { Transaction } from '#server/db/open.ts';

/**
 * Takes somebody who has left out of the breakouts of every step that has not been shown: they are counted nowhere any
 * more and host nothing. What they wrote stays, and so does who was where in what has been shown. Inside a command.
 */
export async function takeOut(db: Transaction, sheetId: string, personId: string): Promise<void> {
	const shown = await db.sheetStep.findMany({ where: { sheetId }, select: { place: true } });
	const place = { notIn: shown.map((step) => step.place) };
	await db.breakoutPerson.deleteMany({ where: { sheetId, personId, place } });
	await db.breakout.updateMany({ where: { sheetId, hostId: personId, place }, data: { hostId: null } });
}
