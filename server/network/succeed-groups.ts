import { SucceedGroups } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findGroup } from './find.ts';
import { copySeats, succeed } from './succession.ts';

/** Groups become another that is there already: three preparatory groups go up in one. */
export const succeedGroups = command(
	'group.succeed',
	SucceedGroups,
	async ({ db, now, demand, audit, tell }, { groupId, predecessorIds, moveSeats }) => {
		const group = await findGroup(db, groupId);
		const { federationId } = group;
		demand('group.keep', { federationId, groupId });
		await succeed(db, group, predecessorIds, now);
		const seats = moveSeats ? await copySeats(db, group, predecessorIds, now) : 0;
		audit('group.succeeded', { thingId: groupId, data: { predecessors: predecessorIds, seats } });
		tell({ topic: 'network', federationId, groupId, rightsOf: { everyoneIn: 'federation' } });
		return { seats };
	}
);
