import type { Language } from '#lib/i18n/dates.ts';

/** Largest file that may be put to an item, in bytes, and the same in megabytes for sentences. */
export const largestFile = 25 * 1024 * 1024;
export const largestMegabytes = 25;

/** An attachment as pages list it. `size` in bytes; `extension` as in "pdf". */
export interface AttachmentLine {
	readonly id: string;
	readonly itemId: string;
	readonly name: string;
	readonly extension: string;
	readonly size: number;
}

/** "1,2 MB", "48 kB", in English "1.2 MB": as file managers write it, never "0". */
export function fileSize(bytes: number, language: Language): string {
	const write = (value: number, digits: number) => value.toFixed(digits).replace('.', language === 'sv' ? ',' : '.');
	if (bytes < 1000 * 1000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
	const megabytes = bytes / 1_000_000;
	return `${write(megabytes, megabytes < 10 ? 1 : 0)} MB`;
}
