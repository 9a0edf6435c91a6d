import { TheNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { findNote, relayNews } from './find.ts';
import { moveNote } from './move.ts';

/** The office takes back what it asked or suggested: the note lies on its desk again. Refusals: 'relay.state', 'access.denied'. */
export const takeBack = command('relay.take-back', TheNote, async (ctx, { noteId }) => {
	const { db, demand, audit, tell } = ctx;
	const { note } = await findNote(db, noteId);
	const { federationId } = note;
	demand('relay.desk', { federationId });
	await moveNote(ctx, note, 'take-back');
	await db.relayWord.updateMany({ where: { noteId, state: 'open' }, data: { state: 'taken-back' } });
	audit('relay.taken-back', { thingId: noteId });
	tell(relayNews(federationId));
	return {};
});
