import { fieldId, type GroupSheet } from '#lib/synthesis/group-sheet.ts';
import type { OwnSheet } from '#lib/synthesis/over-time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SheetJson } from '#lib/sheets/entry.ts';
import { inMode, isStepMode } from '#lib/sheets/mode.ts';
import type { Tool } from '#lib/tools/schema.ts';
import type { Sheet, SheetPoll, SheetTally, SheetTogether } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { isPrivate, isSplit } from '#server/sheets/find.ts';
import { projectedSheet } from '#server/sheets/projected.ts';

export interface Gathered extends GroupSheet, OwnSheet {
	readonly tool: Tool;
	/** What several groups answered together, once: no group's own. */
	readonly together: boolean;
}

/**
 * What several groups answered together stands on the sheet of each. In a synthesis it is one more row, from the first of
 * those sheets that are looked at; in each group's own it is not shown.
 */
function apart(sheets: readonly Gathered[], rows: readonly SheetTogether[]): Gathered[] {
	const taken = new Set<string>();
	return sheets.flatMap((sheet) => {
		const its = rows.filter(({ sheetId }) => sheetId === sheet.id);
		const joined = new Map(its.map((row) => [row.place, row]));
		const own = {
			...sheet,
			steps: sheet.steps.map((one, place) => (joined.has(place) ? { ...one, shown: false } : one))
		};
		const ones = its.flatMap((row): Gathered[] => {
			if (taken.has(`${row.id} ${row.place}`)) return [];
			taken.add(`${row.id} ${row.place}`);
			const steps = sheet.steps.map((one, place) => (place === row.place ? one : { ...one, shown: false }));
			return [{ ...sheet, steps, at: row.at, group: m.synthesis_together(), agreed: true, together: true }];
		});
		return [own, ...ones];
	});
}

/** How many people wrote in each field, of the steps where names are open. */
function writersIn(
	json: SheetJson,
	authors: readonly { readonly entryId: string; readonly membershipId: string }[]
): Record<string, number> {
	const fields = new Map(json.entries.map(({ id, step, field }) => [id, fieldId(step, field)]));
	const people = Map.groupBy(authors, ({ entryId }) => fields.get(entryId) ?? '');
	return Object.fromEntries(
		[...people].map(([field, rows]) => [field, new Set(rows.map(({ membershipId }) => membershipId)).size])
	);
}

/** The dots of a sheet's steps that have been shown, by step and field. */
function pollsOf(tool: Tool, polls: readonly SheetPoll[], tallies: readonly SheetTally[]): GroupSheet['polls'] {
	return Object.fromEntries(
		polls.map(({ place, field, voters }) => {
			const its = tallies.filter((row) => row.place === place && row.field === field);
			const dots = Object.fromEntries(its.map((row) => [row.targetId, row.dots]));
			return [fieldId(tool.steps[place]?.key ?? '', field), { voters, dots }];
		})
	);
}

/**
 * Sheets with what stands on them, how far their steps have come, and whether their groups agreed to be named. The same
 * number of questions to the database however many sheets. Asks for no permission.
 */
export async function gatherSheets(
	read: ReadClient,
	federationId: string,
	rows: readonly Sheet[]
): Promise<Gathered[]> {
	const ids = rows.map(({ id }) => id);
	const [versions, groups, documents, revealed, modes, authors, consents, polls, tallies, joined] = await Promise.all([
		read.toolVersion.findMany({ where: { federationId, id: { in: rows.map(({ toolVersionId }) => toolVersionId) } } }),
		read.group.findMany({
			where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } },
			select: { id: true, name: true }
		}),
		read.document.findMany({
			where: { federationId, kind: 'sheet', subjectId: { in: ids } },
			select: { subjectId: true, projection: { select: { json: true } } }
		}),
		read.sheetStep.findMany({ where: { sheetId: { in: ids }, state: 'revealed' } }),
		read.sheetMode.findMany({ where: { sheetId: { in: ids } } }),
		read.sheetAuthor.findMany({ where: { sheetId: { in: ids } } }),
		read.sheetConsent.findMany({ where: { federationId, sheetId: { in: ids } }, select: { sheetId: true } }),
		read.sheetPoll.findMany({ where: { sheetId: { in: ids } } }),
		read.sheetTally.findMany({ where: { sheetId: { in: ids } } }),
		read.sheetTogether.findMany({ where: { federationId, sheetId: { in: ids } } })
	]);
	const tools = new Map(versions.map(({ id, definition }) => [id, JSON.parse(definition) as Tool]));
	const names = new Map(groups.map(({ id, name }) => [id, name]));
	const readings = new Map(documents.map(({ subjectId, projection }) => [subjectId, projectedSheet(projection)]));
	const shown = new Set(revealed.map(({ sheetId, place }) => `${sheetId} ${place}`));
	const modeOf = (id: string, at: number) => {
		const mode = modes.find(({ sheetId, place }) => sheetId === id && place === at)?.mode;
		return isStepMode(mode) ? mode : null;
	};
	const agreed = new Set(consents.map(({ sheetId }) => sheetId));
	const pollsBySheet = Map.groupBy(polls, ({ sheetId }) => sheetId);
	const talliesBySheet = Map.groupBy(tallies, ({ sheetId }) => sheetId);
	const written = Map.groupBy(authors, ({ sheetId }) => sheetId);
	const sheets = rows.flatMap(({ id, title, groupId, toolVersionId, least, createdAt: at, reached }) => {
		const tool = tools.get(toolVersionId);
		if (!tool) return [];
		const json = readings.get(id) ?? { entries: [], groups: [] };
		return [
			{
				...{
					id,
					title,
					at,
					least,
					tool,
					json,
					group: names.get(groupId) ?? '',
					agreed: agreed.has(id),
					together: false
				},
				// A step that the work has not come to is nobody's to read yet.
				steps: tool.steps.map((told, place) => {
					const step = inMode(told, modeOf(id, place));
					return { step, shown: isPrivate(step) || isSplit(step) ? shown.has(`${id} ${place}`) : place <= reached };
				}),
				writers: writersIn(json, written.get(id) ?? []),
				polls: pollsOf(tool, pollsBySheet.get(id) ?? [], talliesBySheet.get(id) ?? [])
			}
		];
	});
	return apart(sheets, joined);
}
