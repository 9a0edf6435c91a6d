import type { SubmitFunction } from '@sveltejs/kit';

/** A refused form as it comes back: what was typed, and a sentence for each wrong field. */
export interface Sent {
	readonly fields: Readonly<Record<string, string>>;
	value(name: string, otherwise?: string): string;
	has(name: string, value: string): boolean;
}

/** The page's answer if it is to this form, by its hidden field `which`; pages hold many forms of a kind. */
export function sentBy(answer: unknown, which: string): Sent | null {
	const { values, fields } = (answer ?? {}) as {
		values?: Record<string, string | string[]>;
		fields?: Record<string, string>;
	};
	if (values?.['which'] !== which) return null;
	const all = (name: string) => [values[name] ?? []].flat();
	return {
		fields: fields ?? {},
		value: (name, otherwise = '') => all(name).at(-1) ?? otherwise,
		has: (name, value) => all(name).includes(value)
	};
}

/** Sends a form without leaving the page: what was typed stays when it is refused (`onrefused`); `ondone` when it is not. */
export const sending =
	(ondone?: () => void, onrefused?: () => Promise<void>): SubmitFunction =>
	() =>
	async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'success') ondone?.();
		if (result.type === 'failure') await onrefused?.();
	};
