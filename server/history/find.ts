import { createHash } from 'node:crypto';
import type { Actor, Facts } from '#lib/permissions/facts.ts';
import type { Action } from '#lib/permissions/rules.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { briefingFacts } from '#server/briefings/find.ts';
import { acts, type DocumentRow } from '#server/documents/rights.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { proposalFacts } from '#server/proposals/facts.ts';

export interface Found {
	readonly document: DocumentRow;
	readonly facts: Facts;
	/** What in the permission table stands for writing in it. */
	readonly write: Action;
}

/** Texts that are no meeting's paper, and whose they are. */
const factsOfKind: Readonly<
	Record<string, ((db: ReadClient | Transaction, subjectId: string) => Promise<Facts>) | undefined>
> = { proposal: proposalFacts, briefing: briefingFacts };

/** A document with what its rights depend on, by its subject. Refuses 'thing.missing'; asks nobody for permission. */
export async function findHistory(
	db: ReadClient | Transaction,
	of: { readonly kind: string; readonly subjectId: string } | { readonly id: string }
): Promise<Found> {
	const row = await db.document.findUnique({
		where: 'id' in of ? { id: of.id } : { kind_subjectId: { kind: of.kind, subjectId: of.subjectId } },
		include: { projection: { select: { cursor: true, epoch: true } } }
	});
	const write = row ? acts[row.kind]?.write : undefined;
	const own = row ? factsOfKind[row.kind] : undefined;
	if (!row || !write || !(row.meetingId || own)) return refuse('thing.missing');
	const facts = own ? await own(db, row.subjectId) : await meetingFacts(db, row.meetingId ?? '');
	if (facts.federationId !== row.federationId) refuse('thing.missing');
	const { projection, ...document } = row;
	const known = projection?.epoch === row.epoch ? projection.cursor : 0;
	return { document: { ...document, known }, facts, write };
}

/** The id of what one submit of a form makes: the same form gives the same, and nobody can choose it. */
export function idOfAct(actor: Actor, act: string, commandId: string = newId()): string {
	const hash = createHash('sha256').update(JSON.stringify([actor.accountId, act, commandId]));
	return hash.digest('base64url').slice(0, 22);
}
