import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import type { HeldDocument } from '#lib/documents/hold-document.svelte.ts';
import { asRead } from '#lib/meetings/order.ts';
import { lookAt, listenPresent, type Present } from '#lib/yjs/presence.ts';
import { changesBetween, type AgendaChanges } from './changes.ts';
import type { AgendaItemJson, Target } from './item.ts';
import { numberItems, type ItemNumber, type NumberingRule } from './numbering.ts';
import type { ItemChange, ItemDraft } from './schema.ts';

/** What a page's load gives of an agenda. */
export interface AgendaAsRead {
	readonly items: readonly AgendaItemJson[];
	readonly rule: NumberingRule;
	readonly fixed: Readonly<Record<string, number>>;
	readonly mayEdit: boolean;
	/** What the meeting has done with an item; a struck one is off the document and kept with its number. */
	readonly treatment: Readonly<Record<string, { readonly state: string }>>;
}

/** What somebody does with an item, as the others see it. */
export type Doing = 'open' | 'move';
export interface OtherOnItem extends Present {
	readonly doing: Doing;
	readonly itemId: string;
}

/** The shared document's own module: it is fetched when the agenda is opened for writing. */
type Edits = typeof import('./doc.ts');

/** Milliseconds in which others' changes are gathered before they are told. */
const gather = 3_000;

/**
 * An agenda as a page shows it: what was last read until the shared document is here, then what everybody writes. Edits
 * go into the document at once; the server's rows and rights follow.
 */
export class LiveAgenda {
	#read = $state.raw<AgendaAsRead>() as AgendaAsRead;
	#held = $state.raw<HeldDocument | null>(null);
	#written = $state.raw<readonly AgendaItemJson[] | null>(null);
	#edits: Edits | null = null;
	others = $state.raw<readonly OtherOnItem[]>([]);

	readonly items = $derived<readonly AgendaItemJson[]>(
		this.#written ? withStruck(this.#written, this.#read) : this.#read.items
	);
	readonly tops = $derived(this.items.filter((item) => item.parentId === null));
	readonly numbers = $derived(numberItems(this.items, this.#read.rule, new Map(Object.entries(this.#read.fixed))));
	/** Whether this person may write on the agenda now; false until the shared document has come. */
	readonly canEdit = $derived(this.#read.mayEdit && this.#written !== null && this.#held?.mayWrite !== false);

	constructor(read: AgendaAsRead) {
		this.#read = read;
	}

	/** New data of the page's load: rights, the numbering's base, numbers that were fixed. */
	refresh(read: AgendaAsRead): void {
		this.#read = read;
	}

	/** Goes over to the shared document, which has been synced. `told`: hears of what others changed, in batches. Out: stops. */
	connect(held: HeldDocument, edits: Edits, told: (changes: AgendaChanges) => void): () => void {
		const { doc, awareness } = held;
		let before = edits.liveItems(doc);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const changed = ({ local }: { readonly local: boolean }) => {
			const last = this.#written ?? [];
			const now = edits.liveItems(doc);
			this.#written = now;
			// What one does oneself is not told: it becomes part of what the others' changes are compared with.
			if (local && timer === undefined) before = now;
			else if (!local && last !== now)
				timer ??= setTimeout(() => {
					timer = undefined;
					told(changesBetween(before, edits.liveItems(doc)));
					before = edits.liveItems(doc);
				}, gather);
		};
		this.#held = held;
		this.#edits = edits;
		this.#written = before;
		const stopItems = edits.watchItems(doc, changed);
		const stopPresent = listenPresent(awareness, (present) => (this.others = present.flatMap(onItem)));
		return () => {
			clearTimeout(timer);
			stopItems();
			stopPresent();
			lookAt(awareness, null);
			this.#held = null;
			this.#written = null;
			this.#edits = null;
			this.others = [];
		};
	}

	number(id: string): ItemNumber | undefined {
		return this.numbers.get(id);
	}

	find(id: string | null): AgendaItemJson | undefined {
		return this.items.find((item) => item.id === id);
	}

	/** Struck in the meeting: it stands with its number and is not treated. */
	isStruck(id: string): boolean {
		return this.#read.treatment[id]?.state === 'struck' && !this.#written?.some((item) => item.id === id);
	}

	/** Sub-items of an item, in order. */
	under(id: string): readonly AgendaItemJson[] {
		return this.items.filter((item) => item.parentId === id);
	}

	/** An item in a sentence: "Ärende 4", "§ 17", "4a"; by its title where it has no number. */
	name({ id, title }: Pick<AgendaItemJson, 'id' | 'title'>): string {
		const number = this.numbers.get(id);
		if (!number?.label) return title || m.agenda_untitled();
		return number.number !== null && /^\d/.test(number.label) ? m.agenda_item({ number: number.label }) : number.label;
	}

	/** Who else does something with an item. */
	on(id: string, doing: Doing): readonly OtherOnItem[] {
		return this.others.filter((other) => other.itemId === id && other.doing === doing);
	}

	/** Tells the others what one does with which item. */
	show(doing: Doing, id: string | null): void {
		if (this.#held) lookAt(this.#held.awareness, id ? `${doing}:${id}` : null);
	}

	/** The shared text of a title, to write in; none before the document has come. */
	title(id: string) {
		return (this.#held && this.#edits?.titleOf(this.#held.doc, id)) ?? null;
	}

	/** Out: the new item's id, or null where it may not be written. */
	add(target: Target, draft: ItemDraft = {}): string | null {
		const id = newId();
		return this.#edit((edits, doc) => edits.addItem(doc, { ...draft, id, target })) ? id : null;
	}
	move(id: string, target: Target): boolean {
		return this.#edit((edits, doc) => edits.moveItem(doc, id, target));
	}
	change(id: string, change: ItemChange): boolean {
		return this.#edit((edits, doc) => edits.changeItem(doc, id, change));
	}
	remove(id: string): boolean {
		return this.#edit((edits, doc) => edits.removeItem(doc, id));
	}
	restore(id: string): boolean {
		return this.#edit((edits, doc) => edits.restoreItem(doc, id));
	}

	#edit(make: (edits: Edits, doc: HeldDocument['doc']) => void): boolean {
		if (!this.canEdit || !this.#held || !this.#edits) return false;
		make(this.#edits, this.#held.doc);
		return true;
	}
}

function withStruck(written: readonly AgendaItemJson[], { items, treatment }: AgendaAsRead): readonly AgendaItemJson[] {
	const missing = items.filter(
		({ id }) => treatment[id]?.state === 'struck' && !written.some((item) => item.id === id)
	);
	return missing.length > 0 ? asRead([...written, ...missing]) : written;
}

function onItem(person: Present): OtherOnItem[] {
	const [doing, itemId] = person.at?.split(':') ?? [];
	return itemId && (doing === 'open' || doing === 'move') ? [{ ...person, doing, itemId }] : [];
}
