import type { Actor } from '#lib/permissions/facts.ts';
import { namedAmong } from '#lib/proposals/named.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';
import { nameable } from './people.ts';

/** Who is named in a text with an @ and their whole name, of those who may be. Out: their memberships. */
export async function namedIn(actor: Actor, proposalId: string, text: string): Promise<string[]> {
	if (!text.includes('@')) return [];
	const { read, clock } = context();
	const facts = await proposalFacts(read, proposalId);
	demand(actor, 'proposal.read', facts);
	const people = await nameable(facts.federationId, facts.groupId, clock.now());
	return namedAmong(text, people).map(({ id }) => id);
}
