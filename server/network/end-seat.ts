import { EndSeat } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { dayAfter } from './days.ts';
import { findSeat, foreign } from './find.ts';

/** A seat ends; it is never deleted (N8). `on` is its last day, also one to come; without it, it ends now. */
export const endSeat = command('seat.end', EndSeat, async ({ job, db, now, demand, audit, tell }, { seatId, on }) => {
	const { federationId, groupId, from, membership } = await findSeat(db, seatId);
	demand('group.keep', { federationId, groupId });
	const to = on ? dayAfter(on) : now;
	if (on && to <= from) foreign('on', 'field.end-before-start');
	// A seat that has not begun ends as it would have begun: it never counted.
	await db.seat.update({ where: { id: seatId }, data: { to: to < from ? from : to } });
	audit('seat.ended', { thingId: seatId, data: { groupId } });
	seatsChanged({ job }, federationId);
	tell({ topic: 'network', federationId, groupId, rightsOf: { accountId: membership.accountId } });
	return { groupId };
});
