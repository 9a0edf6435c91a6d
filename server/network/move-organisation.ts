import { MoveOrganisation } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findOrganisation } from './find.ts';

/** One step up or down in the federation's order, which is the order round the table. At the end nothing moves. */
export const moveOrganisation = command(
	'organisation.move',
	MoveOrganisation,
	async ({ db, demand, audit, tell }, { organisationId, by }) => {
		const { federationId, part } = await findOrganisation(db, organisationId);
		demand('network.keep', { federationId });
		const all = await db.organisation.findMany({
			where: { federationId },
			orderBy: [{ place: 'asc' }, { name: 'asc' }]
		});
		const own = all.filter((one) => one.part === part);
		const other = own[own.findIndex((one) => one.id === organisationId) + by];
		if (!other) return;
		const order = all.map((one) =>
			one.id === organisationId ? other.id : one.id === other.id ? organisationId : one.id
		);
		for (const [at, id] of order.entries()) await db.organisation.update({ where: { id }, data: { place: at + 1 } });
		audit('organisation.moved', { thingId: organisationId });
		tell({ topic: 'network', federationId });
	}
);
