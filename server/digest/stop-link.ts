import { createHmac, timingSafeEqual } from 'node:crypto';
import { stopWordOf, type StopWord } from '#lib/digest/stops.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

const macOf = (membershipId: string, what: string): string =>
	createHmac('sha256', context().config.secret).update(`stop ${membershipId} ${what}`).digest('base64url');

/**
 * The address by which somebody stops letters of one kind without signing in, by one press in their mail program or on
 * the page behind it. Signed, not kept: it stops those letters and opens nothing (decision 0125).
 */
export const stopLink = (membershipId: string, what: StopWord): string =>
	`${context().config.origin}/stop/${membershipId}.${what}.${macOf(membershipId, what)}`;

/** Whose letters a link stops. Refuses 'ticket.spent' for one that this portal has not signed. */
export function readStopLink(token: string): { membershipId: string; what: StopWord } {
	const [membershipId = '', word = '', mac = '', ...more] = token.split('.');
	const right = Buffer.from(macOf(membershipId, word));
	const given = Buffer.from(mac);
	const what = stopWordOf(word);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right) || !what)
		return refuse('ticket.spent');
	return { membershipId, what };
}
