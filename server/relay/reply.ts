import { newId } from '#lib/ids/id.ts';
import { AskBack } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { stopNumbers } from './payload.ts';

/** A group answers what the office asked. Refusals: 'relay.state' where nothing was asked, 'thing.missing', 'access.denied'. */
export const reply = command('relay.reply', AskBack, async (ctx, { noteId, text, letThrough }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.draft', facts);
	const { federationId } = note;
	stopNumbers(ctx, noteId, text, letThrough);
	await moveNote(ctx, note, 'reply');
	await db.relayWord.updateMany({ where: { noteId, kind: 'question', state: 'open' }, data: { state: 'answered' } });
	const id = newId();
	await db.relayWord.create({
		data: { id, federationId, noteId, kind: 'answer', text, state: 'answered', by: actor.membershipId, at: now }
	});
	audit('relay.replied', { thingId: noteId });
	tell(relayNews(federationId));
	return { wordId: id };
});
