import { z } from 'zod';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { sheetDocumentId } from './find.ts';

/**
 * The job `sheets.close`: erases the private writing that was not shown, and closes the document to writers. A step that
 * was being shown has been: jobs are done in order.
 */
export async function closeNow(payload: unknown): Promise<void> {
	const { sheetId } = z.object({ sheetId: z.string() }).parse(payload);
	const { read, documents, own } = context();
	own.sheets.close(sheetId);
	const documentId = await sheetDocumentId(read, sheetId);
	await documents.freeze(documentId);
	await projectNow(documentId);
}
