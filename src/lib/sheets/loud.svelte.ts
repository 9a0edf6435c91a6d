import { announce } from '#lib/ui/announce.svelte.ts';
import { isHeard, isLoud, type Loud } from './heard.ts';

const kept = 'samsyn.sheet-loud';
const chosen = $state<{ loud: Loud }>({ loud: 'all' });

/** How much of what others do on sheets is read aloud on this device. */
export const loudChosen = (): Loud => chosen.loud;

/** Reads what was chosen before. In the browser, once the page is there. */
export function recallLoud(): void {
	try {
		const loud = localStorage.getItem(kept);
		if (isLoud(loud)) chosen.loud = loud;
	} catch {
		// A browser that keeps nothing has nothing to recall.
	}
}

export function chooseLoud(loud: Loud): void {
	chosen.loud = loud;
	try {
		localStorage.setItem(kept, loud);
	} catch {
		// It holds until the page is left.
	}
}

/** Says what others have done on a sheet, as far as it is to be heard on this device. */
export function announceNews(kind: 'steps' | 'notes', sentence: string): void {
	if (isHeard(chosen.loud, kind)) announce(sentence);
}
