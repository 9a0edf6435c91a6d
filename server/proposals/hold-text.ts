import { createHash } from 'node:crypto';
import type { Actor } from '#lib/permissions/facts.ts';
import { standing, type DraftJson } from '#lib/proposals/draft.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { Transaction } from '#server/db/open.ts';
import { idOfAct } from '#server/history/find.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { proposalDocumentId } from './find.ts';
import { factsNow, seenHash } from './held-facts.ts';

/** SHA-256 of what a text says, in hex: its standing sections in order, without their ids. */
export const hashOf = (draft: DraftJson): string =>
	createHash('sha256')
		.update(JSON.stringify(standing(draft).map(({ kind, title, body }) => [kind, title, body])))
		.digest('hex');

/**
 * Keeps a proposal's text as it stands, for whoever hands it on, if that and what stands beside it is what they saw (Y6).
 * Not inside a command: there `sameFacts` asks once more for what the database holds. Out: the version, its hash, and
 * those facts. Refuses 'proposal.text-changed', and what reading the document refuses.
 */
export async function holdText(
	actor: Actor,
	{ proposalId, seen }: { readonly proposalId: string; readonly seen: string },
	act: string,
	commandId: string | undefined
): Promise<{ versionId: string; hash: string; facts: string }> {
	const { read, documents } = context();
	const documentId = await proposalDocumentId(read, proposalId);
	const versionId = await keepVersion(documentId, 'named', idOfAct(actor, `${act} ${proposalId}`, commandId));
	if (versionId === null) return refuse('thing.missing');
	const { json } = await documents.history.read(documentId, versionId);
	const hash = hashOf(json as DraftJson);
	const facts = await factsNow(read, proposalId);
	if (seenHash(hash, facts) !== seen) refuse('proposal.text-changed');
	return { versionId, hash, facts: JSON.stringify(facts) };
}

/** Inside the command: what was held is what stands there still. Refuses 'proposal.text-changed'. */
export async function sameFacts(db: Transaction, proposalId: string, facts: string): Promise<void> {
	if (JSON.stringify(await factsNow(db, proposalId)) !== facts) refuse('proposal.text-changed');
}
