/** Pixels a pointer must go before a press on a handle is a drag. */
const threshold = 5;
/** Pixels from the window's edge where it scrolls by itself, and how far at each frame. */
const edge = 64;
const stride = 12;

export type Spot = { readonly before: string } | { readonly after: string };

interface Row {
	readonly id: string;
	readonly element: HTMLElement;
	/** Middle of the row when the drag began, on the page. */
	readonly middle: number;
}

/**
 * Moves one row among its siblings with the pointer. It only says where the row would land; the row itself is moved by
 * `ondrop`, by the neighbour's id, so that what others do meanwhile does no harm. Esc lets go. The keyboard and the menu
 * do the same without it.
 */
export class RowDrag {
	/** The row that is held. */
	id = $state<string | null>(null);
	/** How far it has been carried, in pixels. */
	by = $state(0);
	/** Where it would land; null where it stands. */
	spot = $state.raw<Spot | null>(null);
	readonly #onhold: (id: string | null) => void;
	readonly #ondrop: (id: string, spot: Spot) => void;

	constructor(onhold: (id: string | null) => void, ondrop: (id: string, spot: Spot) => void) {
		this.#onhold = onhold;
		this.#ondrop = ondrop;
	}

	/** A press on the handle of a row; `rows` are it and its siblings in order. */
	press(event: PointerEvent, id: string, rows: () => readonly { id: string; element: HTMLElement | null }[]): void {
		if (event.button !== 0 || !event.isPrimary) return;
		const handle = event.currentTarget as HTMLElement;
		const from = event.clientY + scrollY;
		let siblings: Row[] = [];
		let pointer = event.clientY;
		let frame = 0;

		const hold = () => {
			this.id = id;
			siblings = rows().flatMap(({ id: one, element }) => {
				if (!element) return [];
				const box = element.getBoundingClientRect();
				return [{ id: one, element, middle: box.top + scrollY + box.height / 2 }];
			});
			this.#onhold(id);
			frame = requestAnimationFrame(roll);
		};
		const carry = () => {
			const at = pointer + scrollY;
			this.by = at - from;
			this.spot = landing(siblings, id, at);
		};
		const roll = () => {
			if (this.id !== id) return;
			if (pointer < edge) scrollBy(0, -stride);
			else if (pointer > innerHeight - edge) scrollBy(0, stride);
			carry();
			frame = requestAnimationFrame(roll);
		};
		const move = (moved: PointerEvent) => {
			pointer = moved.clientY;
			if (this.id === null && Math.abs(pointer + scrollY - from) > threshold) hold();
		};
		const end = (drop: boolean) => {
			cancelAnimationFrame(frame);
			handle.removeEventListener('pointermove', move);
			handle.removeEventListener('pointerup', up);
			handle.removeEventListener('pointercancel', cancel);
			removeEventListener('keydown', key, true);
			const spot = this.spot;
			const held = this.id === id;
			this.id = null;
			this.by = 0;
			this.spot = null;
			if (!held) return;
			this.#onhold(null);
			if (drop && spot) this.#ondrop(id, spot);
		};
		const up = () => end(true);
		const cancel = () => end(false);
		const key = (pressed: KeyboardEvent) => {
			if (pressed.key !== 'Escape') return;
			pressed.preventDefault();
			pressed.stopPropagation();
			end(false);
		};
		// At once: a quick hand is off the handle before it has gone far enough to be a drag.
		handle.setPointerCapture(event.pointerId);
		handle.addEventListener('pointermove', move);
		handle.addEventListener('pointerup', up);
		handle.addEventListener('pointercancel', cancel);
		addEventListener('keydown', key, true);
	}
}

/** The place among rows for what is held at a height; null where it already stands. */
function landing(rows: readonly Row[], id: string, at: number): Spot | null {
	const own = rows.findIndex((row) => row.id === id);
	const others = rows.filter((row) => row.id !== id);
	const above = others.filter((row) => row.middle < at).length;
	if (above === own) return null;
	const next = others[above];
	const last = others.at(-1);
	return next ? { before: next.id } : last ? { after: last.id } : null;
}
