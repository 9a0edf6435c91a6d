import { TheMatter } from '#lib/matters/matter.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findMatter } from './find.ts';
import { standsNow } from './standing.ts';

/** Takes back a matter of one's own that nobody has answered. Refusals: 'matter.answered', 'thing.missing', 'access.denied'. */
export const withdrawMatter = command(
	'matter.withdraw',
	TheMatter,
	async ({ db, now, demand, audit, tell }, { matterId }) => {
		const { matter, facts } = await findMatter(db, matterId);
		demand('group.read', facts);
		demand('matter.withdraw', facts);
		if (matter.state === 'withdrawn') return {};
		if ((await standsNow(db, matter)).state !== 'open') refuse('matter.answered');
		await db.matter.update({ where: { id: matterId }, data: { state: 'withdrawn', answeredAt: now } });
		audit('matter.withdrawn', { thingId: matterId });
		tell({ topic: 'matters', federationId: facts.federationId, groupId: facts.groupId });
		return {};
	}
);
