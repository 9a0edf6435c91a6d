import { z } from 'zod';
import { versionReasons } from '#lib/history/thinning.ts';
import { command } from '#server/command.ts';
import { nextNight } from '#server/documents/night.ts';
import { findDocument } from '#server/documents/rights.ts';

const Kept = z.object({
	id: z.string().min(1),
	documentId: z.string().min(1),
	epoch: z.number().int(),
	cursor: z.number().int().min(0),
	at: z.number(),
	accounts: z.array(z.string()),
	reason: z.enum(versionReasons)
});

/** Writes the row of a version that lies in the log by now; one that has a row already keeps it. */
export const recordVersion = command('version.record', Kept, async ({ db, now, demand, tell, job }, kept) => {
	demand('portal.work', {});
	const { id, documentId, epoch, cursor, reason } = kept;
	const document = await findDocument(db, documentId);
	if (document?.epoch !== epoch || (await db.documentVersion.count({ where: { id } })) > 0) return;
	const { federationId, meetingId } = document;
	const writers = JSON.stringify(kept.accounts);
	await db.documentVersion.create({
		data: { id, documentId, federationId, epoch, cursor, at: new Date(kept.at), reason, writers }
	});
	const night = nextNight(now);
	job('history.thin', `history.thin:${night.toISOString().slice(0, 10)}`, {}, night);
	tell({ topic: 'history', federationId, meetingId: meetingId ?? undefined });
});
