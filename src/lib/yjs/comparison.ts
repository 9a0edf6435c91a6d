/** Milliseconds: between two comparisons, after a return, before one is asked again, and while something is under way. */
const every = 60_000;
const afterReturn = 4_000;
const again = 2_000;
const busy = 5_000;

const jittered = (about: number): number => about * (0.75 + Math.random() / 2);

export interface ComparisonParts {
	/** Synced, everything stored, and nothing has moved for a moment. */
	quiet(): boolean;
	/** Sends what the document looks like here. */
	ask(): void;
	/** Everything is to be fetched anew. */
	resync(): void;
	/** The answer is another than before. */
	changed(): void;
}

/**
 * Asks the server now and then whether it holds the same as this page. One difference may be something under way; two in
 * a row, with nothing moving in between, have everything fetched anew; when two more follow it is said (D36).
 */
export function createComparison({ quiet, ask, resync, changed }: ComparisonParts) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asking = false;
	let differences = 0;
	let matches: boolean | null = null;

	function later(about: number): void {
		clearTimeout(timer);
		timer = setTimeout(look, jittered(about));
	}

	function look(): void {
		if (!quiet()) return later(busy);
		asking = true;
		// An answer that never comes is no answer.
		later(every);
		ask();
	}

	function settle(equal: boolean): void {
		const before = matches;
		differences = equal ? 0 : differences + 1;
		if (equal) matches = true;
		else if (differences >= 4) matches = false;
		if (differences === 2) resync();
		later(equal || differences >= 4 ? every : again);
		if (before !== matches) changed();
	}

	return {
		/** Null until the first answer; false when they differ and stay so. */
		matches: () => matches,
		/** This page is in touch with the server again. */
		returned: () => later(differences > 0 ? again : afterReturn),
		/** Something moved: what was asked before says nothing any more. */
		moved: () => void (asking = false),
		answered(equal: boolean): void {
			if (!asking) return later(busy);
			asking = false;
			settle(equal);
		},
		stop: () => clearTimeout(timer)
	};
}
