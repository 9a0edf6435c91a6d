import { m } from '#lib/i18n/paraglide/messages.js';
import { TheNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';

const legsOf = async (db: Transaction, noteId: string): Promise<string[]> =>
	(await db.relayHop.findMany({ where: { noteId }, select: { id: true } })).map(({ id }) => id);

/** The papers it brought to agendas and that nobody has treated yet: what a meeting has had before it stays as it was. */
async function papersAhead(
	db: Transaction,
	{ id, federationId }: { readonly id: string; readonly federationId: string }
) {
	const papers = await db.attachment.findMany({
		where: {
			...{ federationId, removedAt: null, relayHopId: { in: await legsOf(db, id) } },
			meeting: { state: { in: ['planned', 'live'] } }
		},
		select: { id: true, itemId: true, meetingId: true, meeting: { select: { groupId: true } } }
	});
	const itemIds = papers.flatMap(({ itemId }) => itemId ?? []);
	const treated = await db.agendaItem.findMany({
		where: { federationId, id: { in: itemIds }, state: 'treated' },
		select: { id: true }
	});
	return papers.filter(({ itemId }) => !treated.some((item) => item.id === itemId));
}

/**
 * Takes a note back: it leaves the lists of those who got it, marked as withdrawn, with the papers it brought to agendas
 * that are still ahead; its text stays in the office's register, since it may be a public document. What was merged is withdrawn by the office, as the note it became.
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
	const papers = await papersAhead(db, note);
	await db.attachment.updateMany({
		where: { id: { in: papers.map(({ id }) => id) } },
		data: { removedAt: now, removedBy: actor.accountId }
	});
	for (const [meetingId, [paper]] of Map.groupBy(papers, (one) => one.meetingId))
		tell({ topic: 'files', federationId: note.federationId, groupId: paper?.meeting.groupId, meetingId });
	audit('relay.withdrawn', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
