import { newId } from '#lib/ids/id.ts';
import type { HeldDocument } from '#lib/documents/hold-document.svelte.ts';
import type { EntryJson } from './entry.ts';

/** The shared document's own module: it is fetched when the sheet is opened. */
type Edits = typeof import('./doc.ts');
type Draft = Omit<Parameters<Edits['addEntry']>[1], 'id'>;

/** Milliseconds in which others' changes are gathered before they are told. */
const gather = 3_000;

/**
 * What is written on a sheet, as its page shows it: what was last read until the shared document is here, then what
 * everybody writes.
 */
export class LiveEntries {
	#read = $state.raw<readonly EntryJson[]>([]);
	#held = $state.raw<HeldDocument | null>(null);
	#written = $state.raw<readonly EntryJson[] | null>(null);
	#edits: Edits | null = null;

	readonly all = $derived<readonly EntryJson[]>(this.#written ?? this.#read);
	/** Whether what one writes here is taken; false until the shared document has come. */
	readonly canEdit = $derived(this.#written !== null && this.#held?.mayWrite === true);

	constructor(read: readonly EntryJson[]) {
		this.#read = read;
	}

	/** New data of the page's load. */
	refresh(read: readonly EntryJson[]): void {
		this.#read = read;
	}

	/** Goes over to the shared document, which has been synced. `told`: hears how many entries others added. Out: stops. */
	connect(held: HeldDocument, edits: Edits, told: (added: number) => void): () => void {
		const entries = () => edits.sheetDocument.read(held.doc).entries.filter((entry) => !entry.removed);
		const first = entries();
		let before = idsOf(first);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const changed = ({ local }: { readonly local: boolean }) => {
			this.#written = entries();
			if (local) return;
			timer ??= setTimeout(() => {
				timer = undefined;
				const now = entries();
				const added = now.filter(({ id }) => !before.has(id)).length;
				before = idsOf(now);
				if (added > 0) told(added);
			}, gather);
		};
		this.#held = held;
		this.#edits = edits;
		this.#written = first;
		const stop = edits.watchEntries(held.doc, changed);
		return () => {
			clearTimeout(timer);
			stop();
			this.#held = null;
			this.#written = null;
			this.#edits = null;
		};
	}

	/** Entries of a field, and of one column of it, in order. */
	of(step: string, field: string, column?: string): readonly EntryJson[] {
		return this.all.filter(
			(entry) => entry.step === step && entry.field === field && (column === undefined || entry.column === column)
		);
	}

	/** Out: the new entry's id, or null where it may not be written. */
	add(draft: Draft): string | null {
		const id = newId();
		return this.#edit((edits, doc) => edits.addEntry(doc, { ...draft, id })) ? id : null;
	}
	change(id: string, change: Parameters<Edits['changeEntry']>[2]): boolean {
		return this.#edit((edits, doc) => edits.changeEntry(doc, id, change));
	}
	move(id: string, to: Parameters<Edits['moveEntry']>[2]): boolean {
		return this.#edit((edits, doc) => edits.moveEntry(doc, id, to));
	}
	remove(id: string): boolean {
		return this.#edit((edits, doc) => edits.removeEntry(doc, id));
	}
	restore(id: string): boolean {
		return this.#edit((edits, doc) => edits.restoreEntry(doc, id));
	}

	#edit(make: (edits: Edits, doc: HeldDocument['doc']) => void): boolean {
		if (!this.canEdit || !this.#held || !this.#edits) return false;
		make(this.#edits, this.#held.doc);
		return true;
	}
}

const idsOf = (entries: readonly EntryJson[]): ReadonlySet<string> => new Set(entries.map(({ id }) => id));
