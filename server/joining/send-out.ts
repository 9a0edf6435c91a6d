import { ThePerson } from '#lib/joining/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { takeOut } from '#server/breakouts/take-out.ts';
import { command } from '#server/command.ts';
import { findSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/**
 * Ends somebody's part in a sheet: a guest's, whose sessions end at once and who does not come in again by the same
 * form, or a seat that is held. What they wrote stays. Refuses 'sheet.lead', 'thing.missing' for anybody else.
 */
export const sendOut = command(
	'sheet.send-out',
	ThePerson,
	async ({ db, now, demand, audit, tell }, { sheetId, personId }) => {
		const { sheet, facts } = await findSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const person = await db.sheetPerson.findUnique({
			where: { sheetId_membershipId: { sheetId, membershipId: personId } }
		});
		const guest = await db.sheetGuest.findFirst({ where: { id: personId, sheetId } });
		if (!person || (!guest && !person.held)) refuse('thing.missing');
		await db.sheetPerson.deleteMany({ where: { sheetId, membershipId: personId } });
		await takeOut(db, sheetId, personId);
		await db.breakoutPerson.deleteMany({ where: { sheetId, personId } });
		await db.sheetReady.deleteMany({ where: { sheetId, membershipId: personId } });
		await db.sheetGuest.updateMany({ where: { id: personId, sheetId }, data: { withdrawnAt: now } });
		if (guest) {
			await db.account.updateMany({ where: { id: personId, kind: 'guest' }, data: { disabledAt: now } });
			await db.session.deleteMany({ where: { accountId: personId } });
		}
		audit('sheet.sent-out', { thingId: sheetId, data: { personId } });
		tell({ ...newsOf(sheet), rightsOf: { accountId: personId } });
	}
);
