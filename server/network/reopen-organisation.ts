import { z } from 'zod';
import { seatsChanged } from '#server/calling/seats-changed.ts';
import { command } from '#server/command.ts';
import { findOrganisation } from './find.ts';

/** Takes back an ending, with the seats that ended with it. */
export const reopenOrganisation = command(
	'organisation.reopen',
	z.object({ organisationId: z.string() }),
	async ({ job, db, demand, audit, tell }, { organisationId }) => {
		const { federationId, to } = await findOrganisation(db, organisationId);
		demand('network.keep', { federationId });
		if (to === null) return;
		const seats = await db.seat.updateMany({ where: { organisationId, to }, data: { to: null } });
		await db.organisation.update({ where: { id: organisationId }, data: { to: null } });
		audit('organisation.reopened', { thingId: organisationId, data: { seats: seats.count } });
		seatsChanged({ job }, federationId);
		tell({ topic: 'network', federationId, rightsOf: { everyoneIn: 'federation' } });
	}
);
