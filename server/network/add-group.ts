import { newId } from '#lib/ids/id.ts';
import { AddGroup } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { checkOrganisations, federationOf } from './find.ts';
import { checkGroupName, groupColumns, keepMustHold } from './group-data.ts';
import { copySeats, succeed } from './succession.ts';

/** A new group, last in the federation's order; it may take over from groups before it. */
export const addGroup = command('group.add', AddGroup, async ({ db, actor, now, demand, audit, tell }, said) => {
	const federationId = federationOf(actor);
	demand('network.keep', { federationId });
	await checkGroupName(db, federationId, said.shortName);
	await checkOrganisations(db, federationId, said.mustHold, now);
	const last = await db.group.aggregate({ where: { federationId }, _max: { place: true } });
	const from = said.from ?? now;
	const { id } = await db.group.create({
		data: { id: newId(), federationId, ...groupColumns(said), from, place: (last._max.place ?? 0) + 1 }
	});
	await keepMustHold(db, id, said.mustHold);
	const successor = { id, federationId, from };
	if (said.predecessorIds.length > 0) await succeed(db, successor, said.predecessorIds, now);
	const seats = said.moveSeats ? await copySeats(db, successor, said.predecessorIds, now) : 0;
	audit('group.added', { thingId: id, data: { predecessors: said.predecessorIds, seats } });
	tell({ topic: 'network', federationId, groupId: id, rightsOf: { everyoneIn: 'federation' } });
	return { groupId: id };
});
