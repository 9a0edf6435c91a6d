import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { proposalKind } from '#lib/proposals/proposal.ts';
import { proposalState } from '#lib/proposals/states.ts';
import type { Outcome } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { behind } from '#server/thread/behind.ts';
import { proposalFacts } from './facts.ts';
import { findProposal } from './find.ts';
import { treatmentsOf } from './treatments.ts';

/** Whether the actor may know what became of a proposal that they may not read. */
export async function onlyHears(actor: Actor, proposalId: string): Promise<boolean> {
	const facts = await proposalFacts(context().read, proposalId);
	return !can(actor, 'proposal.read', facts) && can(actor, 'proposal.hear', facts);
}

/** What came of a proposal, for whoever has been told and for its readers. Needs 'proposal.hear'. */
export async function readOutcome(actor: Actor, proposalId: string): Promise<Outcome> {
	const { read } = context();
	const { proposal, facts } = await findProposal(read, proposalId);
	demand(actor, 'proposal.hear', facts);
	const { federationId, groupId, title } = proposal;
	const mine = actor.seats.map((seat) => seat.groupId);
	const whole = can(actor, 'proposal.read', facts);
	const [lines, things] = await Promise.all([
		read.proposalLine.findMany({
			where: { proposalId, federationId, ...(whole ? {} : { returns: { some: { groupId: { in: mine } } } }) }
		}),
		behind(read, proposalId).then((ids) =>
			read.thing.findMany({
				where: { id: { in: ids }, federationId, removedAt: null, groupId: { not: null }, kind: { not: 'sheet' } },
				orderBy: { createdAt: 'asc' }
			})
		)
	]);
	const groups = await read.group.findMany({
		where: { federationId, id: { in: [groupId, ...things.flatMap((one) => one.groupId ?? [])] } },
		select: { id: true, name: true }
	});
	const nameOf = (id: string | null) => groups.find((group) => group.id === id)?.name ?? '';
	return {
		...{ id: proposalId, title, kind: proposalKind(proposal.kind), state: proposalState(proposal.state), whole },
		group: nameOf(groupId),
		treatments: await treatmentsOf(actor, proposal, lines),
		origins: things
			.filter((thing) => can(actor, 'group.read', { federationId, groupId: thing.groupId ?? '' }))
			.map((thing) => ({ id: thing.id, title: thing.title, group: nameOf(thing.groupId), at: thing.createdAt }))
	};
}
