import { z } from 'zod';
import { command } from '#server/command.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { findDocument } from './rights.ts';

/** Closes a document to writers in the database; the log is closed by `documents.freeze`, which calls this first. */
export const freezeDocument = command(
	'document.freeze',
	z.object({ documentId: z.string().min(1) }),
	async ({ db, demand, audit, tell }, { documentId }) => {
		demand('portal.work', {});
		const document = await findDocument(db, documentId);
		if (!document) refuse('thing.missing');
		const frozen = await db.document.updateMany({
			where: { id: documentId, state: 'open' },
			data: { state: 'frozen' }
		});
		if (frozen.count === 0) return;
		audit('document.frozen', { thingId: document.subjectId, federationId: document.federationId });
		tell({ topic: 'documents', federationId: document.federationId, meetingId: document.meetingId ?? undefined });
	}
);
