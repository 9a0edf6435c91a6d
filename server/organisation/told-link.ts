import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

const macOf = (packId: string, membershipId: string): string =>
	createHmac('sha256', context().config.secret).update(`told ${packId} ${membershipId}`).digest('base64url');

/**
 * The address in a letter by which one person marks that their organisation has told onward what was decided, without
 * signing in. Signed, not kept: it does that and shows nothing of the pack, as long as they sit for the organisation.
 */
export const toldLink = (packId: string, membershipId: string): string =>
	`${context().config.origin}/told/${packId}.${membershipId}.${macOf(packId, membershipId)}`;

/** Whose mark on which pack a link is for. Refuses 'ticket.spent' for one that this portal has not signed. */
export function readToldLink(token: string): { packId: string; membershipId: string } {
	const [packId = '', membershipId = '', mac = '', ...more] = token.split('.');
	const right = Buffer.from(macOf(packId, membershipId));
	const given = Buffer.from(mac);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) refuse('ticket.spent');
	return { packId, membershipId };
}
