import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeeper } from './keeper.ts';

const pace = { quiet: 5_000, longest: 30_000 };
let kept: string[];
const keep = (documentId: string) => Promise.resolve(kept.push(documentId));

beforeEach(() => {
	vi.useFakeTimers();
	kept = [];
});
afterEach(() => {
	vi.useRealTimers();
});

describe('versions that come by themselves', () => {
	it('H3 one comes at the end of a stretch of writing, and none while nobody writes', async () => {
		const keeper = createKeeper(keep, () => undefined, pace);
		for (let keys = 0; keys < 5; keys += 1) {
			keeper.touch('d');
			await vi.advanceTimersByTimeAsync(4_000);
		}
		expect(kept).toEqual([]);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(kept).toEqual(['d']);
		await vi.advanceTimersByTimeAsync(600_000);
		expect(kept).toEqual(['d']);
	});

	it('H3 they come while writing goes on without a pause, each document by itself', async () => {
		const keeper = createKeeper(keep, () => undefined, pace);
		for (let second = 0; second < 65; second += 1) {
			keeper.touch('d');
			if (second === 0) keeper.touch('e');
			await vi.advanceTimersByTimeAsync(1_000);
		}
		expect(kept).toEqual(['e', 'd', 'd']);
	});

	it('one that fails is reported and does not hold up the others; after stopping none comes', async () => {
		const failures: unknown[] = [];
		const failing = (id: string) => (id === 'bad' ? Promise.reject(new Error('no')) : keep(id));
		const keeper = createKeeper(failing, (error) => failures.push(error), pace);
		keeper.touch('bad');
		keeper.touch('good');
		await vi.advanceTimersByTimeAsync(5_000);
		expect(failures).toHaveLength(1);
		expect(kept).toEqual(['good']);
		keeper.touch('late');
		await keeper.stop();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(kept).toEqual(['good']);
	});

	it('H3 one that could not be kept is tried again, though nobody writes any more', async () => {
		let works = false;
		const keeper = createKeeper(
			(id) => (works ? keep(id) : Promise.reject(new Error('no'))),
			() => undefined,
			pace
		);
		keeper.touch('d');
		await vi.advanceTimersByTimeAsync(60_000);
		works = true;
		expect(kept).toEqual([]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(kept).toEqual(['d']);
		await keeper.stop();
	});
});
