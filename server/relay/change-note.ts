import { ChangeNote } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { checkReceivers } from './receivers.ts';

/**
 * Changes a note that has not left its group: what it says, for whom it is meant, what goes along. One that waited for
 * a yes waits no more, since the yes would be to something else.
 * Refusals: 'relay.state' once it has left, 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const changeNote = command('relay.change', ChangeNote, async (ctx, { noteId, papers, wishes, ...said }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.draft', facts);
	await checkReceivers(db, note.federationId, wishes, now);
	if (note.groupId !== null && wishes.includes(note.groupId)) refuse('relay.own-group');
	if (note.state === 'approval') await moveNote(ctx, note, 'rewrite');
	const changed = await db.relayNote.updateMany({
		where: { id: noteId, federationId: note.federationId, state: 'draft' },
		data: { ...said, wishes: JSON.stringify(wishes), version: { increment: 1 } }
	});
	if (changed.count === 0) refuse('relay.state');
	await db.relayPaper.updateMany({ where: { noteId }, data: { goes: false } });
	await db.relayPaper.updateMany({ where: { noteId, id: { in: papers } }, data: { goes: true } });
	await db.thing.update({ where: { id: noteId }, data: { title: said.title } });
	audit('relay.changed', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
