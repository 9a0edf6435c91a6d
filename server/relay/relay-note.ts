import { SendNote } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findNote, relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { shownOf, stopNumbersIn } from './payload.ts';
import { sendOn } from './send-on.ts';

/**
 * The office relays a note to one or many groups, or to a coming meeting of one: exactly what was previewed (`hash`),
 * nothing more and nothing less. Refusals: 'relay.changed', 'relay.personal-number', 'relay.own-group', 'relay.state',
 * 'input.invalid' by field, 'access.denied'.
 */
export const relayNote = command('relay.send', SendNote, async (ctx, input) => {
	const { noteId, toGroupIds, toMeetingId, why, hash, letThrough, ...goes } = input;
	const { db, demand, audit, tell } = ctx;
	const { note } = await findNote(db, noteId);
	const { federationId } = note;
	demand('relay.desk', { federationId });
	const shown = await shownOf(db, note, goes);
	if (shown.sha256 !== hash) refuse('relay.changed');
	stopNumbersIn(ctx, shown, letThrough, why);
	await moveNote(ctx, note, 'relay', { comment: goes.comment, closedAt: null });
	const last = await db.relayHop.findFirst({
		where: { noteId, toGroupId: null },
		orderBy: [{ at: 'desc' }, { id: 'desc' }]
	});
	const legs = { fromGroupId: null, toMeetingId, afterId: last?.id ?? null, why, shown };
	const hopIds = await sendOn(ctx, note, { ...legs, to: toGroupIds });
	audit('relay.sent', { thingId: noteId, data: { to: toGroupIds, hash } });
	tell(relayNews(federationId));
	return { hopIds };
});
