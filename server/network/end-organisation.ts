import { EndOrganisation } from '#lib/network/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { findOrganisation, notEndedAt } from './find.ts';

/**
 * A member leaves the federation: it is ended, not deleted, so that what it took part in still names it. While people
 * sit for it this must be said on purpose (`alsoSeats`), and their seats end with it. Refuses 'organisation.seated'.
 */
export const endOrganisation = command(
	'organisation.end',
	EndOrganisation,
	async ({ job, db, now, demand, audit, tell }, { organisationId, alsoSeats }) => {
		const { federationId, to, name } = await findOrganisation(db, organisationId);
		demand('network.keep', { federationId });
		if (to && to <= now) return;
		const seats = { organisationId, ...notEndedAt(now) };
		const count = await db.seat.count({ where: seats });
		if (count > 0 && !alsoSeats) refuse('organisation.seated', { details: { name, count } });
		await db.seat.updateMany({ where: seats, data: { to: now } });
		await db.organisation.update({ where: { id: organisationId }, data: { to: now } });
		audit('organisation.ended', { thingId: organisationId, data: { seats: count } });
		seatsChanged({ job }, federationId);
		tell({ topic: 'network', federationId, rightsOf: { everyoneIn: 'federation' } });
	}
);
