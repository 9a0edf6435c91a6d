import type { ToolField, ToolStep } from '#lib/tools/schema.ts';
import { fieldId, type GroupSheet } from './group-sheet.ts';

/** A field of a tool in its step, named by the keys of both. */
export interface Asked<Kind extends ToolField['kind']> {
	readonly id: string;
	readonly step: ToolStep;
	readonly field: Extract<ToolField, { kind: Kind }>;
}

/** Every field of a kind that any of the sheets has, once by its keys, with the step it stands in. */
export function fieldsOf<Kind extends ToolField['kind']>(
	sheets: readonly GroupSheet[],
	...kinds: readonly Kind[]
): Asked<Kind>[] {
	type Field = Extract<ToolField, { kind: Kind }>;
	const found = new Map<string, { readonly step: ToolStep; readonly field: Field }>();
	for (const { steps } of sheets)
		for (const { step } of steps)
			for (const field of step.fields)
				if ((kinds as readonly string[]).includes(field.kind)) {
					const id = fieldId(step.key, field.key);
					if (!found.has(id)) found.set(id, { step, field: field as Field });
				}
	return [...found].map(([id, one]) => ({ id, ...one }));
}

/** Named groups by name and time; then the others in an order that says nothing of which they are. */
export const inOrder = <Row extends { readonly group: string | null; readonly period: string }>(rows: Row[]): Row[] => {
	const keyOf = (row: Row) =>
		JSON.stringify(row.group === null ? [1, row.period, row] : [0, row.group, row.period, row]);
	return rows.sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'sv'));
};
