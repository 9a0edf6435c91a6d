import { newId } from '#lib/ids/id.ts';
import type { HeldDocument } from '#lib/documents/hold-document.svelte.ts';
import type { EntryJson, SheetJson } from './entry.ts';
import { groupsOf, standingIn, type NoteGroup, type Standing, type Wall } from './groups.ts';
import { reuse, reuseSheet, sameGroup, sameStanding } from './reuse.ts';
import type { SheetView } from './sheet.ts';
import { laidOut } from './shown.ts';

/** The shared document's own module: it is fetched when the sheet is opened. */
type Edits = typeof import('./doc.ts');
type Doc = HeldDocument['doc'];
type Draft = Omit<Parameters<Edits['addEntry']>[1], 'id'>;

type ReadSheet = SheetJson & Partial<Pick<SheetView, 'laidOutOnly'>>;

/** Milliseconds in which others' changes are gathered before they are told. */
const gather = 3_000;
/** Milliseconds in which others' changes are gathered before they are shown: forty who write are one drawing, not forty. */
const still = 50;

/**
 * What is written on a sheet, as its page shows it: what was last read until the shared document is here, then what
 * everybody writes.
 */
export class LiveEntries {
	#read = $state.raw<ReadSheet>({ entries: [], groups: [] });
	#held = $state.raw<HeldDocument | null>(null);
	#written = $state.raw<SheetJson | null>(null);
	#shut = $state.raw<ReadonlySet<unknown>>(new Set());
	#edits: Edits | null = null;
	/** What was given last for each wall, to give again what has not changed. */
	readonly #given = {
		standing: new Map<string, readonly Standing<EntryJson>[]>(),
		groups: new Map<string, readonly NoteGroup<EntryJson>[]>()
	};

	readonly #sheet = $derived.by<SheetJson>(() => {
		const { entries, groups } = this.#written ?? this.#read;
		return { entries: laidOut(entries, this.#read.laidOutOnly ?? []), groups };
	});
	readonly all = $derived<readonly EntryJson[]>(this.#sheet.entries.filter((entry) => !entry.removed));
	/** Whether the time of a step has ended its writing, as the document itself says: what is written then is refused. */
	isShut = (step: string): boolean => this.#shut.has(step);
	/** Whether what one writes here is taken; false until the shared document has come. */
	readonly canEdit = $derived(this.#written !== null && this.#held?.mayWrite === true);

	constructor(read: ReadSheet) {
		this.#read = read;
	}

	/** New data of the page's load. */
	refresh(read: ReadSheet): void {
		this.#read = read;
	}

	/** Goes over to the shared document, which has been synced. `told`: hears how many entries others added. Out: stops. */
	connect(held: HeldDocument, edits: Edits, told: (added: number) => void): () => void {
		const read = () => edits.sheetDocument.read(held.doc);
		const first = read();
		let before = idsOf(first);
		let timer: ReturnType<typeof setTimeout> | undefined;
		let drawing: ReturnType<typeof setTimeout> | undefined;
		const draw = () => {
			clearTimeout(drawing);
			drawing = undefined;
			this.#written = reuseSheet(this.#written ?? first, read());
		};
		const changed = ({ local }: { readonly local: boolean }) => {
			this.#shut = edits.shutSteps(held.doc);
			if (local) return draw();
			drawing ??= setTimeout(draw, still);
			timer ??= setTimeout(() => {
				timer = undefined;
				const now = idsOf(read());
				const added = [...now].filter((id) => !before.has(id)).length;
				before = now;
				if (added > 0) told(added);
			}, gather);
		};
		this.#held = held;
		this.#edits = edits;
		this.#written = first;
		this.#shut = edits.shutSteps(held.doc);
		const stop = edits.watchEntries(held.doc, changed);
		return () => {
			clearTimeout(timer);
			clearTimeout(drawing);
			stop();
			this.#held = null;
			this.#written = null;
			this.#shut = new Set();
			this.#edits = null;
		};
	}

	/** Entries of a field, and of one column of it, in order. */
	of(step: string, field: string, column?: string): readonly EntryJson[] {
		return this.all.filter(
			(entry) => entry.step === step && entry.field === field && (column === undefined || entry.column === column)
		);
	}
	/** What stands in a column: groups with their notes, and loose ones. */
	standing = (wall: Wall): readonly Standing<EntryJson>[] =>
		again(this.#given.standing, wall, standingIn(this.#sheet, wall), sameStanding);
	/** The groups of a field or a column. */
	groups = (wall: Wall): readonly NoteGroup<EntryJson>[] =>
		again(this.#given.groups, wall, groupsOf(this.#sheet, wall), sameGroup);

	/** Out: the new entry's id, or null where it may not be written. */
	add(draft: Draft): string | null {
		const id = newId();
		if (this.isShut(draft.step)) return null;
		return this.edit((edits, doc) => edits.addEntry(doc, { ...draft, id })) ? id : null;
	}
	/** Out: false where it may not be written, or no more. */
	change(id: string, change: Parameters<Edits['changeEntry']>[2]): boolean {
		if (this.isShut(this.all.find((one) => one.id === id)?.step ?? '')) return false;
		return this.edit((edits, doc) => edits.changeEntry(doc, id, change));
	}
	/** What somebody made of an entry's text, who began with `base`. Out: false where it may not be written, or no more. */
	rewrite(id: string, base: string, text: string): boolean {
		if (this.isShut(this.all.find((one) => one.id === id)?.step ?? '')) return false;
		return this.edit((edits, doc) => edits.rewriteEntry(doc, id, base, text));
	}
	move = (id: string, to: Parameters<Edits['moveEntry']>[2]): boolean =>
		this.edit((edits, doc) => edits.moveEntry(doc, id, to));
	remove = (id: string): boolean => this.edit((edits, doc) => edits.removeEntry(doc, id));
	restore = (id: string): boolean => this.edit((edits, doc) => edits.restoreEntry(doc, id));

	/** Makes an edit of the shared document. Out: false where it may not be written, and nothing was done. */
	edit(make: (edits: Edits, doc: Doc) => void): boolean {
		if (!this.canEdit || !this.#held || !this.#edits) return false;
		make(this.#edits, this.#held.doc);
		return true;
	}
}

/** What is given for a wall, of what was given for it before. */
function again<Thing extends { readonly id: string }>(
	given: Map<string, readonly Thing[]>,
	{ step, field, column = '*' }: Wall,
	now: readonly Thing[],
	same: (one: Thing, other: Thing) => boolean
): readonly Thing[] {
	const key = `${step} ${field} ${column}`;
	const all = reuse(given.get(key) ?? [], now, same);
	given.set(key, all);
	return all;
}

const idsOf = ({ entries }: SheetJson): ReadonlySet<string> =>
	new Set(entries.filter(({ removed }) => !removed).map(({ id }) => id));
