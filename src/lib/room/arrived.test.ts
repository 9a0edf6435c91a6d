import { expect, test, vi } from 'vitest';

const navigating = vi.hoisted(() => ({ complete: null as Promise<unknown> | null }));
vi.mock('$app/state', () => ({ navigating }));
const { arrived } = await import('./arrived.ts');

test('it waits for the navigation, and for the one that follows it', async () => {
	const [first, second] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
	navigating.complete = first.promise;
	const there = vi.fn();
	const waiting = arrived().then(there);
	navigating.complete = second.promise;
	first.resolve(null);
	await first.promise;
	await Promise.resolve();
	expect(there).not.toHaveBeenCalled();
	navigating.complete = null;
	second.resolve(null);
	await waiting;
	expect(there).toHaveBeenCalledOnce();
});

test('a navigation that was broken off and left standing holds nobody up', async () => {
	navigating.complete = Promise.reject(new Error('navigation aborted'));
	await arrived();
	await arrived();
	expect(navigating.complete).not.toBeNull();
});
