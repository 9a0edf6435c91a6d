import { describe, expect, it } from 'vitest';
import { fileSize } from './attachments.ts';

describe('the size of a file in words', () => {
	const table: [bytes: number, sv: string, en: string][] = [
		[1, '1 kB', '1 kB'],
		[48_000, '48 kB', '48 kB'],
		[1_240_000, '1,2 MB', '1.2 MB'],
		[25 * 1024 * 1024, '26 MB', '26 MB']
	];
	for (const [bytes, sv, en] of table)
		it(`F4 ${bytes} bytes are ${sv}`, () => {
			expect([fileSize(bytes, 'sv'), fileSize(bytes, 'en')]).toEqual([sv, en]);
		});
});
