import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { Tool } from '#lib/tools/schema.ts';
import { command } from '#server/command.ts';
import { findDraft } from './find-draft.ts';

/**
 * Makes a draft the tool's next version, which is never changed after that; sheets that have been started keep theirs.
 * The draft is gone then. Out: key and language. Refuses 'tool.keep', 'thing.missing', 'tool.draft-changed', and
 * 'tool.not-whole' while something is missing or wrong in it.
 */
export const publishDraft = command(
	'tool.publish',
	z.object({ draftId: z.string().max(64), revision: z.coerce.number().int() }),
	async ({ db, actor, now, demand, audit, tell }, { draftId, revision }) => {
		const { federationId, membershipId } = actor;
		demand('tool.keep', { federationId });
		if (federationId === null || membershipId === null) refuse('access.denied');
		const draft = await findDraft(db, federationId, draftId);
		if (draft.revision !== revision) refuse('tool.draft-changed');
		const { key, language } = draft;
		const last = await db.toolVersion.findFirst({
			where: { federationId, key, language },
			orderBy: { version: 'desc' },
			select: { version: true }
		});
		const parsed = Tool.safeParse({ ...JSON.parse(draft.definition), version: (last?.version ?? 0) + 1 });
		if (!parsed.success) refuse('tool.not-whole');
		const { version, name } = parsed.data;
		await db.toolVersion.create({
			data: {
				...{ id: newId(), federationId, key, language, version, origin: 'own', name },
				...{ definition: JSON.stringify(parsed.data), createdAt: now, createdBy: membershipId }
			}
		});
		await db.toolDraft.delete({ where: { id: draftId, federationId } });
		audit('tool.published', { data: { key, language, version } });
		tell({ topic: 'tools', federationId });
		return { key, language: parsed.data.language };
	}
);
