import { m } from '#lib/i18n/paraglide/messages.js';
import { portal } from '#lib/permissions/facts.ts';
import { Lapse } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import { notEndedAt } from '#server/network/find.ts';
import { findNote, relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { shownOf } from './payload.ts';
import { idsIn } from './receivers.ts';
import { sendOn } from './send-on.ts';

const lapse = command('relay.lapse', Lapse, async (ctx, { noteId, wordId }) => {
	const { db, now, demand, audit, tell } = ctx;
	demand('portal.work', {});
	const { note } = await findNote(db, noteId);
	const { federationId } = note;
	const word = await db.relayWord.findFirst({ where: { id: wordId, noteId, state: 'open' } });
	// Answered or taken back meanwhile, or done already.
	if (!word || note.state !== 'suggested') return;
	await db.relayWord.update({ where: { id: wordId }, data: { state: 'lapsed' } });
	const has = await db.relayHop.findMany({ where: { noteId, toGroupId: { not: null } }, select: { toGroupId: true } });
	const groups = await db.group.findMany({
		where: {
			id: { in: idsIn(word.goesTo), notIn: has.flatMap(({ toGroupId }) => toGroupId ?? []) },
			federationId,
			...notEndedAt(now)
		},
		select: { id: true }
	});
	const comment = word.text;
	const home = groups.length === 0;
	await moveNote(ctx, note, home ? 'lapse-home' : 'lapse', { comment });
	if (!home) {
		const shown = await shownOf(db, note, { withName: true, withWords: true, comment });
		// In the language of the papers, as it is part of them.
		const why = comment || m.relay_why_lapsed({}, { locale: 'sv' });
		await sendOn(ctx, note, { fromGroupId: null, to: groups.map(({ id }) => id), why, shown });
	}
	audit('relay.lapsed', { thingId: noteId, federationId, data: { wordId, groups: groups.length } });
	tell(relayNews(federationId));
});

/**
 * Job 'relay.lapse': the working days for answering a suggestion are over. The group's own words go on as they are, the
 * office's comment beside them; once, and not where the suggestion has been settled.
 */
export async function lapseSuggestion(payload: unknown): Promise<void> {
	await lapse(portal, Lapse.parse(payload));
}
