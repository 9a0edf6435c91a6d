/** What was just done and can be taken back. In the browser only; one at a time, the latest. */
export interface Undoable {
	/** What happened, as a sentence: "Ärende 6 flyttades till plats 3." */
	readonly text: string;
	readonly undo: () => unknown;
}

const offered = $state<{ current: Undoable | null }>({ current: null });

/** Shows the sentence with an undo button until it is pressed, closed, or something else is done. */
export function offerUndo(text: string, undo: () => unknown): void {
	offered.current = { text, undo };
}

export const offeredUndo = (): Undoable | null => offered.current;
export const withdrawUndo = (): void => {
	offered.current = null;
};
