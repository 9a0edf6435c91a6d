import { overTime, type TimeLine } from '#lib/synthesis/over-time.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { gatherSheets } from './gather.ts';

/** The scales of a tool that a group has used more than once. */
export interface ToolOverTime {
	readonly tool: string;
	readonly lines: readonly TimeLine[];
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
	const sheets = (await gatherSheets(read, federationId, rows)).filter(({ together }) => !together);
	return [...Map.groupBy(sheets, ({ tool }) => tool.key).values()].flatMap((its) => {
		const lines = overTime(its);
		return lines.length > 0 ? [{ tool: its[0]?.tool.name ?? '', lines }] : [];
	});
}
