import { ChangeGroup } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { checkOrganisations } from './find.ts';
import { checkGroupName, groupColumns, keepMustHold } from './group-data.ts';

/** A group's settings and whom it must hold. Numbers already given stay; the settings rule those to come. */
export const changeGroup = command(
	'group.change',
	ChangeGroup,
	async ({ db, now, demand, audit, tell }, { groupId, mustHold, ...said }) => {
		const facts = await groupFacts(db, groupId);
		demand('group.keep', facts);
		const { federationId } = facts;
		await checkGroupName(db, federationId, said.shortName, groupId);
		const held = await db.groupOrganisation.findMany({ where: { groupId }, select: { organisationId: true } });
		const known = new Set(held.map((row) => row.organisationId));
		await checkOrganisations(
			db,
			federationId,
			mustHold.filter((id) => !known.has(id)),
			now
		);
		await db.group.update({ where: { id: groupId }, data: groupColumns(said) });
		await keepMustHold(db, groupId, mustHold);
		audit('group.changed', { thingId: groupId });
		// Who writes the notes is a setting of the group, and a right.
		tell({ topic: 'network', federationId, groupId, rightsOf: { everyoneIn: 'group' } });
	}
);
