import { SettleSuggestion } from '#lib/relay/schema.ts';
import { readWording } from '#lib/relay/wording.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { groupsOwn, stopNumbersIn } from './payload.ts';
import { sendOn } from './send-on.ts';

/**
 * The group's answer to other words that the office has suggested, by whoever says yes for it. Accepted, they are the
 * group's own from now on and what stood before is kept; declined, nothing has changed.
 * Refusals: 'relay.state' where it has been settled or has lapsed, 'thing.missing', 'access.denied'.
 */
export const settleSuggestion = command('relay.settle', SettleSuggestion, async (ctx, { noteId, wordId, answer }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.approve', facts);
	const { federationId, title, what, why } = note;
	const word = await db.relayWord.findFirst({ where: { id: wordId, noteId, kind: 'suggestion', state: 'open' } });
	if (!word) refuse('relay.state');
	const wording = readWording(word.suggested);
	if (answer === 'decline' || !wording) {
		await moveNote(ctx, note, 'decline');
		await db.relayWord.update({ where: { id: wordId }, data: { state: 'declined' } });
	} else {
		await moveNote(ctx, note, 'accept', wording);
		const was = JSON.stringify({ title, what, why });
		await db.relayWord.update({ where: { id: wordId }, data: { state: 'accepted', was } });
		await db.thing.update({ where: { id: noteId }, data: { title: wording.title } });
		const changed = { ...note, ...wording };
		const shown = await groupsOwn(db, changed);
		stopNumbersIn(ctx, shown, true);
		await db.relayNote.update({
			where: { id: noteId },
			data: { approvedHash: shown.sha256, approvedBy: actor.membershipId }
		});
		await sendOn({ db, actor, now }, note, { fromGroupId: note.groupId, to: [null], why: wording.why || why, shown });
	}
	audit(`relay.${answer === 'accept' ? 'accepted' : 'declined'}`, { thingId: noteId, data: { wordId } });
	tell(relayNews(federationId));
	return {};
});
