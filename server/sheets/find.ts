import { inMode, isStepMode, ownKey, type StepMode } from '#lib/sheets/mode.ts';
import { phaseAt } from '#lib/sheets/phase.ts';
import type { Tool, ToolStep } from '#lib/tools/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { factsOfSheets } from './facts.ts';

type Facts = Awaited<ReturnType<typeof factsOfSheets>>[number];

/** A sheet as it is at an instant, with the tool it began with. */
export interface FoundSheet {
	readonly sheet: Sheet;
	readonly tool: Tool;
	readonly facts: Facts;
	/** The step at a place of the tool, as it is done here. Refuses 'thing.missing'. */
	step(place: number): ToolStep;
	/** Under which name private writing of the step at a place is kept. Refuses 'thing.missing'. */
	ownKey(place: number): string;
	/** How the step at a place is done otherwise than the tool says; null: as it says. */
	mode(place: number): StepMode | null;
	/** The id under which answers to the step at a place count together with other groups'; null: by themselves. */
	together(place: number): string | null;
}

/**
 * Sheets, in the order asked for, with as many questions as for one. Refuses 'thing.missing'. Asks for no permission:
 * `facts` are for that.
 */
export async function findSheets(
	db: ReadClient | Transaction,
	ids: readonly string[],
	now: Date
): Promise<FoundSheet[]> {
	const facts = await factsOfSheets(db, ids);
	const federationId = { in: [...new Set(facts.map((one) => one.federationId))] };
	const sheetId = { in: [...ids] };
	const rows = await db.sheet.findMany({ where: { id: sheetId, federationId } });
	const versionIds = [...new Set(rows.map(({ toolVersionId }) => toolVersionId))];
	const versions = await db.toolVersion.findMany({ where: { id: { in: versionIds }, federationId } });
	// It was checked on its way in and is never changed.
	const tools = new Map(versions.map(({ id, definition }) => [id, JSON.parse(definition) as Tool]));
	const modes = await db.sheetMode.findMany({ where: { sheetId } });
	const joined = await db.sheetTogether.findMany({ where: { sheetId } });
	return facts.map((its) => {
		const row = rows.find(({ id }) => id === its.sheetId) ?? refuse('thing.missing');
		const tool = tools.get(row.toolVersionId) ?? refuse('thing.missing');
		const at = <Row extends { sheetId: string; place: number }>(all: readonly Row[], place: number) =>
			all.find((one) => one.sheetId === row.id && one.place === place);
		const together = (place: number) => at(joined, place)?.id ?? null;
		const mode = (place: number) => {
			const told = at(modes, place)?.mode;
			return isStepMode(told) ? told : null;
		};
		const told = (place: number) => tool.steps[place] ?? refuse('thing.missing');
		return {
			...{ sheet: phaseAt(row, now), tool, facts: its, mode, together },
			step: (place) => inMode(told(place), mode(place)),
			ownKey: (place) => ownKey(told(place), mode(place), together(place) !== null)
		};
	});
}

/** Refuses 'thing.missing'. Asks for no permission: `facts` are for that. */
export async function findSheet(db: ReadClient | Transaction, sheetId: string, now: Date): Promise<FoundSheet> {
	const [found] = await findSheets(db, [sheetId], now);
	return found ?? refuse('thing.missing');
}

/**
 * A sheet of a group. Refuses 'thing.missing' for a rehearsal, too: nobody else takes part in one, and nothing comes of it.
 * Asks for no permission.
 */
export async function findGroupSheet(db: ReadClient | Transaction, sheetId: string, now: Date): Promise<FoundSheet> {
	const found = await findSheet(db, sheetId, now);
	return found.sheet.rehearsal ? refuse('thing.missing') : found;
}

/** Whether what is written in a step is its writer's alone until it is shown. */
export const isPrivate = (step: ToolStep): boolean => step.visibility === 'alone' && step.fields.length > 0;

/** Whether a step is written in by pairs or groups, each by themselves until it is shown. */
export const isSplit = (step: ToolStep): boolean =>
	(step.visibility === 'pair' || step.visibility === 'group') && step.fields.length > 0;

/** The document of a sheet. Refuses 'thing.missing'. */
export async function sheetDocumentId(db: ReadClient | Transaction, sheetId: string): Promise<string> {
	const row = await db.document.findUnique({
		where: { kind_subjectId: { kind: 'sheet', subjectId: sheetId } },
		select: { id: true }
	});
	return row?.id ?? refuse('thing.missing');
}
