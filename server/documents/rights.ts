import type { Actor, Facts } from '#lib/permissions/facts.ts';
import { can, type Action } from '#lib/permissions/rules.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { briefingFacts } from '#server/briefings/find.ts';
import { breakoutFacts } from '#server/breakouts/find.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { proposalFacts } from '#server/proposals/facts.ts';
import { sheetFacts } from '#server/sheets/facts.ts';

export interface DocumentRow {
	readonly id: string;
	readonly federationId: string;
	readonly kind: string;
	readonly subjectId: string;
	readonly meetingId: string | null;
	readonly epoch: number;
	readonly state: string;
	/** Cursor of the last projection in this epoch: the log must reach at least so far. */
	readonly known: number;
}

/** Which acts of the permission table stand for writing and reading a document of a kind. */
export const acts: Readonly<Record<string, { readonly write: Action; readonly read: Action } | undefined>> = {
	agenda: { write: 'agenda.edit', read: 'meeting.read' },
	item: { write: 'item.edit', read: 'item.read' },
	sheet: { write: 'sheet.write', read: 'sheet.read' },
	proposal: { write: 'proposal.write', read: 'proposal.read' },
	breakout: { write: 'breakout.write', read: 'breakout.read' },
	briefing: { write: 'briefing.write', read: 'briefing.prepare' }
};

/** The row of a document, or none. */
export async function findDocument(db: ReadClient | Transaction, documentId: string): Promise<DocumentRow | null> {
	const row = await db.document.findUnique({
		where: { id: documentId },
		include: { projection: { select: { cursor: true, epoch: true } } }
	});
	if (!row) return null;
	const { projection, ...document } = row;
	return { ...document, known: projection?.epoch === row.epoch ? projection.cursor : 0 };
}

const nothing: Facts = {};

/** A document that belongs to no meeting's paper has the facts of what it is the text of. */
function factsOfSubject(db: ReadClient | Transaction, document: DocumentRow | null): Promise<Facts> {
	if (document?.kind === 'sheet') return sheetFacts(db, document.subjectId);
	if (document?.kind === 'breakout') return breakoutFacts(db, document.subjectId);
	if (document?.kind === 'briefing') return briefingFacts(db, document.subjectId);
	if (document?.kind === 'proposal') return proposalFacts(db, document.subjectId);
	return meetingFacts(db, document?.meetingId ?? '');
}

async function factsOf(db: ReadClient | Transaction, document: DocumentRow | null): Promise<Facts> {
	try {
		// Asked even when there is no such document, so that missing and forbidden take as long.
		const facts = await factsOfSubject(db, document);
		if (!document || document.federationId !== facts.federationId) return nothing;
		return document.kind === 'item' ? { ...facts, itemId: document.subjectId } : facts;
	} catch (error) {
		if (isRefusal(error)) return nothing;
		throw error;
	}
}

export interface DocumentAccess {
	readonly document: DocumentRow;
	/** The group whose meeting it belongs to. */
	readonly groupId: string | null;
	readonly access: 'write' | 'read';
}

/** A document with all that decides who may do what with it. */
export interface DocumentFacts {
	readonly document: DocumentRow;
	readonly facts: Facts;
}

/** None when it does not exist; asked in the same way then, so that missing and forbidden take as long. */
export async function documentFacts(db: ReadClient | Transaction, documentId: string): Promise<DocumentFacts | null> {
	const document = await findDocument(db, documentId);
	const facts = await factsOf(db, document);
	return document && { document, facts };
}

/**
 * What the actor may do with a document, by the permission table and the document's state: a frozen one is only read.
 * None when it does not exist or may not be read; nobody can tell which.
 */
export function accessBy(actor: Actor, found: DocumentFacts | null): DocumentAccess | null {
	const act = found && acts[found.document.kind];
	if (!act || !can(actor, act.read, found.facts)) return null;
	const { document, facts } = found;
	const writes = document.state === 'open' && can(actor, act.write, facts);
	return { document, groupId: facts.groupId ?? null, access: writes ? 'write' : 'read' };
}

/** The same, read anew. */
export const documentAccess = async (
	db: ReadClient | Transaction,
	actor: Actor,
	documentId: string
): Promise<DocumentAccess | null> => accessBy(actor, await documentFacts(db, documentId));
