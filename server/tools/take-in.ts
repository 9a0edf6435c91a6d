import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { parseTool, type ToolProblem } from '#lib/tools/parse-tool.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { isShippedKey } from '#lib/tools/shipped.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';

/** Highest version of a file: what is built here later has room above it. */
const highest = 999;

/** What is wrong with the version of a file, here and now: too high to build on, or lower than what is used. */
async function versionProblem(federationId: string, { key, language, version }: Tool): Promise<ToolProblem | null> {
	if (version > highest) return { place: 'version', reason: 'version-high' };
	const where = { federationId, key, language, version: { gt: version } };
	const newer = await context().read.toolVersion.count({ where });
	return newer > 0 ? { place: 'version', reason: 'version-low' } : null;
}

/** Saves a version of a federation's own tool; versions are never changed. Refuses 'tool.keep', 'tool.malformed', 'tool.version-taken'. */
const takeIn = command(
	'tool.take-in',
	z.object({ text: z.string() }),
	async ({ db, actor, now, demand: ask, audit, tell }, { text }) => {
		const { federationId, membershipId } = actor;
		ask('tool.keep', { federationId });
		const parsed = parseTool(text);
		if (federationId === null || membershipId === null) refuse('access.denied');
		if (!('tool' in parsed) || isShippedKey(parsed.tool.key)) refuse('tool.malformed');
		const { tool } = parsed;
		const { key, language, version } = tool;
		const name = { federationId, key, language, version };
		if (await db.toolVersion.findUnique({ where: { federationId_key_language_version: name } }))
			refuse('tool.version-taken');
		await db.toolVersion.create({
			data: {
				...{ id: newId(), ...name, origin: 'own', name: tool.name, definition: JSON.stringify(tool) },
				...{ createdAt: now, createdBy: membershipId }
			}
		});
		audit('tool.taken-in', { data: { key, language, version } });
		tell({ topic: 'tools', federationId });
		return { key, language };
	}
);

export type TakenIn =
	{ readonly problems: readonly ToolProblem[] } | { readonly key: string; readonly language: 'sv' | 'en' };

/**
 * Takes in a tool file: all of it, or nothing and each place that is wrong, with the reason. Refuses 'tool.keep' and
 * 'tool.version-taken'.
 */
export async function takeInTool(
	actor: Actor,
	text: string,
	form: { readonly commandId?: string | undefined } = {}
): Promise<TakenIn> {
	demand(actor, 'tool.keep', { federationId: actor.federationId });
	const parsed = parseTool(text);
	if ('problems' in parsed) return parsed;
	if (isShippedKey(parsed.tool.key)) return { problems: [{ place: 'key', reason: 'shipped-key' }] };
	const problem = await versionProblem(actor.federationId ?? '', parsed.tool);
	if (problem) return { problems: [problem] };
	return takeIn(actor, { text }, form);
}
