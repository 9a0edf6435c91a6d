import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { documentAccess } from './rights.ts';

/** What a page needs to open a document at the sync door, and its last reading for whoever has no JavaScript. */
export interface OpenableDocument {
	readonly id: string;
	readonly kind: string;
	readonly epoch: number;
	readonly mayWrite: boolean;
	/** The projection as the kind's `read` gave it; null before the first one. */
	readonly json: unknown;
	readonly plain: string;
}

/** The document of a subject (an agenda by its meeting, an item by its id). Refuses 'thing.missing' alike for none and for one that may not be read. */
export async function readDocument(actor: Actor, kind: string, subjectId: string): Promise<OpenableDocument> {
	const { read } = context();
	const row = await read.document.findUnique({
		where: { kind_subjectId: { kind, subjectId } },
		include: { projection: true }
	});
	const found = await documentAccess(read, actor, row?.id ?? '');
	if (!row || !found) refuse('thing.missing');
	return {
		id: row.id,
		kind,
		epoch: row.epoch,
		mayWrite: found.access === 'write',
		json: row.projection ? (JSON.parse(row.projection.json) as unknown) : null,
		plain: row.projection?.plain ?? ''
	};
}
