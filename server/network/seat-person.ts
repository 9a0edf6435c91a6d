import { newId } from '#lib/ids/id.ts';
import { SeatPerson } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { checkSeat, placeInCallOrder } from './seat-rules.ts';

/** Somebody of the federation gets a seat in a group, from a day (today if none is said). */
export const seatPerson = command('seat.give', SeatPerson, async ({ job, db, now, demand, audit, tell }, said) => {
	const facts = await groupFacts(db, said.groupId);
	demand('group.keep', facts);
	const { federationId } = facts;
	const from = said.from ?? now;
	const { organisationId, substituteForId } = await checkSeat(db, { ...said, federationId, from });
	const seat = await db.seat.create({
		data: {
			id: newId(),
			federationId,
			groupId: said.groupId,
			membershipId: said.membershipId,
			organisationId,
			role: said.role,
			mandate: said.mandate,
			substituteForId,
			from
		},
		include: { membership: true }
	});
	if (said.role === 'substitute') await placeInCallOrder(db, seat, said.callOrder, now);
	audit('seat.given', { thingId: seat.id, data: { groupId: said.groupId, role: said.role } });
	seatsChanged({ job }, federationId);
	tell({
		topic: 'network',
		federationId,
		groupId: said.groupId,
		rightsOf: { accountId: seat.membership.accountId }
	});
	return { seatId: seat.id };
});
