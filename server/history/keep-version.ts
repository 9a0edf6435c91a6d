import { hasHistory } from '#lib/history/lines.ts';
import type { VersionReason } from '#lib/history/thinning.ts';
import { newId } from '#lib/ids/id.ts';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { findDocument } from '#server/documents/rights.ts';
import { recordVersion } from './record-version.ts';

/**
 * Keeps a document as it stands, unless the last version holds just that. Not inside a command. Out: the id of the
 * version that holds it; none when nothing has been written, or of a kind whose versions nobody could see or erase. Refuses what `documents.history.keep` refuses.
 */
export async function keepVersion(documentId: string, reason: VersionReason, id = newId()): Promise<string | null> {
	const document = await findDocument(context().read, documentId);
	if (document && !hasHistory(document.kind)) return null;
	const kind = reason === 'named' || reason === 'restored' ? 'named' : 'auto';
	const kept = await context().documents.history.keep(documentId, id, kind);
	if (!kept) return null;
	const { epoch, cursor, at, accounts } = kept;
	await recordVersion(portal, { id: kept.id, documentId, epoch, cursor, at, accounts: [...accounts], reason });
	return kept.id;
}
