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

/**
 * A note or a group under the pointer on the wall. Elements say what they are: `data-column` with its key, `data-group`
 * and `data-note` with their ids. All that it can do is in menus and on keys too.
 */
export class WallDrag {
	readonly #labels: Labels;
	#from: { id: string; kind: 'note' | 'group'; x: number; y: number; pointer: number } | null = null;
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
		this.#from = { id, kind, x: event.clientX, y: event.clientY, pointer: event.pointerId };
	}

	move(event: PointerEvent): void {
		const from = this.#from;
		if (from?.pointer !== event.pointerId) return;
		this.x = event.clientX - from.x;
		this.y = event.clientY - from.y;
		if (this.id === null && Math.hypot(this.x, this.y) < stray) return;
		event.preventDefault();
		this.id = from.id;
		this.over = this.#overAt(event.clientX, event.clientY);
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
