import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { findDocument } from '#server/documents/rights.ts';
import { enterEpoch } from './enter-epoch.ts';

export const Erasing = z.object({
	documentId: z.string(),
	/** Id of the first version in the epoch that it goes on in: once that has a row, the rows have followed. */
	version: z.string(),
	/** The account that asked. */
	by: z.string().nullable(),
	/** What is taken out of what the document says before it is written anew. */
	edits: z.array(z.object({ edit: z.string(), args: z.unknown() }))
});
export type Erasing = z.infer<typeof Erasing>;

/**
 * The job `history.erase`, in stages that each can be done again after a crash: the document is written anew into its
 * next epoch and the old one closed; rows and pages follow; the old epoch leaves the log and its files.
 */
export async function eraseNow(payload: unknown): Promise<void> {
	const { documents, read } = context();
	const { documentId, version, by, edits } = Erasing.parse(payload);
	const document = await findDocument(read, documentId);
	if (document && (await read.documentVersion.count({ where: { id: version } })) === 0) {
		// Not the epoch it had when somebody asked: a backup that was restored meanwhile has given it another.
		const { epoch } = document;
		const next = epoch + 1;
		const reading = await documents.history.rebuild(documentId, { epoch, next, version, edits });
		const { json, plain, cursor } = reading;
		await enterEpoch(portal, { documentId, epoch, next, version, by, cursor, json: JSON.stringify(json), plain });
	}
	if (!(await documents.history.dropErased(documentId)))
		throw new Error('the write-ahead log is being read and still holds what was erased');
}
