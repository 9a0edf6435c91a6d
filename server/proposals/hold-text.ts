import { createHash } from 'node:crypto';
import type { Actor } from '#lib/permissions/facts.ts';
import { standing, type DraftJson } from '#lib/proposals/draft.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { idOfAct } from '#server/history/find.ts';
import { keepVersion } from '#server/history/keep-version.ts';
import { proposalDocumentId } from './find.ts';

/** SHA-256 of what a text says, in hex: its standing sections in order, without their ids. */
export const hashOf = (draft: DraftJson): string =>
	createHash('sha256')
		.update(JSON.stringify(standing(draft).map(({ kind, title, body }) => [kind, title, body])))
		.digest('hex');

/**
 * Keeps a proposal's text as it stands, for whoever hands it on, if it is what they saw (Y6). Not inside a command. Out:
 * the version and its hash. Refuses 'proposal.text-changed', and what reading the document refuses.
 */
export async function holdText(
	actor: Actor,
	{ proposalId, seen }: { readonly proposalId: string; readonly seen: string },
	act: string,
	commandId: string | undefined
): Promise<{ versionId: string; hash: string }> {
	const { read, documents } = context();
	const documentId = await proposalDocumentId(read, proposalId);
	const versionId = await keepVersion(documentId, 'named', idOfAct(actor, `${act} ${proposalId}`, commandId));
	if (versionId === null) return refuse('thing.missing');
	const { json } = await documents.history.read(documentId, versionId);
	const hash = hashOf(json as DraftJson);
	if (hash !== seen) refuse('proposal.text-changed');
	return { versionId, hash };
}
