export type View = 'wall' | 'list';

const kept = 'samsyn.sheet-view';
const chosen = $state<{ view: View | null }>({ view: null });

/** How one wants to see a sheet's notes, on this device: null until it is chosen, then the width of the page decides. */
export const viewChosen = (): View | null => chosen.view;

/** Reads what was chosen before. In the browser, once the page is there. */
export function recallView(): void {
	try {
		const view = localStorage.getItem(kept);
		if (view === 'wall' || view === 'list') chosen.view = view;
	} catch {
		// A browser that keeps nothing has nothing to recall.
	}
}

export function chooseView(view: View): void {
	chosen.view = view;
	try {
		localStorage.setItem(kept, view);
	} catch {
		// It holds until the page is left.
	}
}
