import { seatRoleOf } from '#lib/network/roles.ts';
import { TheMembership } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { findMembership } from './find.ts';
import { checkSeat } from './seat-rules.ts';

/** Takes back that somebody left, with the seats that ended with it, if the rules of seats still allow them. */
export const reopenMembership = command(
	'membership.reopen',
	TheMembership,
	async ({ job, db, now, demand, audit, tell }, { membershipId }) => {
		const { federationId, accountId, to } = await findMembership(db, membershipId);
		demand('network.keep', { federationId });
		if (to === null || to > now) return;
		await db.membership.update({ where: { id: membershipId }, data: { to: null } });
		const seats = await db.seat.findMany({ where: { membershipId, to } });
		for (const seat of seats) {
			await checkSeat(db, { ...seat, role: seatRoleOf(seat.role), substituteForId: null, from: now, except: seat.id });
			await db.seat.update({ where: { id: seat.id }, data: { to: null } });
		}
		audit('membership.reopened', { thingId: membershipId, data: { seats: seats.length } });
		seatsChanged({ job }, federationId);
		tell({ topic: 'network', federationId, rightsOf: { accountId } });
	}
);
