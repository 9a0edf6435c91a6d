import { ApproveByLink } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { readApproveLink } from './approve-link.ts';
import { approversIn } from './approvers.ts';
import { findNote } from './find.ts';
import { sayYes } from './say-yes.ts';

/**
 * The same by the link in a letter, without signing in; run by the portal. A personal identity number is not let
 * through this way. Refusals: 'ticket.spent' for a link that is none, that has done its work, or whose holder no longer
 * says yes for the group; and what saying yes refuses.
 */
export const approveByLink = command('relay.approve-by-link', ApproveByLink, async (ctx, { token, hash }) => {
	ctx.demand('portal.work', {});
	const { noteId, membershipId } = readApproveLink(token);
	const found = await findNote(ctx.db, noteId);
	const people = await approversIn(ctx.db, found.facts, ctx.now);
	if (found.note.state !== 'approval' || !people.some((one) => one.membershipId === membershipId))
		refuse('ticket.spent');
	return sayYes(ctx, found, { hash, letThrough: false, by: membershipId });
});
