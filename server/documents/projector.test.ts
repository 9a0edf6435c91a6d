import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '#lib/refusals/refusal.ts';
import { createProjector } from './projector.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A projector over documents of which some cannot be read for now. */
function scene() {
	const broken = new Map<string, Error>();
	const read: string[] = [];
	const failures: unknown[] = [];
	const projector = createProjector(
		(document) => {
			const error = broken.get(document);
			if (error) return Promise.reject(error);
			read.push(document);
			return Promise.resolve();
		},
		(error) => failures.push(error)
	);
	return { broken, read, failures, projector };
}

describe('what was written is read', () => {
	it('D9 again when it could not be, in growing pauses, though nobody writes any more', async () => {
		const { broken, read, failures, projector } = scene();
		broken.set('bad', new Error('the database is locked'));
		projector.touch('bad');
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		expect(failures.length).toBeGreaterThan(4);
		expect(failures.length).toBeLessThan(12);
		broken.clear();
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		expect(read).toEqual(['bad']);
		await vi.advanceTimersByTimeAsync(60 * 60_000);
		expect(read).toEqual(['bad']);
		await projector.stop();
	});

	it('D9 without waiting for one that cannot be, and a document that is gone is left alone', async () => {
		const { broken, read, failures, projector } = scene();
		broken.set('bad', new Error('no'));
		broken.set('gone', refusal('thing.missing'));
		projector.touch('bad');
		projector.touch('gone');
		await vi.advanceTimersByTimeAsync(5 * 60_000);
		const before = failures.length;
		projector.touch('good');
		await vi.advanceTimersByTimeAsync(2_000);
		expect(read).toEqual(['good']);
		broken.delete('bad');
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		expect([read, failures.length]).toEqual([['good', 'bad'], before]);
		await projector.stop();
		projector.touch('late');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(read).toEqual(['good', 'bad']);
	});
});
