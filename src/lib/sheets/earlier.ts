import type { ToolField, ToolStep } from '#lib/tools/schema.ts';

/** What a field that names an earlier one needs of it. */
export interface Earlier {
	/** Place of its step in the tool. */
	readonly place: number;
	readonly anonymous: boolean;
	readonly field: ToolField;
}

/** By what a later field names an earlier one. */
export const earlierName = ({ step, field }: { readonly step: string; readonly field: string }): string =>
	`${step} ${field}`;

/** The earlier fields that a step's fields name: their notes are sorted or given dots there, their scale asked again. */
export function earlierOf(step: ToolStep, steps: readonly ToolStep[]): Readonly<Record<string, Earlier>> {
	const named = step.fields.flatMap((field) =>
		field.kind === 'scale' ? (field.again ?? []) : 'of' in field ? field.of : []
	);
	const found = named.flatMap((name): [string, Earlier][] => {
		const place = steps.findIndex(({ key }) => key === name.step);
		const field = steps[place]?.fields.find(({ key }) => key === name.field);
		return field ? [[earlierName(name), { place, anonymous: steps[place]?.anonymous === true, field }]] : [];
	});
	return Object.fromEntries(found);
}

/** The columns of a field of notes or text. */
export const columnsOf = (field: ToolField): readonly { readonly key: string; readonly label: string }[] =>
	field.kind === 'notes' ? field.columns : [{ key: '', label: field.label }];
