import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Cursor } from '#server/sync/documents.ts';
import { afterProjection, textNews } from './projections.ts';
import { findDocument } from './rights.ts';

/**
 * Writes one reading of a document for pages, search and print. The cursor only grows: a slower, older reading changes
 * nothing (D9).
 */
export const projectDocument = command(
	'document.project',
	z.object({
		documentId: z.string().min(1),
		epoch: z.number().int(),
		cursor: z.number().int().min(0),
		json: z.string(),
		plain: z.string()
	}),
	async (ctx, { documentId, epoch, cursor, json, plain }) => {
		const { db, demand, now, tell } = ctx;
		demand('portal.work', {});
		const document = await findDocument(db, documentId);
		if (document?.epoch !== epoch) return;
		const before = await db.projection.findUnique({ where: { documentId } });
		if (before?.epoch === epoch && before.cursor >= cursor) return;
		const reading = { epoch, cursor, json, plain, at: now };
		await db.projection.upsert({ where: { documentId }, create: { documentId, ...reading }, update: reading });
		// Read again and the same: only how far it was read is new, and what follows was done in one transaction with it.
		if (before?.epoch === epoch && before.json === json) return;
		await afterProjection[document.kind]?.(ctx, document, JSON.parse(json) as unknown);
		const news = textNews(document);
		if (news) tell(news);
	}
);

/**
 * Reads a document after everything that is durable and writes its projection. For whoever is about to run a command
 * that names an item; not inside a command. Out: the cursor it was read at. Refuses 'thing.missing',
 * 'document.unavailable', 'storage.unavailable'.
 */
export async function projectNow(documentId: string): Promise<Cursor> {
	const { documents, read } = context();
	const document = await findDocument(read, documentId);
	if (!document) refuse('thing.missing');
	const { json, plain, cursor } = await documents.read(documentId);
	if (cursor > document.known || document.known === 0)
		await projectDocument(portal, { documentId, epoch: document.epoch, cursor, json: JSON.stringify(json), plain });
	return cursor;
}
