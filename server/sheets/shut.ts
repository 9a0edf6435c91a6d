import type { Sheet } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

type Timed = Pick<Sheet, 'id' | 'step' | 'shutsAtZero' | 'timerEndsAt'>;

/** Whether the time of the step that all are in has gone out and has ended its writing, at this instant. */
export const atZero = ({ shutsAtZero, timerEndsAt }: Timed, now: Date): boolean =>
	shutsAtZero && timerEndsAt !== null && timerEndsAt <= now;

/** Whether writing in a step has ended with its time; it stays so until whoever leads gives the step time again. */
export async function isShut(db: ReadClient | Transaction, sheet: Timed, place: number, now: Date): Promise<boolean> {
	if (place === sheet.step && atZero(sheet, now)) return true;
	return (await db.sheetShut.count({ where: { sheetId: sheet.id, place } })) > 0;
}
