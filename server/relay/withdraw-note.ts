import { m } from '#lib/i18n/paraglide/messages.js';
import { TheNote } from '#lib/relay/schema.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';

const legsOf = async (db: Transaction, noteId: string): Promise<string[]> =>
	(await db.relayHop.findMany({ where: { noteId }, select: { id: true } })).map(({ id }) => id);

/**
 * Takes a note back: it leaves the lists of those who got it with the papers it brought to their agendas, marked as withdrawn; its text stays in the office's
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
	const papers = { federationId: note.federationId, removedAt: null, relayHopId: { in: await legsOf(db, noteId) } };
	const meetings = await db.attachment.findMany({
		where: papers,
		distinct: ['meetingId'],
		select: { meetingId: true, meeting: { select: { groupId: true } } }
	});
	await db.attachment.updateMany({ where: papers, data: { removedAt: now, removedBy: actor.accountId } });
	for (const { meetingId, meeting } of meetings)
		tell({ topic: 'files', federationId: note.federationId, groupId: meeting.groupId, meetingId });
	audit('relay.withdrawn', { thingId: noteId });
	tell(relayNews(note.federationId));
	return {};
});
