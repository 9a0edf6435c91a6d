import { z } from 'zod';
import { refuse } from '#lib/refusals/refusal.ts';
import { isDraft } from '#lib/tools/draft.ts';
import { limits } from '#lib/tools/schema.ts';
import { command } from '#server/command.ts';
import { findDraft } from './find-draft.ts';

function read(definition: string): unknown {
	try {
		return JSON.parse(definition);
	} catch {
		return null;
	}
}

/**
 * Saves a draft whole, over the revision that its writer saw; it need not be a whole tool. Out: its revision. Saving
 * what stands there already changes nothing, so that an answer that was lost does no harm. Refuses 'tool.keep',
 * 'thing.missing', 'tool.malformed', and 'tool.draft-changed' when somebody else has saved since.
 */
export const saveDraft = command(
	'tool.save-draft',
	z.object({ draftId: z.string().max(64), revision: z.coerce.number().int(), definition: z.string().max(limits.file) }),
	async ({ db, actor, now, demand, audit, tell }, { draftId, revision, definition }) => {
		const { federationId, membershipId } = actor;
		demand('tool.keep', { federationId });
		if (federationId === null || membershipId === null) refuse('access.denied');
		const { key, language, ...there } = await findDraft(db, federationId, draftId);
		const tool = read(definition);
		if (!isDraft(tool) || tool.key !== key || tool.language !== language) refuse('tool.malformed');
		const text = JSON.stringify(tool);
		if (text === there.definition) return { revision: there.revision };
		const saved = await db.toolDraft.updateMany({
			where: { id: draftId, federationId, revision },
			data: { definition: text, revision: { increment: 1 }, updatedAt: now, updatedBy: membershipId }
		});
		if (saved.count === 0) refuse('tool.draft-changed');
		audit('tool.draft-saved', { data: { key, language, revision: revision + 1 } });
		tell({ topic: 'tools', federationId });
		return { revision: revision + 1 };
	}
);
