import { m } from '#lib/i18n/paraglide/messages.js';

/** What a sheet, and a synthesis of several, can be fetched as. */
export const exportFormats = ['pdf', 'docx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportFormatOf = (word: string): ExportFormat | null => exportFormats.find((one) => one === word) ?? null;

export const formatName = (format: ExportFormat): string =>
	({ pdf: m.sheets_format_pdf, docx: m.sheets_format_docx, csv: m.sheets_format_csv, json: m.sheets_format_json })[
		format
	]();
