/** What a spreadsheet would take for the beginning of a formula or of a command to another program. */
const dangerous = /^[\s\u200b\ufeff]*[=+\-@\t\r\n|%＝＋－＠]/;

/**
 * One value as a cell: always in quotation marks, and with an apostrophe before it where a spreadsheet would run it
 * (CSV injection), also after blanks and by the full-width signs that some programs read alike.
 */
export const csvCell = (value: string | number): string => {
	const text = typeof value === 'number' ? String(value) : value;
	return `"${(typeof value === 'string' && dangerous.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** Rows as a file for spreadsheets: UTF-8 with its mark and semicolons, as a Swedish Excel opens it; lines end CRLF (RFC 4180). */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
	`\ufeff${rows.map((row) => row.map(csvCell).join(';') + '\r\n').join('')}`;
