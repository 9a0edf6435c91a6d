import { untrack } from 'svelte';
import type { HeldDocument } from '#lib/documents/hold-document.svelte.ts';
import { newId } from '#lib/ids/id.ts';
import type { DraftJson, SectionJson } from './draft.ts';

/** The shared document's own modules: they are fetched when the proposal is opened. */
type Edits = typeof import('./doc.ts') &
	Pick<typeof import('./read-draft.ts'), 'readHeads'> &
	Pick<typeof import('./anchor.ts'), 'placeOf'>;
type Head = Omit<SectionJson, 'body'>;

/** Milliseconds in which changes of the text are gathered before places in it are looked for anew. */
const gather = 400;

/**
 * A proposal's text as its page shows it: what was last read until the shared document is here, then what everybody
 * writes.
 */
export class LiveDraft {
	#read = $state.raw<DraftJson>({ sections: [], taken: [] });
	#heads = $state.raw<readonly Head[] | null>(null);
	#edits: Edits | null = null;
	held = $state.raw<HeldDocument | null>(null);
	/** Raised when words have changed. */
	turn = $state(0);

	readonly sections = $derived<readonly SectionJson[]>(
		(this.#heads ?? this.#read.sections)
			.filter((head) => !head.removed)
			.map((head) => ({ ...head, body: this.#read.sections.find(({ id }) => id === head.id)?.body ?? [] }))
	);
	/** Whether what one writes here is taken; false until the shared document has come. */
	readonly canEdit = $derived(this.#heads !== null && this.held?.mayWrite === true);

	constructor(read: DraftJson) {
		this.#read = read;
	}

	/** New data of the page's load. */
	refresh(read: DraftJson): void {
		this.#read = read;
	}

	/** Goes over to the shared document, which has been synced. Out: stops. */
	connect(held: HeldDocument, edits: Edits): () => void {
		const look = () => (this.#heads = edits.readHeads(held.doc));
		let timer: ReturnType<typeof setTimeout> | undefined;
		const changed = () => {
			timer ??= setTimeout(() => {
				timer = undefined;
				this.turn += 1;
			}, gather);
		};
		this.held = held;
		this.#edits = edits;
		look();
		// Whoever connects in an effect does not follow what is raised by it.
		untrack(() => (this.turn += 1));
		const stop = edits.watchSections(held.doc, look);
		held.doc.on('update', changed);
		return () => {
			clearTimeout(timer);
			stop();
			held.doc.off('update', changed);
			this.held = null;
			this.#heads = null;
			this.#edits = null;
		};
	}

	/** Whether a remark's words stand where they stood; true as long as nobody can tell. */
	stands(remark: { readonly sectionId: string; readonly anchor: string; readonly quote: string }): boolean {
		if (this.turn < 0 || !this.held || !this.#edits || remark.quote === '') return true;
		return this.#edits.placeOf(this.held.doc, remark) !== null;
	}

	/** Out: the new section's id, or null where it may not be written. */
	add(after: string | null, title: string): string | null {
		const id = newId();
		return this.#edit((edits, doc) => edits.addSection(doc, { id, title, after })) ? id : null;
	}
	move(id: string, by: number): boolean {
		return this.#edit((edits, doc) => void edits.moveSection(doc, id, by));
	}
	rename(id: string, title: string): boolean {
		return this.#edit((edits, doc) => edits.renameSection(doc, id, title));
	}
	remove(id: string): boolean {
		return this.#edit((edits, doc) => edits.removeSection(doc, id));
	}
	restore(id: string): boolean {
		return this.#edit((edits, doc) => edits.restoreSection(doc, id));
	}

	#edit(make: (edits: Edits, doc: HeldDocument['doc']) => void): boolean {
		if (!this.canEdit || !this.held || !this.#edits) return false;
		make(this.#edits, this.held.doc);
		return true;
	}
}
