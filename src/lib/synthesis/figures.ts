/** How a group, or several together, answered a scale. */
export interface Figures {
	/** How many answered. */
	readonly answers: number;
	/** How many chose each step of the scale, from its lowest. */
	readonly counts: readonly number[];
	readonly mean: number;
	/** The middle answer, and those a quarter from each end. */
	readonly median: number;
	readonly lower: number;
	readonly upper: number;
}

/** The value below which a share of the answers lie, between two where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
	const at = (sorted.length - 1) * share;
	const low = sorted[Math.floor(at)] ?? 0;
	const high = sorted[Math.ceil(at)] ?? low;
	return low + (high - low) * (at - Math.floor(at));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Figures of so many answers to each step of a scale that begins at `from`; null where nobody answered. */
export function figuresOf(counts: readonly number[], from: number): Figures | null {
	const sorted = counts.flatMap((count, index) => Array<number>(count).fill(from + index));
	if (sorted.length === 0) return null;
	return {
		...{ answers: sorted.length, counts },
		mean: rounded(sorted.reduce((sum, value) => sum + value, 0) / sorted.length),
		median: rounded(quantile(sorted, 0.5)),
		lower: rounded(quantile(sorted, 0.25)),
		upper: rounded(quantile(sorted, 0.75))
	};
}

/** Counts of several added up, step by step. */
export const added = (all: readonly (readonly number[])[]): number[] =>
	all.reduce<number[]>((sum, counts) => counts.map((count, index) => (sum[index] ?? 0) + count), []);

/** Half a year, as surveys that come back are dated: "2026-1" is the spring of 2026. */
export const halfYear = (at: Date): string => {
	const [year, month] = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Stockholm',
		year: 'numeric',
		month: '2-digit'
	})
		.format(at)
		.split('-');
	return `${year}-${Number(month) <= 6 ? 1 : 2}`;
};
