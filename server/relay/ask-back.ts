import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { AskBack } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { leadersIn } from './approvers.ts';
import { findNote, relayNews } from './find.ts';
import { questionLetter } from './letters.ts';
import { moveNote } from './move.ts';
import { stopNumbers } from './payload.ts';
import { writeTo } from './write-to.ts';

/**
 * The office asks a group what it means: those who lead it get a letter at once.
 * Refusals: 'relay.state' unless it is a group's and lies on the desk, 'relay.personal-number', 'access.denied'.
 */
export const askBack = command('relay.ask', AskBack, async (ctx, { noteId, text, letThrough }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await findNote(db, noteId);
	const { federationId } = note;
	demand('relay.desk', { federationId });
	// Of what several groups wrote, and of the office's own, there is nobody to ask.
	if (note.groupId === null) refuse('relay.state');
	stopNumbers(ctx, noteId, text, letThrough);
	await moveNote(ctx, note, 'ask');
	const id = newId();
	await db.relayWord.create({
		data: { id, federationId, noteId, kind: 'question', text, by: actor.membershipId, at: now }
	});
	await writeTo(ctx, note, await leadersIn(db, facts, now), 'relay-question', (person, about) =>
		questionLetter(person, { ...about, noteId })
	);
	audit('relay.asked', { thingId: noteId });
	tell(relayNews(federationId));
	return { wordId: id };
});
