import { TheNote } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { approveLink } from './approve-link.ts';
import { approversIn } from './approvers.ts';
import { noteFor, relayNews } from './find.ts';
import { approvalLetter } from './letters.ts';
import { moveNote } from './move.ts';
import { writeTo } from './write-to.ts';

/**
 * Puts a note before whoever says yes for its group: they get a letter at once, with a link of their own.
 * Refusals: 'input.invalid' where it does not say why, 'relay.state', 'thing.missing', 'access.denied'.
 */
export const submitNote = command('relay.submit', TheNote, async (ctx, { noteId }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.draft', facts);
	if (note.why === '') refuse('input.invalid', { fields: { why: 'field.required' } });
	await moveNote(ctx, note, 'submit');
	await writeTo(ctx, note, await approversIn(db, facts, now), 'relay-approval', (person, about) =>
		approvalLetter(person, { ...about, link: approveLink(noteId, person.membershipId) })
	);
	audit('relay.submitted', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
