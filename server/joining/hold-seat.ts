import { newId } from '#lib/ids/id.ts';
import { HoldSeat } from '#lib/joining/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { placeLate } from '#server/breakouts/place-late.ts';
import { command } from '#server/command.ts';
import { findGroupSheet } from '#server/sheets/find.ts';
import { newsOf } from '#server/sheets/rows.ts';

/**
 * Holds a seat in the room for somebody without a device: a member who takes no part yet, or somebody else by name. Who
 * leads then writes for them, under their name, until they come in by themselves. Refuses 'sheet.lead',
 * 'thing.missing' for a member who already takes part or is not of the group, 'input.invalid' without a name.
 */
export const holdSeat = command(
	'seat.hold',
	HoldSeat,
	async ({ db, now, demand, audit, tell }, { sheetId, membershipId, name, organisation }) => {
		const { sheet, facts } = await findGroupSheet(db, sheetId, now);
		demand('sheet.lead', facts);
		const { federationId, groupId } = sheet;
		const key = membershipId || newId();
		if (membershipId) {
			// Who came in by themselves has private words that nobody else may open.
			const mine = { sheetId, membershipId };
			if (await db.sheetPerson.findUnique({ where: { sheetId_membershipId: mine } })) refuse('thing.missing');
			const seat = { membershipId, groupId, federationId, OR: [{ to: null }, { to: { gt: now } }] };
			if ((await db.seat.count({ where: seat })) === 0) refuse('thing.missing');
		} else {
			if (name === '') refuse('input.invalid', { fields: { name: 'field.required' } });
			await db.sheetGuest.create({ data: { id: key, federationId, sheetId, name, organisation, createdAt: now } });
		}
		await db.sheetPerson.create({
			data: { sheetId, membershipId: key, joinedAt: now, inRoom: true, held: true }
		});
		await placeLate(db, sheet, key, now);
		audit('seat.held', { thingId: sheetId, data: { personId: key } });
		tell(newsOf(sheet));
		return { personId: key };
	}
);
