import { newId } from '#lib/ids/id.ts';
import { EnterScreen } from '#lib/joining/schema.ts';
import { command } from '#server/command.ts';
import { sheetBehind } from './find.ts';

/** Hours that a room's screen shows a sheet, if the sheet is not closed before. */
const hours = 24;

/**
 * A screen in a room shows a sheet, by the sheet's link: it gets an account of its own kind, which reads this one sheet
 * and writes nowhere. Out: whose session to begin, and where to. Refuses 'sheet.no-entry'.
 */
export const enterScreen = command(
	'screen.enter',
	EnterScreen,
	async ({ db, actor, now, demand, audit }, { token }) => {
		demand('account.open', {});
		const { id: sheetId, federationId } = await sheetBehind(db, token);
		const id = newId();
		await db.account.create({
			data: {
				...{ id, kind: 'room', name: '', language: actor.language, createdAt: now, boundSheetId: sheetId },
				expiresAt: new Date(now.getTime() + hours * 3_600_000)
			}
		});
		audit('screen.entered', { federationId, thingId: sheetId });
		return { accountId: id, sheetId };
	}
);
