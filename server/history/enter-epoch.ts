import { z } from 'zod';
import { command } from '#server/command.ts';
import { afterProjection, textNews } from '#server/documents/projections.ts';
import { findDocument } from '#server/documents/rights.ts';

const Entered = z.object({
	documentId: z.string(),
	epoch: z.number().int(),
	next: z.number().int(),
	version: z.string(),
	by: z.string().nullable(),
	cursor: z.number().int(),
	json: z.string(),
	plain: z.string()
});

/**
 * The database's part of erasing: the document is in its next epoch, its reading is that of the rebuilt one, and of the
 * old versions no name is left. Whoever is connected is decided anew and told that the document was rebuilt.
 */
export const enterEpoch = command('history.enter', Entered, async (ctx, input) => {
	const { db, demand, now, audit, tell } = ctx;
	demand('portal.work', {});
	const { documentId, epoch, next, version, by, cursor, json, plain } = input;
	const moved = await db.document.updateMany({ where: { id: documentId, epoch }, data: { epoch: next } });
	const document = moved.count === 1 ? await findDocument(db, documentId) : null;
	if (!document) return;
	const { federationId, kind } = document;
	await db.documentVersion.deleteMany({ where: { documentId } });
	await db.documentVersion.create({
		data: { id: version, documentId, federationId, epoch: next, cursor, at: now, reason: 'erased', byId: by }
	});
	const reading = { epoch: next, cursor, json, plain, at: now };
	await db.projection.upsert({ where: { documentId }, create: { documentId, ...reading }, update: reading });
	await afterProjection[kind]?.(ctx, document, JSON.parse(json) as unknown);
	audit('history.erased', { thingId: document.subjectId, federationId, data: { kind, epoch, by } });
	const meetingId = document.meetingId ?? undefined;
	for (const topic of ['documents', 'history']) tell({ topic, federationId, meetingId });
	const news = textNews(document);
	if (news) tell(news);
});
