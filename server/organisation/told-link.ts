import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

/** Days for which a link can be used. */
const lasts = 90;

const macOf = (packId: string, membershipId: string, until: string): string =>
	createHmac('sha256', context().config.secret).update(`told ${packId} ${membershipId} ${until}`).digest('base64url');

/**
 * The address in a letter by which one person marks that their organisation has told onward what was decided, without
 * signing in. Signed, not kept: it does that and shows nothing of the pack, for 90 days, as long as they sit for the
 * organisation.
 */
export function toldLink(packId: string, membershipId: string): string {
	const { clock, config } = context();
	const until = String(clock.now().getTime() + lasts * 86_400_000);
	return `${config.origin}/told/${packId}.${membershipId}.${until}.${macOf(packId, membershipId, until)}`;
}

/** Whose mark on which pack a link is for. Refuses 'ticket.spent' for one that this portal has not signed, or that is old. */
export function readToldLink(token: string): { packId: string; membershipId: string } {
	const [packId = '', membershipId = '', until = '', mac = '', ...more] = token.split('.');
	const right = Buffer.from(macOf(packId, membershipId, until));
	const given = Buffer.from(mac);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) refuse('ticket.spent');
	if (Number(until) < context().clock.now().getTime()) refuse('ticket.spent');
	return { packId, membershipId };
}
