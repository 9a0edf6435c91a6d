import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { breakoutDocuments } from '#server/breakouts/find.ts';
import { sheetDocumentId } from './find.ts';
import { finishClosing } from './finish-closing.ts';

/**
 * The job `sheets.close`: erases the private writing that was not shown, and closes the document to writers.
 */
export async function closeNow(payload: unknown): Promise<void> {
	const { sheetId } = z.object({ sheetId: z.string() }).parse(payload);
	const { read, documents, own } = context();
	own.sheets.close(sheetId);
	for (const id of await breakoutDocuments(read, sheetId)) await documents.freeze(id);
	const documentId = await sheetDocumentId(read, sheetId);
	await documents.freeze(documentId);
	await projectNow(documentId);
	await finishClosing(portal, { sheetId });
}
