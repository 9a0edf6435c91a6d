import { refuse } from '#lib/refusals/refusal.ts';
import type { ToolDraft } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';

/** A draft of the federation. Refuses 'thing.missing'. Asks for no permission. */
export const findDraft = async (
	db: ReadClient | Transaction,
	federationId: string | null,
	draftId: string
): Promise<ToolDraft> =>
	(await db.toolDraft.findFirst({ where: { id: draftId, federationId: federationId ?? '' } })) ??
	refuse('thing.missing');
