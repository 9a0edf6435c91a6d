import { itemKind, type ItemKind } from '#lib/agenda/item.ts';

/** A row of the standing agenda as it stands in the form: not yet checked, not yet kept. */
export interface StandingRow {
	/** Of an item that was there before; '' for a new one. */
	readonly id: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly presenter: string;
	/** As typed. */
	readonly minutes: string;
	readonly numbered: boolean;
	/** Lies under the nearest row above that is none. */
	readonly sub: boolean;
}

export const emptyRow = (sub = false): StandingRow => ({
	id: '',
	title: '',
	kind: 'other',
	presenter: '',
	minutes: '',
	numbered: true,
	sub
});

/** What a button in the form does to the rows: 'up 3', 'down 3', 'in 3', 'out 3', 'remove 3', 'under 3', 'add'. */
export type Deed = `${'up' | 'down' | 'in' | 'out' | 'remove' | 'under'} ${number}` | 'add';

/** Rows from `at` that move as one: a row with the sub-rows under it. */
function blockAt(rows: readonly StandingRow[], at: number): number {
	let end = at + 1;
	if (!rows[at]?.sub) while (rows[end]?.sub) end++;
	return end;
}

/** Where the block before `at` begins, of which the row at `at` may take the place; -1 when there is none. */
function before(rows: readonly StandingRow[], at: number): number {
	if (rows[at]?.sub) return rows[at - 1]?.sub ? at - 1 : -1;
	let start = at - 1;
	while (rows[start]?.sub) start--;
	return start;
}

function swap(rows: readonly StandingRow[], from: number, middle: number, end: number): StandingRow[] {
	return [...rows.slice(0, from), ...rows.slice(middle, end), ...rows.slice(from, middle), ...rows.slice(end)];
}

/**
 * Does what a button says and gives the rows as they then stand; a deed that is impossible or not understood changes
 * nothing. Pure: the browser and the server without JavaScript do the same.
 */
export function arrange(rows: readonly StandingRow[], deed: string): StandingRow[] {
	if (deed === 'add') return [...rows, emptyRow()];
	const [word, number] = deed.split(' ');
	const at = Number(number);
	const row = rows[at];
	if (!row) return [...rows];
	const end = blockAt(rows, at);
	if (word === 'remove') return [...rows.slice(0, at), ...rows.slice(at + 1)];
	if (word === 'under') return [...rows.slice(0, end), emptyRow(true), ...rows.slice(end)];
	if (word === 'up') {
		const start = before(rows, at);
		return start < 0 ? [...rows] : swap(rows, start, at, end);
	}
	if (word === 'down') {
		const next = rows[end];
		return !next || next.sub !== row.sub ? [...rows] : swap(rows, at, end, blockAt(rows, end));
	}
	// Only a row without rows under it may lie under another: there are two levels.
	if (word === 'in') return at === 0 || end > at + 1 ? [...rows] : rows.with(at, { ...row, sub: true });
	if (word === 'out') return rows.with(at, { ...row, sub: false });
	return [...rows];
}

/** Rows out of a sent form, whose fields carry the row's number: title.0, kind.0 … */
export function rowsOf(form: { text(name: string): string; has(name: string): boolean }, count: number): StandingRow[] {
	return Array.from({ length: Math.min(Math.max(0, count), 100) }, (_, at) => ({
		id: form.text(`id.${at}`),
		title: form.text(`title.${at}`),
		kind: itemKind(form.text(`kind.${at}`)),
		presenter: form.text(`presenter.${at}`),
		minutes: form.text(`minutes.${at}`),
		numbered: form.has(`numbered.${at}`),
		sub: form.has(`sub.${at}`)
	}));
}
