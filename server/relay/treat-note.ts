import { TheHop } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { findHop, relayNews } from './find.ts';
import { moveHop } from './move.ts';

/**
 * Says that a note has been treated, where the meeting was not run in the portal: else its item says it.
 * Refusals: 'relay.state' unless it stands on an agenda, 'thing.missing', 'access.denied'.
 */
export const treatNote = command('relay.treat', TheHop, async (ctx, { hopId }) => {
	const { hop, note, facts } = await findHop(ctx.db, hopId);
	ctx.demand('relay.read', facts);
	ctx.demand('relay.handle', facts);
	await moveHop(ctx, hop, note.asked, 'treat');
	ctx.audit('relay.treated', { thingId: note.id, data: { hopId } });
	ctx.tell(relayNews(facts.federationId));
	return {};
});
