import type { Actor, Facts } from '#lib/permissions/facts.ts';
import { can, type Action } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';

/** Acts aimed at something that a stranger must not even learn exists are refused as if it did not. */
const visible = (actor: Actor, facts: Facts) =>
	(['meeting.read', 'group.read', 'network.read', 'account.own'] as const).some((action) => can(actor, action, facts));

/**
 * Refuses unless the table allows it: 'access.sign-in' to a visitor, 'thing.missing' where the actor may not even read
 * (missing and forbidden look alike), else 'access.denied'.
 */
export function demand(actor: Actor, action: Action, facts: Facts): void {
	if (can(actor, action, facts)) return;
	if (actor.kind === 'nobody') refuse('access.sign-in');
	refuse(visible(actor, facts) ? 'access.denied' : 'thing.missing');
}
