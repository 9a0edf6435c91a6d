import { beforeEach, describe, expect, it } from 'vitest';
import { createPurses } from './purses.ts';

let now: number;
let purses: ReturnType<typeof createPurses>;
beforeEach(() => {
	now = 0;
	purses = createPurses(() => now);
});

describe('limits at the door', () => {
	it('D27 gives an account a hundred lines and no more, from however many addresses', () => {
		const lines = Array.from({ length: 100 }, () => purses.open('anna'));
		expect([lines.every(Boolean), purses.open('anna'), purses.open('bengt') !== null]).toEqual([true, null, true]);
		lines[0]?.left();
		expect(purses.open('anna')).not.toBe(null);
	});

	it('D27 lets an account join ten times a second after a burst, and does not punish whoever keeps trying', () => {
		for (let time = 0; time < 201; time += 1) purses.open('anna')?.left();
		expect(purses.open('anna')).toBe(null);
		for (let time = 0; time < 1_000; time += 1) expect(purses.open('anna')).toBe(null);
		now += 300;
		expect(purses.open('anna')).not.toBe(null);
	});

	it('D27 limits what all lines of an account use together', () => {
		const lines = Array.from({ length: 50 }, () => purses.open('anna')?.purse);
		const sent = lines.map((purse) => {
			let count = 0;
			while (count < 1_500 && purse?.message(1)) count += 1;
			return count;
		});
		expect(sent.reduce((sum, one) => sum + one, 0)).toBe(6_000);
		expect(purses.open('bengt')?.purse.message(1)).toBe(true);
	});

	it('D27 ends a line that uses more than its share of the worker', () => {
		const purse = purses.open('anna')?.purse;
		expect([purse?.work(2_900), purse?.work(200), purse?.work(1)]).toEqual([true, false, false]);
		now += 10_000;
		expect(purse?.work(50)).toBe(true);
	});

	it('D27 lets all lines of an account ask for so many documents together', () => {
		const lines = Array.from({ length: 100 }, () => purses.open('anna')?.purse);
		const answered = lines.map((purse) => Array.from({ length: 10 }, () => purse?.openings(1)).filter(Boolean).length);
		expect(answered.reduce((sum, one) => sum + one, 0)).toBe(600);
		expect(purses.open('bengt')?.purse.openings(1)).toBe(true);
	});

	it('D27 remembers what an account has used when it comes back at once', () => {
		const first = purses.open('anna');
		first?.purse.work(7_000);
		first?.left();
		purses.forget();
		expect(purses.open('anna')?.purse.work(1)).toBe(false);
		now += 61_000;
		purses.forget();
		expect(purses.open('anna')?.purse.work(1)).toBe(true);
	});

	it('D27 makes guessing slow for an address, and leaves others alone', () => {
		for (let time = 0; time < 501; time += 1) {
			const knock = purses.knock('192.0.2.1');
			knock?.refused();
			knock?.left();
		}
		expect([purses.knock('192.0.2.1'), purses.knock('192.0.2.2') !== null]).toEqual([null, true]);
		now += 200;
		expect(purses.knock('192.0.2.1')).not.toBe(null);
	});
});
