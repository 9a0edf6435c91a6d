import { m } from '#lib/i18n/paraglide/messages.js';
import { TheNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';

/**
 * Takes a note back: it leaves the lists of those who got it, marked as withdrawn; its text stays in the office's
 * register, since it may be a public document. What was merged is withdrawn by the office, as the note it became.
 * Refusals: 'relay.state', 'thing.missing', 'access.denied'.
 */
export const withdrawNote = command('relay.withdraw', TheNote, async (ctx, { noteId }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.withdraw', facts);
	await moveNote(ctx, note, 'withdraw', { closedAt: now });
	await db.relayWord.updateMany({ where: { noteId, state: 'open' }, data: { state: 'taken-back' } });
	await db.thing.update({
		where: { id: noteId },
		data: { removedAt: now, reason: m.relay_state_withdrawn({}, { locale: 'sv' }) }
	});
	audit('relay.withdrawn', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
