import { toLocal } from '#lib/i18n/dates.ts';
import { countdown } from '#lib/sheets/phase.ts';
import type { Tool } from '#lib/tools/schema.ts';
import { shippedTool } from '#lib/tools/shipped.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { DemoFederation } from './federation.ts';
import { demoId } from './id.ts';
import { idsOf } from './rows-network.ts';
import { demoSheets, type DemoSheet, type Said } from './sheets.ts';

/** What is laid on a sheet when its document is there. */
export interface SheetWriting {
	readonly documentId: string;
	readonly kind: 'sheet';
	readonly args: { readonly entries: readonly Record<string, string>[] };
}

export interface SheetRows {
	readonly versions: Prisma.ToolVersionCreateManyInput[];
	readonly things: Prisma.ThingCreateManyInput[];
	readonly sheets: Prisma.SheetCreateManyInput[];
	readonly steps: Prisma.SheetStepCreateManyInput[];
	readonly people: Prisma.SheetPersonCreateManyInput[];
	readonly authors: Prisma.SheetAuthorCreateManyInput[];
	readonly documents: Prisma.DocumentCreateManyInput[];
	readonly writings: SheetWriting[];
}

const day = 86_400_000;
const toolOf = (key: string): Tool => {
	const tool = shippedTool(key, 'sv');
	if (!tool) throw new Error(`the demo has a sheet of ${key}, which is not shipped`);
	return tool;
};

/** Dates of what is to be done are counted from the day of loading. */
const dueOf = (days: number | undefined, now: Date) =>
	days === undefined ? '' : toLocal(new Date(now.getTime() + days * day)).date;

const entryOf = (sheet: DemoSheet, said: Said, index: number, now: Date) => ({
	...{ id: demoId(`sheet/${sheet.key}/${index}`), step: said.step, field: said.field, column: said.column ?? '' },
	...{ text: said.text ?? '', value: said.value ?? '', owner: said.owner ?? '', due: dueOf(said.due, now) }
});

function rowsOf(federation: DemoFederation, sheet: DemoSheet, now: Date): SheetRows {
	const ids = idsOf(federation);
	const federationId = ids.federation;
	const tool = toolOf(sheet.tool);
	const createdAt = new Date(now.getTime() - sheet.daysAgo * day);
	const [id, versionId] = [demoId(`sheet/${sheet.key}`), demoId(`${federation.key}/tool/${sheet.tool}`)];
	const groupId = ids.group(sheet.group);
	const documentId = demoId(`document/sheet/${id}`);
	const entries = sheet.said.map((said, index) => ({ said, entry: entryOf(sheet, said, index, now) }));
	const step = tool.steps.findIndex(({ key }) => key === sheet.step);
	const last = tool.steps.length - 1;
	const shown = tool.steps.flatMap(({ key }, place) => (sheet.shown.includes(key) ? [place] : []));
	const membershipId = ids.membership(federation.planner);
	return {
		versions: [
			{
				...{ id: versionId, federationId, key: tool.key, language: 'sv', version: tool.version, origin: 'shipped' },
				...{ name: tool.name, definition: JSON.stringify(tool), createdAt, createdBy: membershipId }
			}
		],
		things: [{ id, kind: 'sheet', federationId, groupId, title: sheet.title, createdAt }],
		sheets: [
			{
				...{ id, federationId, groupId, toolVersionId: versionId, title: sheet.title, leaderId: membershipId },
				...{ step, reached: sheet.closed ? last : step, createdAt },
				stepSince: new Date(createdAt.getTime() + countdown * 1000),
				...(sheet.closed ? { state: 'closed', closedAt: new Date(createdAt.getTime() + 5_400_000) } : {})
			}
		],
		steps: shown.map((place) => ({ sheetId: id, place, state: 'revealed', shownAt: createdAt })),
		people: sheet.people.map((who) => ({ sheetId: id, membershipId: ids.membership(who), joinedAt: createdAt })),
		authors: entries.flatMap(({ said, entry }) =>
			said.who ? [{ sheetId: id, entryId: entry.id, membershipId: ids.membership(said.who) }] : []
		),
		documents: [{ id: documentId, federationId, kind: 'sheet', subjectId: id, createdAt }],
		writings: [{ documentId, kind: 'sheet', args: { entries: entries.map(({ entry }) => entry) } }]
	};
}

/** The worksheets of a federation of the demo, seen from `now`. Pure. */
export function sheetRows(federation: DemoFederation, now: Date): SheetRows {
	const all = demoSheets
		.filter((sheet) => sheet.federation === federation.key)
		.map((one) => rowsOf(federation, one, now));
	const versions = all.flatMap((one) => one.versions);
	return {
		versions: versions.filter(({ id }, index) => versions.findIndex((other) => other.id === id) === index),
		things: all.flatMap((one) => one.things),
		sheets: all.flatMap((one) => one.sheets),
		steps: all.flatMap((one) => one.steps),
		people: all.flatMap((one) => one.people),
		authors: all.flatMap((one) => one.authors),
		documents: all.flatMap((one) => one.documents),
		writings: all.flatMap((one) => one.writings)
	};
}
