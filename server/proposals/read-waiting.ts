import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { readProposals } from './read-list.ts';

export interface ProposalWait {
	readonly what: 'mention' | 'answer';
	readonly proposalId: string;
	readonly title: string;
	readonly groupName: string;
	/** The organisation that is to answer. */
	readonly organisation: string;
}

/** Where the actor was named in a margin and has not looked since, and what they are to answer. Needs 'home.read'. */
export async function readProposalWaits(actor: Actor): Promise<ProposalWait[]> {
	demand(actor, 'home.read', {});
	const mentions = await context().read.proposalMention.findMany({
		where: { membershipId: actor.membershipId ?? '', federationId: actor.federationId ?? '', seenAt: null },
		select: { remark: { select: { proposalId: true } } }
	});
	const named = new Set(mentions.map(({ remark }) => remark.proposalId));
	const proposals = await readProposals(actor);
	return proposals.flatMap(({ id, title, group, toAnswer }): ProposalWait[] => {
		const at = { proposalId: id, title, groupName: group };
		return [
			...(named.has(id) ? [{ what: 'mention' as const, ...at, organisation: '' }] : []),
			...toAnswer.map((organisation) => ({ what: 'answer' as const, ...at, organisation }))
		];
	});
}
