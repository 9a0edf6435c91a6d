import { z } from 'zod';
import { command } from '#server/command.ts';
import { findDraft } from './find-draft.ts';

/** Throws a draft away; what has been published stays. Refuses 'tool.keep', 'thing.missing'. */
export const discardDraft = command(
	'tool.discard-draft',
	z.object({ draftId: z.string().max(64) }),
	async ({ db, actor, demand, audit, tell }, { draftId }) => {
		const { federationId } = actor;
		demand('tool.keep', { federationId });
		const { id, key, language, ...draft } = await findDraft(db, federationId, draftId);
		await db.toolDraft.delete({ where: { id, federationId: draft.federationId } });
		audit('tool.draft-discarded', { data: { key, language } });
		tell({ topic: 'tools', federationId: draft.federationId });
	}
);
