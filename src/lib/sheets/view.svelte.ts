export type View = 'wall' | 'list';

const kept = 'samsyn.sheet-view';
const read = (): View | null => {
	try {
		const view = localStorage.getItem(kept);
		return view === 'wall' || view === 'list' ? view : null;
	} catch {
		return null;
	}
};

let chosen = $state<View | null>(null);
let known = false;

/** How one wants to see a sheet's notes, on this device: null until it is chosen, then the width of the page decides. */
export function viewChosen(): View | null {
	if (!known && typeof localStorage !== 'undefined') {
		known = true;
		chosen = read();
	}
	return chosen;
}

export function chooseView(view: View): void {
	known = true;
	chosen = view;
	try {
		localStorage.setItem(kept, view);
	} catch {
		// A browser that keeps nothing: it holds until the page is left.
	}
}
