/** Somebody's review mark on a locked content. `at`: ISO 8601. */
export interface Mark {
	readonly name: string;
	readonly role: 'chair' | 'adjuster';
	readonly at: string;
}

export const exportFormats = ['html', 'json', 'docx', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportFormatOf = (word: string): ExportFormat | null =>
	exportFormats.find((format) => format === word) ?? null;
