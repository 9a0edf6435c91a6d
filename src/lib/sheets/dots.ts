import type { ToolField } from '#lib/tools/schema.ts';

export type DotsField = Extract<ToolField, { kind: 'dots' }>;

/** One person's dots on one note or group. */
export interface Dot {
	readonly target: string;
	readonly dots: number;
	/** Short mark of what stood there when they were given; '' where none was kept. */
	readonly seen: string;
}

const shape = /^([\w-]{22}):(\d{1,2})(?::([0-9a-z]{1,6}))?$/;

/** One dot as it is written in a form, `id:2:1x3k9a`; null for what is none. */
export function readDot(text: string): Dot | null {
	const [, target, dots, seen = ''] = shape.exec(text) ?? [];
	return target === undefined ? null : { target, dots: Number(dots), seen };
}
export const writeDot = ({ target, dots, seen }: Dot): string => `${target}:${dots}${seen ? `:${seen}` : ''}`;

/** Somebody's dots, of an own answer's value; what is none is skipped. */
export const dotsIn = (value: string): Dot[] => value.split(' ').flatMap((one) => readDot(one) ?? []);

/** Whether dots keep to what a field allows: no note twice, no more on one than that, and not more than there are. */
export function fitsBudget({ budget, most }: DotsField, dots: readonly Dot[]): boolean {
	return (
		new Set(dots.map(({ target }) => target)).size === dots.length &&
		dots.every((one) => one.dots >= 1 && one.dots <= (most ?? budget)) &&
		spent(dots) <= budget
	);
}
export const spent = (dots: readonly Dot[]): number => dots.reduce((sum, one) => sum + one.dots, 0);

/** Everybody's dots added up, most first; and how many gave any. */
export function tallyOf(values: readonly string[]): {
	readonly voters: number;
	readonly rows: { targetId: string; dots: number }[];
} {
	const given = values.map(dotsIn).filter((dots) => spent(dots) > 0);
	const sums = new Map<string, number>();
	for (const { target, dots } of given.flat()) sums.set(target, (sums.get(target) ?? 0) + dots);
	const rows = [...sums].map(([targetId, dots]) => ({ targetId, dots }));
	rows.sort((a, b) => b.dots - a.dots || (a.targetId < b.targetId ? -1 : 1));
	return { voters: given.length, rows };
}

/** A short mark of a text: another text mostly has another one. For a hint that something was changed, nothing more. */
export function markOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36).slice(0, 6);
}
