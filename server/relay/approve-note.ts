import { ApproveNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { noteFor } from './find.ts';
import { sayYes } from './say-yes.ts';

/**
 * The yes of whoever the group's setting names, to the note as it was looked at (`hash`); of the office to its own.
 * Refusals: 'relay.changed', 'relay.personal-number', 'relay.state', 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const approveNote = command('relay.approve', ApproveNote, async (ctx, { noteId, hash, letThrough }) => {
	const found = await noteFor(ctx.db, ctx.actor, noteId);
	ctx.demand('relay.approve', found.facts);
	return sayYes(ctx, found, { hash, letThrough, by: ctx.actor.membershipId });
});
