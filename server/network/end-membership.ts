import { TheMembership } from '#lib/network/schema.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { findMembership, notEndedAt } from './find.ts';
import { withdrawInvitations } from './membership.ts';
import { checkDirectorLeft } from './office-rules.ts';

/**
 * Somebody leaves the federation: membership and seats end, sessions that look at it close, invitations are withdrawn.
 * What they wrote stays. Refuses 'office.last-director'.
 */
export const endMembership = command('membership.end', TheMembership, async (ctx, { membershipId }) => {
	const { db, now, demand, audit, tell } = ctx;
	const { federationId, accountId, officeRole, to } = await findMembership(db, membershipId);
	demand('network.keep', { federationId });
	if (to && to <= now) return;
	if (officeRole === 'director') await checkDirectorLeft(db, federationId, membershipId, now);
	const { count } = await db.seat.updateMany({ where: { membershipId, ...notEndedAt(now) }, data: { to: now } });
	await db.membership.update({ where: { id: membershipId }, data: { to: now } });
	await db.session.deleteMany({ where: { membershipId } });
	await withdrawInvitations(ctx, federationId, accountId);
	audit('membership.ended', { thingId: membershipId, data: { seats: count } });
	seatsChanged(ctx, federationId);
	tell({ topic: 'network', federationId, rightsOf: { accountId } });
});
