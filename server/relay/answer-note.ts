import { AnswerNote } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findHop, relayNews } from './find.ts';
import { finishNote, moveHop } from './move.ts';
import { stopNumbers } from './payload.ts';

/**
 * The outcome, with the återkoppling for those the note came from, written for that purpose: they see it and nothing
 * else of the group's. No action needs its reason.
 * Refusals: 'relay.withdrawn', 'relay.personal-number', 'relay.state', 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const answerNote = command('relay.answer', AnswerNote, async (ctx, { hopId, outcome, report, letThrough }) => {
	const { db, now, demand, audit, tell } = ctx;
	const { hop, note, facts } = await findHop(db, hopId);
	demand('relay.read', facts);
	demand('relay.handle', facts);
	if (note.state === 'withdrawn') refuse('relay.withdrawn');
	stopNumbers(ctx, note.id, report, letThrough);
	await moveHop(ctx, hop, note.asked, outcome === 'none' ? 'close' : 'answer', { report, closedAt: now });
	await finishNote(ctx, note.id);
	audit('relay.answered', { thingId: note.id, data: { hopId, outcome } });
	tell(relayNews(facts.federationId));
	return {};
});
