import { SetOfficeRole } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { findMembership, foreign } from './find.ts';
import { checkDirectorLeft } from './office-rules.ts';

/** Who works at the office, and as what. Refuses 'office.last-director'. */
export const setOfficeRole = command(
	'office-role.set',
	SetOfficeRole,
	async ({ db, now, demand, audit, tell }, { membershipId, role }) => {
		const { federationId, officeRole, accountId, to } = await findMembership(db, membershipId);
		demand('network.keep', { federationId });
		if (to && to <= now) foreign('membershipId');
		if (officeRole === 'director' && role !== 'director') await checkDirectorLeft(db, federationId, membershipId, now);
		await db.membership.update({ where: { id: membershipId }, data: { officeRole: role } });
		audit('office-role.set', { thingId: membershipId, data: { role, was: officeRole } });
		tell({ topic: 'network', federationId, rightsOf: { accountId } });
	}
);
