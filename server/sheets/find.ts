import { inMode, isStepMode, ownKey, type StepMode } from '#lib/sheets/mode.ts';
import { phaseAt } from '#lib/sheets/phase.ts';
import type { Tool, ToolStep } from '#lib/tools/schema.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Sheet } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { sheetFacts } from './facts.ts';

type Facts = Awaited<ReturnType<typeof sheetFacts>>;

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

/** Refuses 'thing.missing'. Asks for no permission: `facts` are for that. */
export async function findSheet(db: ReadClient | Transaction, sheetId: string, now: Date): Promise<FoundSheet> {
	const facts = await sheetFacts(db, sheetId);
	const row = await db.sheet.findUniqueOrThrow({ where: { id: sheetId, federationId: facts.federationId } });
	const version = await db.toolVersion.findUniqueOrThrow({
		where: { id: row.toolVersionId, federationId: facts.federationId }
	});
	// It was checked on its way in and is never changed.
	const tool = JSON.parse(version.definition) as Tool;
	const modes = await db.sheetMode.findMany({ where: { sheetId } });
	const joined = await db.sheetTogether.findMany({ where: { sheetId } });
	const together = (place: number) => joined.find((one) => one.place === place)?.id ?? null;
	const mode = (place: number) => {
		const its = modes.find((one) => one.place === place)?.mode;
		return isStepMode(its) ? its : null;
	};
	const told = (place: number) => tool.steps[place] ?? refuse('thing.missing');
	return {
		...{ sheet: phaseAt(row, now), tool, facts, mode, together },
		step: (place) => inMode(told(place), mode(place)),
		ownKey: (place) => ownKey(told(place), mode(place), together(place) !== null)
	};
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
