import { edgeStep } from './edge-step.ts';
import type { Target } from './sort-notes.ts';

/** Pixels that a press may stray before it is a drag. */
const stray = 6;

/** What a drag hangs over: an element of the wall, by its data attributes. */
interface Over {
	readonly id: string;
	readonly how: 'before' | 'after' | 'with' | 'in';
}

/** What the wall says of itself. */
interface Labels {
	/** What a column, a group and a note are called, by key and id. */
	column(key: string): string;
	group(id: string): string;
	note(id: string): string;
	/** Whether notes are put in groups there. */
	readonly groups: boolean;
}

/** Where a drag began: in the window, by which pointer, and how far the page and the wall were scrolled. */
interface From {
	readonly id: string;
	readonly kind: 'note' | 'group';
	readonly x: number;
	readonly y: number;
	readonly pointer: number;
	readonly wall: Element | null;
	readonly scrolled: { readonly x: number; readonly y: number };
}

const scrolled = (wall: Element | null) => ({ x: scrollX + (wall?.scrollLeft ?? 0), y: scrollY });

/**
 * A note or a group under the pointer on the wall. Elements say what they are: `data-column` with its key, `data-group`
 * and `data-note` with their ids; `data-wall` scrolls sideways. At the edge of the window the page goes along. All that it
 * can do is in menus and on keys too.
 */
export class WallDrag {
	readonly #labels: Labels;
	#from: From | null = null;
	#at = { x: 0, y: 0 };
	id = $state<string | null>(null);
	x = $state(0);
	y = $state(0);
	over = $state.raw<Over | null>(null);

	constructor(labels: Labels) {
		this.#labels = labels;
	}

	/** A press on something that can be dragged: with the mouse anywhere on it, with a finger on its handle. */
	start(event: PointerEvent, kind: 'note' | 'group', id: string): void {
		const on = event.target as HTMLElement;
		const grip = on.closest('[data-grip]') !== null;
		if (event.button !== 0 || (event.pointerType !== 'mouse' && !grip)) return;
		if (!grip && on.closest('button, a, input, textarea, select, [role="menu"]')) return;
		event.stopPropagation();
		const wall = on.closest('[data-wall]');
		const at = { x: event.clientX, y: event.clientY, pointer: event.pointerId };
		this.#from = { id, kind, wall, ...at, scrolled: scrolled(wall) };
	}

	move(event: PointerEvent): void {
		const from = this.#from;
		if (from?.pointer !== event.pointerId) return;
		this.#at = { x: event.clientX, y: event.clientY };
		if (this.id === null && Math.hypot(this.#at.x - from.x, this.#at.y - from.y) < stray) return;
		event.preventDefault();
		if (this.id === null) requestAnimationFrame(() => this.#goAlong());
		this.id = from.id;
		this.#follow(from);
	}

	/** What is dragged is under the pointer, however far the page has been scrolled meanwhile. */
	#follow(from: From): void {
		const now = scrolled(from.wall);
		this.x = this.#at.x - from.x + now.x - from.scrolled.x;
		this.y = this.#at.y - from.y + now.y - from.scrolled.y;
		this.over = this.#overAt(this.#at.x, this.#at.y);
	}

	#goAlong(): void {
		const from = this.#from;
		if (!from || this.id === null) return;
		const { x, y } = this.#at;
		const box = from.wall?.getBoundingClientRect();
		const last = from.wall?.lastElementChild?.getBoundingClientRect();
		// What is dragged makes the page longer where it hangs out: the wall's own end is as far as it goes.
		const down = edgeStep(y, 0, innerHeight);
		const aside = box ? edgeStep(x, Math.max(0, box.left), Math.min(innerWidth, box.right)) : 0;
		if (down < 0 || (box && box.bottom > innerHeight)) scrollBy({ top: down, behavior: 'instant' });
		if (aside < 0 || (box && last && last.right > box.right)) from.wall?.scrollBy({ left: aside, behavior: 'instant' });
		if (down !== 0 || aside !== 0) this.#follow(from);
		requestAnimationFrame(() => this.#goAlong());
	}

	/** The pointer was lifted. Out: what was dragged and where it is put; null where it was no drag, or over nothing. */
	drop(event: PointerEvent): { readonly id: string; readonly kind: 'note' | 'group'; readonly to: Target } | null {
		const from = this.#from;
		const dragged = this.id !== null;
		const target = from && dragged ? this.#targetAt(event.clientX, event.clientY) : null;
		this.cancel();
		return from && target ? { id: from.id, kind: from.kind, to: target } : null;
	}

	cancel(): void {
		this.#from = null;
		this.id = null;
		this.over = null;
	}

	#under(x: number, y: number): HTMLElement | null {
		const all = document.elementsFromPoint(x, y);
		const own = this.#from?.id;
		return (all.find(
			(one) =>
				one instanceof HTMLElement &&
				one.matches('[data-note], [data-group], [data-column]') &&
				!one.closest(`[data-note="${own}"], [data-group="${own}"]`)
		) ?? null) as HTMLElement | null;
	}

	#overAt(x: number, y: number): Over | null {
		const on = this.#under(x, y);
		if (!on) return null;
		const { note, group, column } = on.dataset;
		const { top, height } = on.getBoundingClientRect();
		const at = (y - top) / Math.max(1, height);
		if (note !== undefined) {
			const loose = this.#labels.groups && on.closest('[data-group]') === null && this.#from?.kind === 'note';
			return { id: note, how: loose && at > 0.25 && at < 0.75 ? 'with' : at < 0.5 ? 'before' : 'after' };
		}
		if (group !== undefined) return { id: group, how: this.#from?.kind === 'group' && at < 0.5 ? 'before' : 'in' };
		return { id: column ?? '', how: 'in' };
	}

	#targetAt(x: number, y: number): Target | null {
		const on = this.#under(x, y);
		const over = this.#overAt(x, y);
		const column = on?.closest<HTMLElement>('[data-column]')?.dataset['column'];
		if (!on || !over || column === undefined) return null;
		const inColumn = { kind: 'column', column, label: this.#labels.column(column) } as const;
		const group = on.closest<HTMLElement>('[data-group]')?.dataset['group'];
		if (this.#from?.kind === 'group') {
			const standing = group ?? on.dataset['note'];
			return over.how === 'after' || over.how === 'in'
				? { ...inColumn, before: next(on) }
				: { ...inColumn, before: standing };
		}
		if (over.how === 'with') return { kind: 'note', id: over.id, label: this.#labels.note(over.id) };
		const before = over.how === 'before' ? over.id : over.how === 'after' ? next(on) : undefined;
		return group === undefined
			? { ...inColumn, before }
			: { kind: 'group', id: group, label: this.#labels.group(group), before };
	}
}

/** The id of what stands after an element of the wall. */
function next(on: HTMLElement): string | undefined {
	const after = on.closest('li')?.nextElementSibling;
	const one = after?.matches('[data-note], [data-group]') ? after : after?.querySelector('[data-note], [data-group]');
	return one instanceof HTMLElement ? (one.dataset['note'] ?? one.dataset['group']) : undefined;
}
