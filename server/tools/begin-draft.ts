import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { copyOf, keyOf, newTool } from '#lib/tools/draft.ts';
import { limits, type Tool } from '#lib/tools/schema.ts';
import { isShippedKey, shippedTool, shippedTools } from '#lib/tools/shipped.ts';
import { command } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';

const BeginDraft = z.object({
	/** Key and language of a tool, with a colon between; '' builds from nothing. */
	from: z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9-]{0,39}:(sv|en)$/, 'field.invalid')]).default(''),
	/** A new version of the same tool, or a tool of its own. */
	as: z.enum(['version', 'copy']).default('copy'),
	language: z.enum(['sv', 'en']).default('sv'),
	name: z.string().trim().max(limits.line, 'field.too-long').default('')
});

async function newest(db: Transaction, federationId: string, key: string, language: string): Promise<Tool | null> {
	const where = { federationId, key, language, origin: 'own' };
	const row = await db.toolVersion.findFirst({ where, orderBy: { version: 'desc' } });
	return row && (JSON.parse(row.definition) as Tool);
}

/** Keys that are taken in the federation, by whatever language. */
async function takenKeys(db: Transaction, federationId: string): Promise<ReadonlySet<string>> {
	const select = { key: true } as const;
	const [versions, drafts] = [
		await db.toolVersion.findMany({ where: { federationId }, select, distinct: ['key'] }),
		await db.toolDraft.findMany({ where: { federationId }, select })
	];
	return new Set([...versions, ...drafts, ...shippedTools].map(({ key }) => key));
}

/**
 * Begins to build: a tool from nothing, a copy, or the next version of an own one, where there is a draft of that
 * already it is the one. Out: the draft's id. Refuses 'tool.keep', 'thing.missing', and 'input.invalid' without a name.
 */
export const beginDraft = command(
	'tool.begin-draft',
	BeginDraft,
	async ({ db, actor, now, demand, audit, tell }, { from, as, language: asked, name }) => {
		const { federationId, membershipId } = actor;
		demand('tool.keep', { federationId });
		if (federationId === null || membershipId === null) refuse('access.denied');
		const [fromKey = '', fromLanguage] = from.split(':');
		const language = fromLanguage === 'sv' || fromLanguage === 'en' ? fromLanguage : asked;
		const source = from
			? (shippedTool(fromKey, language) ??
				(await newest(db, federationId, fromKey, language)) ??
				refuse('thing.missing'))
			: null;
		const again = as === 'version' && source !== null;
		if (again && isShippedKey(fromKey)) refuse('thing.missing');
		if (!again && name === '') refuse('input.invalid', { fields: { name: 'field.required' } });
		const key = again ? fromKey : keyOf(name, await takenKeys(db, federationId));
		const there = await db.toolDraft.findUnique({
			where: { federationId_key_language: { federationId, key, language } },
			select: { id: true }
		});
		if (there) return { draftId: there.id };
		const tool = again ? source : source ? copyOf(source, key, name) : newTool(key, language, name);
		const id = newId();
		await db.toolDraft.create({
			data: {
				...{ id, federationId, key, language, definition: JSON.stringify(tool) },
				...{ createdAt: now, updatedAt: now, updatedBy: membershipId }
			}
		});
		audit('tool.draft-begun', { data: { key, language, from } });
		tell({ topic: 'tools', federationId });
		return { draftId: id };
	}
);
