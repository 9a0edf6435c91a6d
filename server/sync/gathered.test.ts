import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createGathered } from './gathered.ts';

let clock: { now: number };
let version: number;
let reads: string[][];
let values: Map<string, number>;
let failing: boolean;
let get: (key: string) => Promise<number | null>;

beforeEach(() => {
	clock = { now: 0 };
	version = 0;
	reads = [];
	values = new Map([
		['anna', 1],
		['bengt', 2]
	]);
	failing = false;
	get = createGathered<number>({
		read(keys) {
			reads.push([...keys]);
			return failing ? Promise.reject(new Error('no disk')) : Promise.resolve(new Map(values));
		},
		version: () => version,
		now: () => clock.now
	});
});

describe('rights in a storm', () => {
	it('D26 are read together for all who knock at once, and once for each', async () => {
		expect(await Promise.all([get('anna'), get('bengt'), get('anna'), get('cilla')])).toEqual([1, 2, 1, null]);
		expect(reads).toEqual([['anna', 'bengt', 'cilla']]);
	});

	it('D26 are shared for a moment', async () => {
		await get('anna');
		values.set('anna', 9);
		expect(await get('anna')).toBe(1);
		clock.now = 201;
		expect(await get('anna')).toBe(9);
	});

	it('D26 are never shared beyond news that may have changed them', async () => {
		await get('anna');
		values.set('anna', 9);
		version += 1;
		expect(await get('anna')).toBe(9);
		expect(reads).toHaveLength(2);
	});

	it('D26 are read after the news by whoever asks after it, also while a reading is under way', async () => {
		const before = get('anna');
		await new Promise(setImmediate);
		values.set('anna', 9);
		version += 1;
		expect([await before, await get('anna'), reads]).toEqual([1, 9, [['anna'], ['anna']]]);
	});

	it('D26 that could not be read are read anew by whoever asks next', async () => {
		failing = true;
		await expect(get('anna')).rejects.toThrow('no disk');
		failing = false;
		expect(await get('anna')).toBe(1);
	});

	it('D26 that cannot be read are those of one and nobody else’s', async () => {
		const names = Array.from({ length: 40 }, (_, at) => `person ${at}`);
		const reading = createGathered<number>({
			read: (keys) =>
				keys.includes('person 23')
					? Promise.reject(new Error('a row that cannot be read'))
					: Promise.resolve(new Map(keys.map((key) => [key, 1]))),
			version: () => 0,
			now: () => 0
		});
		const all = await Promise.allSettled(names.map(reading));
		expect(names.filter((_, at) => all[at]?.status === 'rejected')).toEqual(['person 23']);
	});

	it('D26 are read in a few readings when hundreds come one after another', async () => {
		vi.useFakeTimers();
		const all: Promise<number | null>[] = [];
		for (let time = 0; time < 60; time += 1) {
			all.push(get(`person ${time}`));
			clock.now += 1;
			await vi.advanceTimersByTimeAsync(1);
		}
		await vi.advanceTimersByTimeAsync(50);
		await Promise.all(all);
		vi.useRealTimers();
		expect(reads.length).toBeLessThan(8);
	});
});
