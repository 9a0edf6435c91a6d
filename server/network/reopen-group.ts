import { z } from 'zod';
import { command } from '#server/command.ts';
import { findGroup } from './find.ts';

/** Takes back the ending of a group. */
export const reopenGroup = command(
	'group.reopen',
	z.object({ groupId: z.string() }),
	async ({ db, demand, audit, tell }, { groupId }) => {
		const { federationId } = await findGroup(db, groupId);
		demand('group.keep', { federationId, groupId });
		await db.group.update({ where: { id: groupId }, data: { to: null } });
		audit('group.reopened', { thingId: groupId });
		tell({ topic: 'network', federationId, groupId, rightsOf: { everyoneIn: 'group' } });
	}
);
