import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { proposalState } from '#lib/proposals/states.ts';
import type { ReturnNews } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { factsOf, withAsked } from './facts.ts';

/**
 * What bodies have done with proposals since a moment, for those they came from, those who were asked about them, and
 * the office: the latest of each, not by the actor's own hand. Needs 'home.read'.
 */
export async function readReturned(actor: Actor, since: Date): Promise<ReturnNews[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = federationOf(actor);
	const groups = actor.seats.map(({ groupId }) => groupId);
	const speaksFor = actor.seats.flatMap(({ organisationId, mandate }) => (mandate && organisationId) || []);
	const mine = [
		{ returns: { some: { groupId: { in: groups } } } },
		{ proposal: { soundings: { some: { answers: { some: { organisationId: { in: speaksFor } } } } } } }
	];
	const rows = await read.proposalLine.findMany({
		where: {
			...{ federationId, at: { gt: since }, NOT: { by: actor.accountId ?? '' }, returns: { some: {} } },
			...(actor.office === null ? { OR: mine } : {})
		},
		include: { proposal: { include: withAsked } },
		orderBy: { at: 'desc' },
		take: 40
	});
	const latest = new Map(rows.toReversed().map((row) => [row.proposalId, row]));
	return [...latest.values()].flatMap(({ proposal, proposalId, at, to, body }) =>
		can(actor, 'proposal.hear', factsOf(proposal))
			? [{ kind: 'proposal' as const, at, to: proposalState(to), body, proposalId, title: proposal.title }]
			: []
	);
}
