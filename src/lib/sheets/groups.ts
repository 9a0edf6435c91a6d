import { byPlace } from '#lib/agenda/places.ts';

/** A heading over notes. Notes say which group they lie in; a group without notes is shown nowhere. */
export interface GroupJson {
	readonly id: string;
	/** Keys of the tool, as an entry's: it holds notes of this field only, and stands in this column. */
	readonly step: string;
	readonly field: string;
	readonly column: string;
	/** Orders it among the groups and the loose notes of its column. */
	readonly place: string;
	readonly title: string;
	/** Taken apart: its notes lie loose. */
	readonly removed: boolean;
}

/** What of an entry says where it lies. */
export interface Lying {
	readonly id: string;
	readonly step: string;
	readonly field: string;
	readonly column: string;
	readonly place: string;
	readonly removed: boolean;
	/** Id of the group it lies in; '' for a loose one. */
	readonly group: string;
}

/** A group with its notes, at least one, in order. */
export interface NoteGroup<Entry extends Lying> extends GroupJson {
	readonly entries: readonly Entry[];
}

/** Where entries are looked for: the whole sheet, one field of a step, or one column of it. */
export interface Wall {
	readonly step: string;
	readonly field: string;
	readonly column?: string | undefined;
}

interface Lot<Entry extends Lying> {
	readonly entries: readonly Entry[];
	readonly groups: readonly GroupJson[];
}

const within = (one: GroupJson | Lying, wall: Wall | undefined) =>
	!one.removed &&
	(!wall ||
		(one.step === wall.step && one.field === wall.field && (wall.column === undefined || one.column === wall.column)));

/**
 * The groups of a sheet, of a field or of a column, each with its notes, by place; those without notes are left out.
 * In: entries and groups as `readSheet` gives them. Every note is in one group at most.
 */
export function groupsOf<Entry extends Lying>({ entries, groups }: Lot<Entry>, wall?: Wall): NoteGroup<Entry>[] {
	const notes = Map.groupBy(
		entries.filter((entry) => entry.group && within(entry, wall)),
		(entry) => entry.group
	);
	return groups
		.filter((group) => within(group, wall))
		.flatMap((group) => {
			const its = notes.get(group.id);
			return its ? [{ ...group, entries: its.toSorted(byPlace) }] : [];
		})
		.sort(byPlace);
}

/** The notes that lie in no group, by place. */
export const looseOf = <Entry extends Lying>({ entries }: Pick<Lot<Entry>, 'entries'>, wall?: Wall): Entry[] =>
	entries.filter((entry) => !entry.group && within(entry, wall)).sort(byPlace);

/** What stands in a column: groups and loose notes among each other, by place. */
export type Standing<Entry extends Lying> =
	| { readonly kind: 'group'; readonly id: string; readonly place: string; readonly group: NoteGroup<Entry> }
	| { readonly kind: 'note'; readonly id: string; readonly place: string; readonly entry: Entry };

export function standingIn<Entry extends Lying>(lot: Lot<Entry>, wall: Wall): Standing<Entry>[] {
	return [
		...groupsOf(lot, wall).map((group) => ({ kind: 'group' as const, id: group.id, place: group.place, group })),
		...looseOf(lot, wall).map((entry) => ({ kind: 'note' as const, id: entry.id, place: entry.place, entry }))
	].sort(byPlace);
}
