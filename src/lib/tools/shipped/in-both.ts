import type { Shipped } from '../shipped.ts';

/** The words of one of the two languages. */
export type Words = (sv: string, en: string) => string;

/**
 * A tool that is built once and worded twice: its steps, times and fields cannot differ between the languages. `make`
 * gives everything but format, key, version and language.
 */
export function inBoth(key: string, make: (t: Words) => object): Shipped {
	const head = { format: 'samsyn-tool/1', key, version: 1 };
	return {
		sv: { ...head, language: 'sv', ...make((sv) => sv) },
		en: { ...head, language: 'en', ...make((_sv, en) => en) }
	};
}

/** Notes under headings: `columns` as key and heading. */
export const notes = (key: string, label: string, columns: Record<string, string>) => ({
	...{ kind: 'notes', key, label },
	columns: Object.entries(columns).map(([name, heading]) => ({ key: name, label: heading }))
});
export const text = (key: string, label: string) => ({ kind: 'text', key, label });
export const list = (key: string, label: string) => ({ kind: 'list', key, label });
export const rounds = (key: string, label: string) => ({ kind: 'rounds', key, label });

/**
 * Scales from 1 to 5 with the same ends: `statements` as key and statement, or key, short name and statement for a spider.
 */
export const agree = (
	low: string,
	high: string,
	statements: Record<string, string | readonly [leg: string, statement: string]>
) =>
	Object.entries(statements).map(([key, said]) => ({
		...{ kind: 'scale', key, from: 1, to: 5, low, high },
		...(typeof said === 'string' ? { label: said } : { leg: said[0], label: said[1] })
	}));
