import { seatRoleOf } from '#lib/network/roles.ts';
import { ReopenSeat } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { findSeat } from './find.ts';
import { checkSeat } from './seat-rules.ts';

/** Takes back the end of a seat, if the rules of seats still allow it. */
export const reopenSeat = command(
	'seat.reopen',
	ReopenSeat,
	async ({ job, db, now, demand, audit, tell }, { seatId }) => {
		const seat = await findSeat(db, seatId);
		const { federationId, groupId, membershipId, organisationId } = seat;
		demand('group.keep', { federationId, groupId });
		const role = seatRoleOf(seat.role);
		const wanted = { federationId, groupId, membershipId, organisationId, role, from: now, except: seatId };
		// Whom a substitute stood in for may be gone by now; then they stand in for the organisation.
		const place = seat.substituteForId ? await db.seat.findUnique({ where: { id: seat.substituteForId } }) : null;
		const substituteForId = place && (place.to === null || place.to > now) ? place.id : null;
		await checkSeat(db, { ...wanted, substituteForId });
		await db.seat.update({ where: { id: seatId }, data: { to: null, substituteForId } });
		audit('seat.reopened', { thingId: seatId, data: { groupId } });
		seatsChanged({ job }, federationId);
		tell({ topic: 'network', federationId, groupId, rightsOf: { accountId: seat.membership.accountId } });
		return { groupId };
	}
);
