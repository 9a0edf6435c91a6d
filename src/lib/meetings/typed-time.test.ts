import { describe, expect, it } from 'vitest';
import { readClock, readDay } from './typed-time.ts';

describe('days and times as they are typed', () => {
	const days: [typed: string, read: string | null][] = [
		['2026-03-12', '2026-03-12'],
		[' 20260312 ', '2026-03-12'],
		['260312', '2026-03-12'],
		['2024-02-29', '2024-02-29'],
		['2026-02-29', null],
		['2026-13-01', null],
		['2026-00-10', null],
		['1999-12-31', null],
		['12 mars', null],
		['', null]
	];
	for (const [typed, read] of days)
		it(`M2 reads the day "${typed}" as ${read}`, () => expect(readDay(typed)).toBe(read));

	const times: [typed: string, read: string | null][] = [
		['13:00', '13:00'],
		['13.00', '13:00'],
		['9', '09:00'],
		['kl 9.30', '09:30'],
		['kl. 09:30', '09:30'],
		['24:00', null],
		['12.60', null],
		['-1', null],
		['nio', null]
	];
	for (const [typed, read] of times)
		it(`M2 reads the time "${typed}" as ${read}`, () => expect(readClock(typed)).toBe(read));
});
