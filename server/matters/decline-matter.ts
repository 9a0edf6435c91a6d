import { DeclineMatter } from '#lib/matters/matter.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findMatter } from './find.ts';
import { standsNow } from './standing.ts';

/**
 * Answers why a matter is not taken in; whoever proposed it reads that. Refusals: 'input.invalid' without a reason,
 * 'matter.answered', 'thing.missing', 'access.denied'.
 */
export const declineMatter = command(
	'matter.decline',
	DeclineMatter,
	async ({ db, actor, now, demand, audit, tell }, { matterId, answer }) => {
		const { matter, facts } = await findMatter(db, matterId);
		demand('group.read', facts);
		demand('matter.answer', facts);
		if ((await standsNow(db, matter)).state !== 'open') refuse('matter.answered');
		await db.matter.update({
			where: { id: matterId },
			data: { state: 'declined', answer, answeredAt: now, answeredBy: actor.membershipId }
		});
		audit('matter.declined', { thingId: matterId });
		tell({ topic: 'matters', federationId: facts.federationId, groupId: facts.groupId });
		return {};
	}
);
