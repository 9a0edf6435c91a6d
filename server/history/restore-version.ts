import { z } from 'zod';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import { findHistory, idOfAct } from './find.ts';
import { keepVersion } from './keep-version.ts';

/** Writes by whom and from which version a restoring was; the log's own row carries the account as well. */
const noteRestored = command(
	'version.restore',
	z.object({ versionId: z.string(), ofId: z.string() }),
	async ({ db, actor, demand, audit }, { versionId, ofId }) => {
		const version = await db.documentVersion.findUnique({ where: { id: versionId } });
		if (!version) refuse('thing.missing');
		const { document, facts, write } = await findHistory(db, { id: version.documentId });
		demand(write, facts);
		await db.documentVersion.update({ where: { id: versionId }, data: { ofId, byId: actor.accountId } });
		audit('version.restored', { thingId: document.subjectId, data: { versionId, ofId } });
	}
);

/**
 * Makes a document say what one of its versions said: an edit like any other, which those who write see at once and
 * which can be undone by restoring the version that was kept just before it (H4). Once for the form. Out: that version;
 * none the second time.
 * Refuses 'thing.missing', 'access.denied', 'document.frozen', and what the document refuses.
 */
export async function restoreVersion(
	actor: Actor,
	{ versionId: ofId }: { versionId: string },
	form: { readonly commandId?: string | undefined }
): Promise<{ undoId: string | null }> {
	const { read, documents } = context();
	const version = await read.documentVersion.findUnique({ where: { id: ofId } });
	if (!version) return refuse('thing.missing');
	const { document, facts, write } = await findHistory(read, { id: version.documentId });
	demand(actor, 'history.read', facts);
	demand(actor, write, facts);
	if (version.epoch !== document.epoch) refuse('thing.missing');
	if (document.state !== 'open') refuse('document.frozen');
	const restored = idOfAct(actor, `version.restore ${ofId}`, form.commandId);
	const again = (await documents.history.ids(document.id)).includes(restored);
	const undoId = again ? null : await keepVersion(document.id, 'before-restore');
	await documents.history.restore(document.id, ofId, `restore:${restored}`, actor.accountId ?? '');
	await keepVersion(document.id, 'restored', restored);
	await noteRestored(actor, { versionId: restored, ofId }, form);
	await projectNow(document.id);
	return { undoId };
}
