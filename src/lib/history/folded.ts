import type { DifferenceRow } from './difference.ts';

/** Lines shown round a change; a longer stretch without change is folded. */
const around = 2;

/** Rows as they are shown: stretches without change are folded when more than a line or two would be hidden. */
export function folded(rows: readonly DifferenceRow[]): { readonly fold: boolean; readonly rows: DifferenceRow[] }[] {
	const near = rows.map((_, index) =>
		rows.slice(Math.max(0, index - around), index + around + 1).some((row) => row.state !== 'same')
	);
	const groups: { fold: boolean; rows: DifferenceRow[] }[] = [];
	rows.forEach((row, index) => {
		const fold = !near[index];
		const last = groups.at(-1);
		if (last?.fold === fold) last.rows.push(row);
		else groups.push({ fold, rows: [row] });
	});
	return groups.map((group) => (group.fold && group.rows.length < 3 ? { ...group, fold: false } : group));
}
