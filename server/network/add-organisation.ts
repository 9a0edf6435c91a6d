import { newId } from '#lib/ids/id.ts';
import { AddOrganisation } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { federationOf, foreign } from './find.ts';

/** A member organisation of the federation, last in its order. Short names are unique in a federation (N2). */
export const addOrganisation = command(
	'organisation.add',
	AddOrganisation,
	async ({ db, actor, now, demand, audit, tell }, { part, name, shortName }) => {
		const federationId = federationOf(actor);
		demand('network.keep', { federationId });
		if (await db.organisation.findUnique({ where: { federationId_shortName: { federationId, shortName } } }))
			foreign('shortName', 'field.taken');
		const last = await db.organisation.aggregate({ where: { federationId }, _max: { place: true } });
		const { id } = await db.organisation.create({
			data: { id: newId(), federationId, part, name, shortName, place: (last._max.place ?? 0) + 1, from: now }
		});
		audit('organisation.added', { thingId: id });
		tell({ topic: 'network', federationId });
		return { organisationId: id };
	}
);
