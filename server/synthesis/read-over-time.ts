import { overTime, spidersOverTime, type TimeLine } from '#lib/synthesis/over-time.ts';
import type { SpiderOverTime } from '#lib/synthesis/spiders.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { gatherSheets } from './gather.ts';

/** The scales of a tool that a group has used more than once. */
export interface ToolOverTime {
	readonly tool: string;
	readonly lines: readonly TimeLine[];
	readonly spiders: readonly SpiderOverTime<Date>[];
}

/** How a group's own answers have moved between sheets of the same tool, by tool. Needs 'group.read'. */
export async function readOverTime(actor: Actor, groupId: string): Promise<ToolOverTime[]> {
	const { read } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const { federationId } = facts;
	const rows = await read.sheet.findMany({
		where: { groupId, federationId },
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: 60
	});
	const keys = new Map(
		(
			await read.toolVersion.findMany({
				where: { federationId, id: { in: rows.map(({ toolVersionId }) => toolVersionId) } },
				select: { id: true, key: true }
			})
		).map(({ id, key }) => [id, key])
	);
	const times = Map.groupBy(rows, ({ toolVersionId }) => keys.get(toolVersionId));
	// What was used once has not moved: its words are not read.
	const again = rows.filter(({ toolVersionId }) => (times.get(keys.get(toolVersionId)) ?? []).length > 1);
	const sheets = (await gatherSheets(read, federationId, again)).filter(({ together }) => !together);
	return [...Map.groupBy(sheets, ({ tool }) => tool.key).values()].flatMap((its) => {
		const lines = overTime(its);
		return lines.length > 0 ? [{ tool: its[0]?.tool.name ?? '', lines, spiders: spidersOverTime(its) }] : [];
	});
}
