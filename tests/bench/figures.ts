/** What one scenario found for one server in one round, by the name of the measure. */
export type Measures = Readonly<Record<string, number>>;

/** The value below which a share of the values lies; NaN of none. Sorts in place. */
export function percentile(values: number[], share: number): number {
	if (values.length === 0) return NaN;
	values.sort((a, b) => a - b);
	return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => {
	const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
	return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** The generator's own share of one core since `start` was taken. */
export function ownShare(start: { cpu: NodeJS.CpuUsage; at: number }): number {
	const { user, system } = process.cpuUsage(start.cpu);
	return (user + system) / 1_000 / (performance.now() - start.at);
}
export const ownStart = () => ({ cpu: process.cpuUsage(), at: performance.now() });
