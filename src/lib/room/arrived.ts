import { navigating } from '$app/state';

/**
 * Resolves when no navigation is under way. To be awaited before `invalidate()`: SvelteKit lets an invalidation take
 * over from a navigation, and whoever clicked a link or sent a form then stays where they were.
 */
export async function arrived(): Promise<void> {
	while (navigating.complete) await navigating.complete.catch(() => undefined);
}
