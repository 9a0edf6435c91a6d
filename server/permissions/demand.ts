import type { Actor, Facts } from '#lib/permissions/facts.ts';
import { can, type Action } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';

/** Whether the actor may know that the object exists: a group and its meetings only for those who may read them. */
const visible = (actor: Actor, facts: Facts) =>
	facts.groupId === undefined
		? can(actor, 'network.read', facts) || can(actor, 'account.own', facts)
		: can(actor, 'meeting.read', facts) || can(actor, 'group.read', facts) || can(actor, 'proposal.read', facts);

/**
 * Refuses unless the table allows it: 'access.sign-in' to a visitor, 'thing.missing' where the actor may not even read
 * (missing and forbidden look alike), else 'access.denied'.
 */
export function demand(actor: Actor, action: Action, facts: Facts): void {
	if (can(actor, action, facts)) return;
	if (actor.kind === 'nobody') refuse('access.sign-in');
	refuse(visible(actor, facts) ? 'access.denied' : 'thing.missing');
}
