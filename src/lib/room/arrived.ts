import { navigating } from '$app/state';

/**
 * Resolves when no navigation is under way. To be awaited before `invalidate()`: SvelteKit lets an invalidation take
 * over from a navigation, and whoever clicked a link or sent a form then stays where they were.
 */
export async function arrived(): Promise<void> {
	let under = navigating.complete;
	while (under) {
		await under.catch(() => undefined);
		// SvelteKit leaves one that was broken off standing, and to await it for ever would stop the whole page.
		const next: typeof under | null = navigating.complete;
		under = next === under ? null : next;
	}
}
