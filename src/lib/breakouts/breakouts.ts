/** Somebody in a breakout. */
export interface InBreakout {
	readonly id: string;
	readonly name: string;
	readonly ready: boolean;
}

export interface BreakoutView {
	readonly id: string;
	readonly number: number;
	readonly people: readonly InBreakout[];
	/** Key of who stays when the others go on. */
	readonly host: string | null;
	/** Who leads the work and looks in just now. */
	readonly visitor: string | null;
}

/** The breakouts of a step of pairs or groups, as far as somebody sees them. */
export interface BreakoutsView {
	readonly dealt: boolean;
	/** Everybody chooses where they go. */
	readonly free: boolean;
	readonly mine: BreakoutView | null;
	/** The one that is looked in on. */
	readonly visited: BreakoutView | null;
	/** For who leads, and for all where they choose; otherwise none. */
	readonly all: readonly BreakoutView[];
	/** For who leads: who takes part and has no place. */
	readonly unplaced: readonly { readonly id: string; readonly name: string }[];
	/** There is an earlier step with breakouts to put together. */
	readonly joins: boolean;
}

/** A note of an earlier step that may be brought along. */
export interface Carried {
	readonly id: string;
	/** The step it stands in. */
	readonly place: number;
	readonly text: string;
}

/** Where a note comes from. */
export interface Origin {
	readonly place: number;
	/** The breakout's number; null for none. */
	readonly number: number | null;
}
