import { columnOf, pasteColumns, type PasteColumn, type SheetColumn } from './paste-words.ts';

/** One row as text, column by column; `line` counts the rows as they were pasted, from 1. */
export type PasteRow = { readonly line: number } & Readonly<Record<PasteColumn, string>>;

export interface PastedTable {
	readonly rows: readonly PasteRow[];
	/** Headings that no column answers to: they were not read. */
	readonly unread: readonly string[];
	/** More rows than are taken in one go were pasted; the rest was left. */
	readonly cut: boolean;
}

/** As many people as a federation has; more is a mistaken paste. */
export const mostRows = 300;

/** A pasted table as cells. A cell in quotation marks may hold tabs, line breaks and doubled marks, as Excel writes them. */
function cellsOf(text: string): string[][] {
	const separator = text.includes('\t') ? '\t' : ';';
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	const endCell = () => {
		row.push(cell.replaceAll(/[\s\u00a0]+/g, ' ').trim());
		cell = '';
	};
	const source = text.replaceAll(/\r\n?/g, '\n');
	for (let at = 0; at < source.length; at++) {
		const sign = source.charAt(at);
		if (quoted) {
			if (sign !== '"') cell += sign;
			else if (source.charAt(at + 1) === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (sign === '"' && cell.trim() === '' && closes(source, at)) quoted = true;
		else if (sign === separator) endCell();
		else if (sign === '\n') {
			endCell();
			rows.push(row);
			row = [];
		} else cell += sign;
	}
	endCell();
	rows.push(row);
	return rows;
}

/** A lone quotation mark in a cell is a mark and not the beginning of all that follows. */
const closes = (source: string, at: number): boolean => /^"(?:[^"]|"")*"(?=[\t;\n]|$)/.test(source.slice(at));

const looksLikeMail = (cell: string | undefined) => (cell ?? '').includes('@');

/** Columns of a list without headings: as the page says them, or with the address before the name. */
function columnsByContent(rows: readonly (readonly string[])[]): SheetColumn[] {
	const order: SheetColumn[] = [...pasteColumns];
	const mailFirst = rows.some((row) => looksLikeMail(row[0])) && !rows.some((row) => looksLikeMail(row[1]));
	return mailFirst ? ['email', 'name', ...order.slice(2)] : order;
}

/** A first row is headings when it holds no address and at least two of its cells name columns. */
const isHeading = (row: readonly string[]) =>
	!row.some(looksLikeMail) && row.filter((cell) => columnOf(cell) !== null).length >= 2;

/** "mailto:x@y.se", "Anna Ek <x@y.se>" and "X@Y.SE;" as the bare address in small letters. */
function bareAddress(cell: string): string {
	const inBrackets = /<([^<>\s]+@[^<>\s]+)>/.exec(cell)?.[1];
	return (inBrackets ?? cell)
		.replace(/^mailto:/i, '')
		.replace(/[;,.]+$/, '')
		.toLowerCase();
}

/**
 * Reads a list pasted from a spreadsheet: tabs (or semicolons) between cells, a row a person and seat, with or without a
 * row of headings in Swedish or English. Empty rows fall away. Pure; says nothing about what the cells mean.
 */
export function readPaste(text: string): PastedTable {
	const all = cellsOf(text)
		.map((cells, at) => ({ line: at + 1, cells }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const first = all[0];
	if (!first) return { rows: [], unread: [], cut: false };
	const headed = isHeading(first.cells);
	const body = headed ? all.slice(1) : all;
	const columns = headed ? first.cells.map(columnOf) : columnsByContent(body.map((row) => row.cells));
	const rows = body.slice(0, mostRows).map(({ line, cells }): PasteRow => {
		const cell = (column: SheetColumn) => cells[columns.indexOf(column)]?.slice(0, 200) ?? '';
		const name = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim();
		return {
			line,
			name,
			email: bareAddress(cell('email')),
			organisation: cell('organisation'),
			group: cell('group'),
			role: cell('role'),
			mandate: cell('mandate'),
			substituteFor: cell('substituteFor'),
			from: cell('from'),
			title: cell('title')
		};
	});
	return {
		rows,
		unread: headed ? first.cells.filter((cell) => cell !== '' && columnOf(cell) === null) : [],
		cut: body.length > mostRows
	};
}
