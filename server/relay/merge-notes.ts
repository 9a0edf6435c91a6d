import { newId } from '#lib/ids/id.ts';
import { MergeNotes } from '#lib/relay/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { relayNews } from './find.ts';
import { moveNote } from './move.ts';
import { idsIn } from './receivers.ts';

/**
 * Makes one note of several that lie on the desk, in the office's words, with the groups' own kept beside them. Every
 * origin stays one, also of what was merged before, and gets the answers. Out: the new note's id.
 * Refusals: 'relay.merge-unlike' where one lies elsewhere, 'relay.state', 'input.invalid', 'thing.missing', 'access.denied'.
 */
export const mergeNotes = command('relay.merge', MergeNotes, async (ctx, { noteIds, ...said }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const federationId = actor.federationId ?? refuse('thing.missing');
	demand('relay.desk', { federationId });
	const ids = [...new Set(noteIds)];
	const notes = await db.relayNote.findMany({
		where: { id: { in: ids }, federationId },
		include: { origins: { select: { originId: true } }, papers: true, hops: { where: { toGroupId: { not: null } } } }
	});
	if (notes.length !== ids.length || ids.length < 2) refuse('thing.missing');
	if (notes.some(({ state, hops }) => state !== 'desk' || hops.length > 0)) refuse('relay.merge-unlike');
	const origins = [...new Set(notes.flatMap((note) => note.origins.map(({ originId }) => originId)))];
	const own = await db.relayNote.findMany({ where: { id: { in: origins } }, select: { groupId: true } });
	const wishes = [...new Set(notes.flatMap((note) => idsIn(note.wishes)))].filter(
		(id) => !own.some(({ groupId }) => groupId === id)
	);
	const id = newId();
	await db.thing.create({ data: { id, kind: 'relay', federationId, title: said.title, createdAt: now } });
	const merged = await db.relayNote.create({
		data: {
			...{
				id,
				federationId,
				...said,
				wishes: JSON.stringify(wishes),
				withName: notes.some(({ withName }) => withName)
			},
			...{ writtenBy: actor.membershipId, createdAt: now, sentAt: now },
			origins: { create: origins.map((originId) => ({ originId })) },
			papers: {
				create: notes
					.flatMap(({ papers }) => papers.filter(({ goes }) => goes))
					.map(({ name, mediaType, size, sha256 }) => ({
						...{ id: newId(), name, mediaType, size, sha256 },
						createdAt: now
					}))
			}
		}
	});
	await moveNote(ctx, merged, 'approve');
	for (const note of notes) {
		await moveNote(ctx, note, 'merge', { mergedIntoId: id });
		const by = actor.accountId ?? '';
		await db.link.create({ data: { id: newId(), fromId: note.id, toId: id, act: 'relay.merged', at: now, by } });
	}
	audit('relay.merged', { thingId: id, data: { notes: ids } });
	tell(relayNews(federationId));
	return { noteId: id };
});
