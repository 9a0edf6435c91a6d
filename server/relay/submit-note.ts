import { TheNote } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { writeMail } from '#server/mail/write-mail.ts';
import { approveLink } from './approve-link.ts';
import { approversIn } from './approvers.ts';
import { noteFor, relayNews } from './find.ts';
import { approvalLetter } from './letters.ts';
import { moveNote } from './move.ts';

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
	const { name: group, federation } = await db.group.findFirstOrThrow({
		where: { id: note.groupId ?? '', federationId: note.federationId },
		select: { name: true, federation: { select: { name: true } } }
	});
	for (const person of await approversIn(db, facts, now)) {
		if (!person.email) continue;
		const link = approveLink(noteId, person.membershipId);
		const words = approvalLetter(person, { group, title: note.title, link, federation: federation.name });
		await writeMail(ctx, { to: person.email, kind: 'relay-approval', federationId: note.federationId, ...words });
	}
	audit('relay.submitted', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
