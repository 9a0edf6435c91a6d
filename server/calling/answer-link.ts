import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

const macOf = (meetingId: string, membershipId: string): string =>
	createHmac('sha256', context().config.secret).update(`answer ${meetingId} ${membershipId}`).digest('base64url');

/**
 * The address in a letter by which one person answers one meeting's calling without signing in. Signed, not kept: it
 * opens that answer and nothing else, as often as they change their mind, until the meeting begins (decision 0074).
 */
export const answerLink = (meetingId: string, membershipId: string): string =>
	`${context().config.origin}/answer/${meetingId}.${membershipId}.${macOf(meetingId, membershipId)}`;

/** Whose answer a link is for. Refuses 'ticket.spent' for one that this portal has not signed. */
export function readAnswerLink(token: string): { meetingId: string; membershipId: string } {
	const [meetingId = '', membershipId = '', mac = '', ...more] = token.split('.');
	const right = Buffer.from(macOf(meetingId, membershipId));
	const given = Buffer.from(mac);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) refuse('ticket.spent');
	return { meetingId, membershipId };
}
