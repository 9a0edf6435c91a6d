import { EnterSheet } from '#lib/joining/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { placeLate } from '#server/breakouts/place-late.ts';
import { command } from '#server/command.ts';
import { quietNewsOf } from '#server/sheets/rows.ts';
import { mostGuests, sheetBehind } from './find.ts';
import { guestIdOf } from './secrets.ts';

/** Days that a guest's account holds, if the sheet is not closed before. */
const days = 14;

/**
 * Somebody without an account takes part in a sheet by its link, under a name. They get an account bound to this sheet,
 * which ends with it; the same form sent again is the same guest. Out: whose session to begin, and where to.
 * Refuses 'sheet.no-entry', 'sheet.guests-full', 'input.invalid'.
 */
export const enterSheet = command(
	'sheet.enter',
	EnterSheet,
	async ({ db, actor, now, demand, audit, tell }, { token, form, name, organisation, inRoom }) => {
		demand('account.open', {});
		const sheet = await sheetBehind(db, token);
		const { id: sheetId, federationId } = sheet;
		const id = guestIdOf(sheetId, form);
		const known = await db.sheetGuest.findUnique({ where: { id } });
		if (known?.withdrawnAt) refuse('sheet.no-entry');
		if (known) return { accountId: id, sheetId };
		if ((await db.sheetGuest.count({ where: { sheetId } })) >= mostGuests) refuse('sheet.guests-full');
		await db.sheetGuest.create({ data: { id, federationId, sheetId, name, organisation, createdAt: now } });
		await db.account.create({
			data: {
				...{ id, kind: 'guest', name, language: actor.language, createdAt: now, boundSheetId: sheetId },
				expiresAt: new Date(now.getTime() + days * 86_400_000)
			}
		});
		await db.sheetPerson.create({ data: { sheetId, membershipId: id, joinedAt: now, inRoom } });
		await placeLate(db, sheet, id, now);
		audit('sheet.entered', { federationId, thingId: sheetId, data: { guestId: id } });
		tell(quietNewsOf(sheet));
		return { accountId: id, sheetId };
	}
);
