import type { ToolField } from '#lib/tools/schema.ts';

/** How many chose each of what a scale or a choice offers, in its order. */
export interface Spread {
	readonly rows: readonly { readonly label: string; readonly count: number }[];
	/** How many answered. */
	readonly answers: number;
}

/** The spread of answers; values that the field does not offer count for nothing. */
export function spreadOf(
	field: Extract<ToolField, { kind: 'scale' | 'choice' }>,
	entries: readonly { readonly value: string }[]
): Spread {
	const options =
		field.kind === 'choice'
			? field.options.map(({ key, label }) => ({ key, label }))
			: Array.from({ length: field.to - field.from + 1 }, (_, index) => {
					const key = String(field.from + index);
					const end = index === 0 ? field.low : field.from + index === field.to ? field.high : '';
					return { key, label: end ? `${key} (${end})` : key };
				});
	const chosen = entries.map(({ value }) => value.split(' '));
	return {
		rows: options.map(({ key, label }) => ({ label, count: chosen.filter((values) => values.includes(key)).length })),
		answers: chosen.filter((values) => values.some((value) => options.some(({ key }) => key === value))).length
	};
}
