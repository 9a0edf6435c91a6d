import type { Snippet } from 'svelte';
import type { WallDrag } from './drag-note.svelte.ts';
import type { EntryJson } from './entry.ts';
import type { NoteGroup } from './groups.ts';
import type { LiveEntries } from './sheet.svelte.ts';

/** What the dots of a note or a group are shown by. */
export interface Weighed {
	readonly kind: 'note' | 'group';
	readonly id: string;
	readonly label: string;
	/** What stands there, as a text: another one when it has been changed. */
	readonly content: string;
	readonly notes: readonly string[];
}

/** What the notes and groups of one wall share. */
export interface WallWork {
	readonly entries: LiveEntries;
	readonly columns: readonly { readonly key: string; readonly label: string }[];
	/** What was shown of an anonymous step is read: whose hand changed it would tell whose it was. It may be sorted. */
	readonly fixed: boolean;
	/** What stands here has an owner and a day. */
	readonly owned: boolean;
	readonly drag: WallDrag;
	readonly authors: Readonly<Record<string, string>>;
	/** Asks where a note is to be moved. */
	move(entry: EntryJson): void;
	/** Puts a note in the column beside its own. Out: whether there is one. */
	aside(entry: EntryJson, by: -1 | 1): boolean;
	/** For who leads: shows all one note, large. */
	readonly show: ((id: string) => void) | null;
	/** The group that was just made here: it asks for its title. */
	readonly made: string | null;
	/** It has been asked. */
	named(): void;
	readonly groups: readonly NoteGroup<EntryJson>[];
	readonly weigh: Snippet<[Weighed]> | undefined;
}
