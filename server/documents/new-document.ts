import { newId } from '#lib/ids/id.ts';
import type { Transaction } from '#server/db/open.ts';

/**
 * Makes the row of a document, inside the command that makes its subject. The text itself begins empty in the document
 * log; nothing else can make a document, so that a name at the sync door never creates one. Out: its opaque id.
 */
export async function newDocument(
	db: Transaction,
	row: { kind: string; subjectId: string; meetingId: string | null; federationId: string; now: Date }
): Promise<string> {
	const id = newId();
	await db.document.create({
		data: {
			id,
			kind: row.kind,
			subjectId: row.subjectId,
			meetingId: row.meetingId,
			federationId: row.federationId,
			createdAt: row.now
		}
	});
	return id;
}
