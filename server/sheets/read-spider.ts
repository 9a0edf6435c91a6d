import type { SpiderView } from '#lib/sheets/sheet.ts';
import { spiderAt } from '#lib/sheets/spider-at.ts';
import { shownFigures } from '#lib/synthesis/spiders.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { ReadClient } from '#server/db/open.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { gatherSheets } from '#server/synthesis/gather.ts';
import type { FoundSheet } from './find.ts';

/** How many earlier sheets are looked through for the time before. */
const most = 3;

/**
 * The spider of a step, with how the group itself answered the time before: on its newest earlier sheet of the same tool
 * where that was shown. Only for who reads the group; a guest of the sheet knows nothing of other sheets.
 */
export async function readSpider(
	read: ReadClient,
	actor: Actor,
	found: FoundSheet,
	place: number
): Promise<SpiderView | null> {
	const { sheet, tool, facts } = found;
	const steps = tool.steps.map((_, at) => found.step(at));
	const spider = spiderAt(steps, place);
	const answeredAt = steps.findIndex(({ key }) => key === spider?.step);
	if (!spider || sheet.rehearsal || found.together(answeredAt) !== null) return spider;
	const { federationId, groupId } = facts;
	if (!can(actor, 'group.read', await groupFacts(read, groupId))) return spider;
	const versions = await read.toolVersion.findMany({ where: { federationId, key: tool.key }, select: { id: true } });
	const rows = await read.sheet.findMany({
		where: {
			...{ federationId, groupId, toolVersionId: { in: versions.map(({ id }) => id) } },
			createdAt: { lt: sheet.createdAt }
		},
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
		take: most
	});
	if (rows.length === 0) return spider;
	const before = (await gatherSheets(read, federationId, rows)).filter(({ together }) => !together);
	for (const one of before) {
		const figures = shownFigures(one, spider.step, spider.scales);
		if (Object.keys(figures).length > 0) return { ...spider, last: { at: one.at, figures } };
	}
	return spider;
}
