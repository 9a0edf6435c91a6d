import { TheHop } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { findHop, relayNews } from './find.ts';
import { finishNote, moveHop } from './move.ts';

/**
 * Acknowledges a note for the group that got it, by whoever leads it or the office for it; else its next meeting does.
 * Refusals: 'relay.state', 'thing.missing', 'access.denied'.
 */
export const receiveNote = command('relay.receive', TheHop, async (ctx, { hopId }) => {
	const { db, demand, audit, tell } = ctx;
	const { hop, note, facts } = await findHop(db, hopId);
	demand('relay.read', facts);
	demand('relay.handle', facts);
	await moveHop(ctx, hop, note.asked, 'receive');
	await finishNote(ctx, note.id);
	audit('relay.received', { thingId: note.id, data: { hopId } });
	tell(relayNews(facts.federationId));
	return {};
});
