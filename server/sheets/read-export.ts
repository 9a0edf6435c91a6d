import { exportFormatOf } from '#lib/sheets/export.ts';
import { fileSteps, fileTool, type SheetFile } from '#lib/sheets/sheet-file.ts';
import { sheetCsv, sheetPaper } from '#lib/sheets/sheet-paper.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { demand } from '#server/permissions/demand.ts';
import type { ReadClient } from '#server/db/open.ts';
import { findGroupSheet, sheetDocumentId, type FoundSheet } from './find.ts';
import { readNames } from './people.ts';
import { paperResponse } from './paper-response.ts';
import { foundTogether, leastOf } from './together.ts';
import { readPolls } from './work-of.ts';
import { readingOf, shownSteps } from './shown.ts';

/** Names of who wrote what was shown, by note: members, guests and those who were written for; of anonymous steps there is none. */
async function readAuthors(sheetId: string, federationId: string): Promise<Record<string, string>> {
	const { read } = context();
	const rows = await read.sheetAuthor.findMany({ where: { sheetId } });
	const people = await readNames(read, federationId, [...new Set(rows.map(({ membershipId }) => membershipId))]);
	const names = new Map(people.map(({ id, name }) => [id, name]));
	return Object.fromEntries(rows.map(({ entryId, membershipId }) => [entryId, names.get(membershipId) ?? '']));
}

/** Of the steps that several groups answered together the least number of all of them, by place. */
async function leastsTogether(read: ReadClient, found: FoundSheet, now: Date): Promise<ReadonlyMap<number, number>> {
	const rows = await read.sheetTogether.findMany({ where: { sheetId: found.sheet.id } });
	const all = await Promise.all(
		rows.map(async ({ id, place }) => [place, leastOf(await foundTogether(read, id, now))] as const)
	);
	return new Map(all);
}

/**
 * A sheet as a file says it to the reader: the steps they see, what has been shown of them, names where names are open.
 * Needs 'sheet.read'.
 */
export async function readSheetFile(actor: Actor, sheetId: string): Promise<SheetFile> {
	const { read, clock } = context();
	const found = await findGroupSheet(read, sheetId, clock.now());
	const { sheet, tool, facts } = found;
	demand(actor, 'sheet.read', facts);
	const { federationId, groupId } = facts;
	await projectNow(await sheetDocumentId(read, sheetId));
	const last = can(actor, 'sheet.lead', facts) ? tool.steps.length : sheet.reached + 1;
	const [json, steps, authors, polls, group, federation] = await Promise.all([
		readingOf(read, sheetId),
		shownSteps(read, found),
		readAuthors(sheetId, federationId),
		readPolls(read, sheetId),
		read.group.findUniqueOrThrow({ where: { id: groupId, federationId }, select: { name: true } }),
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true } })
	]);
	const leasts = await leastsTogether(read, found, clock.now());
	return {
		format: 'samsyn-sheet/1',
		title: sheet.title,
		...{ group: group.name, federation: federation.name, least: sheet.least, tool: fileTool(tool) },
		begun: sheet.createdAt.toISOString(),
		closed: sheet.closedAt?.toISOString() ?? null,
		steps: fileSteps(json, steps.slice(0, last), {
			...{ authors, polls },
			least: (place) => leasts.get(place) ?? sheet.least
		})
	};
}

/** A sheet as a file in one format. Needs 'sheet.read'; refuses 'thing.missing' for another format. */
export async function exportSheet(actor: Actor, sheetId: string, word: string): Promise<Response> {
	const format = exportFormatOf(word) ?? refuse('thing.missing');
	const file = await readSheetFile(actor, sheetId);
	return paperResponse(
		{ title: file.title, paper: () => sheetPaper(file), csv: () => sheetCsv(file), json: file },
		format
	);
}
