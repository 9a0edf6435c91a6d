import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { shippedTool, shippedTools } from '#lib/tools/shipped.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';

export interface ToolLine {
	readonly key: string;
	readonly language: 'sv' | 'en';
	readonly version: number;
	readonly name: string;
	readonly purpose: string;
	readonly minutes: number;
	readonly shipped: boolean;
}

const lineOf = (tool: Tool, shipped: boolean): ToolLine => {
	const { key, language, version, name, purpose, steps } = tool;
	return {
		...{ key, language, version, name, purpose, shipped },
		minutes: steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0)
	};
};

const newestFirst = { version: 'desc' } as const;

/** The tools a federation may use: those that came with the portal, then its own, the newest version of each. Needs 'network.read'. */
export async function readTools(actor: Actor) {
	const { federationId } = actor;
	demand(actor, 'network.read', { federationId });
	const { read } = context();
	const own = { federationId: federationId ?? '', origin: 'own' };
	const names = await read.toolVersion.findMany({
		where: own,
		orderBy: newestFirst,
		select: { id: true, key: true, language: true }
	});
	const newest = names.filter(
		(one, at) => names.findIndex(({ key, language }) => key === one.key && language === one.language) === at
	);
	// Of every version there ever was only the newest is read and taken apart.
	const rows = await read.toolVersion.findMany({ where: { ...own, id: { in: newest.map(({ id }) => id) } } });
	const definitions = new Map(rows.map(({ id, definition }) => [id, definition]));
	return {
		tools: [
			...shippedTools.map((tool) => lineOf(tool, true)),
			...newest.flatMap(({ id }) => {
				const definition = definitions.get(id);
				return definition === undefined ? [] : [lineOf(JSON.parse(definition) as Tool, false)];
			})
		],
		mayKeep: can(actor, 'tool.keep', { federationId })
	};
}

/** The newest version of a tool. Refuses 'thing.missing' and what 'network.read' refuses. */
export async function readTool(actor: Actor, key: string, language: 'sv' | 'en') {
	const { federationId } = actor;
	demand(actor, 'network.read', { federationId });
	const shipped = shippedTool(key, language);
	const own = shipped
		? null
		: await context().read.toolVersion.findFirst({
				where: { federationId: federationId ?? '', origin: 'own', key, language },
				orderBy: newestFirst
			});
	const tool = shipped ?? (own ? (JSON.parse(own.definition) as Tool) : refuse('thing.missing'));
	return { tool, shipped: shipped !== undefined, mayKeep: can(actor, 'tool.keep', { federationId }) };
}
