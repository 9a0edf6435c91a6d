import { ChangeOrganisation } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findOrganisation, foreign } from './find.ts';

/** Names and part of a member organisation. */
export const changeOrganisation = command(
	'organisation.change',
	ChangeOrganisation,
	async ({ db, demand, audit, tell }, { organisationId, part, name, shortName }) => {
		const { federationId } = await findOrganisation(db, organisationId);
		demand('network.keep', { federationId });
		const other = await db.organisation.findUnique({ where: { federationId_shortName: { federationId, shortName } } });
		if (other && other.id !== organisationId) foreign('shortName', 'field.taken');
		await db.organisation.update({ where: { id: organisationId }, data: { part, name, shortName } });
		audit('organisation.changed', { thingId: organisationId });
		tell({ topic: 'network', federationId });
	}
);
