import { mostRows, type PasteRow } from './paste-table.ts';
import { pasteColumns } from './paste-words.ts';

interface Sent {
	text(name: string): string;
	has(name: string): boolean;
}

/** Rows out of the preview's form, whose fields carry the row's number: line.0, name.0 …; those to be left out fall away. */
export function pasteRowsOf(form: Sent): PasteRow[] {
	const count = Math.min(Math.max(0, Number(form.text('count')) || 0), mostRows);
	const rows: PasteRow[] = [];
	for (let at = 0; at < count; at++) {
		if (form.has(`skip.${at}`)) continue;
		const cells = Object.fromEntries(
			pasteColumns.map((column) => [column, form.text(`${column}.${at}`).slice(0, 200)])
		);
		rows.push({ line: Number(form.text(`line.${at}`)) || at + 1, ...cells } as PasteRow);
	}
	return rows;
}
