import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';

const macOf = (noteId: string, membershipId: string): string =>
	createHmac('sha256', context().config.secret).update(`relay ${noteId} ${membershipId}`).digest('base64url');

/**
 * The address in a letter by which one person says yes to one note without signing in. Signed, not kept: it shows the
 * note and takes a yes behind a button, as long as the note waits and the person is one who says yes (decision 0107).
 */
export const approveLink = (noteId: string, membershipId: string): string =>
	`${context().config.origin}/approve/${noteId}.${membershipId}.${macOf(noteId, membershipId)}`;

/** Whose yes to which note a link is for. Refuses 'ticket.spent' for one that this portal has not signed. */
export function readApproveLink(token: string): { noteId: string; membershipId: string } {
	const [noteId = '', membershipId = '', mac = '', ...more] = token.split('.');
	const right = Buffer.from(macOf(noteId, membershipId));
	const given = Buffer.from(mac);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) refuse('ticket.spent');
	return { noteId, membershipId };
}
