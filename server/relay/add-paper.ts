import { limits, TheNote } from '#lib/relay/schema.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { noteFor, relayNews } from './find.ts';
import { moveNote } from './move.ts';

const add = command('relay.add-paper', KeptFile.extend(TheNote.shape), async (ctx, { noteId, ...file }) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { note, facts } = await noteFor(db, actor, noteId);
	demand('relay.draft', facts);
	if (note.state === 'approval') await moveNote(ctx, note, 'rewrite');
	else if (note.state !== 'draft') refuse('relay.state');
	const there = await db.relayPaper.findMany({ where: { noteId } });
	const same = there.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name);
	if (!same && there.length >= limits.papers) refuse('input.invalid', { fields: { file: 'field.too-long' } });
	const paperId = same?.id ?? newId();
	if (same) await db.relayPaper.update({ where: { id: paperId }, data: { goes: true } });
	else await db.relayPaper.create({ data: { id: paperId, noteId, ...file, goes: true, createdAt: now } });
	audit('relay.paper-added', { thingId: noteId, data: { paperId, size: file.size } });
	tell(relayNews(note.federationId));
	return { paperId };
});

/**
 * Puts a paper of its own to a note that has not left its group; it goes along until somebody unticks it. A note that
 * waited for a yes waits no more, since the yes would be to something else.
 * Refusals: 'relay.state' once it has left, what files refuse, 'thing.missing', 'access.denied'.
 */
export async function addPaper(
	actor: Actor,
	{ noteId, file }: { readonly noteId: string; readonly file: Incoming | undefined },
	options?: { readonly commandId?: string | undefined }
): Promise<{ paperId: string }> {
	const { facts } = await noteFor(context().read, actor, noteId);
	demand(actor, 'relay.draft', facts);
	return add(actor, { noteId, ...(await keepFile(await checkFile(file))) }, options);
}
