import { createContext, type Snippet } from 'svelte';

/**
 * How a page fills the top of the frame.
 *
 * Where I am: return `crumbs: [{ label, href }, …, { label }]` from the page's (or its layout's) load; the last one is
 * the page itself. They are read from `page.data`, so they are there without JavaScript.
 *
 * What lives: saved state and who is here go in with
 * `<InTop><SavedState state={…} at={…} /><People people={…} /></InTop>` anywhere in the page.
 */
export class Top {
	/** What a page has put at the right; none on pages where nothing lives. */
	right = $state.raw<Snippet | null>(null);
}

export const [useTop, provideTop] = createContext<Top>();
