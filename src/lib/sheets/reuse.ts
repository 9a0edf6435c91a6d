import type { SheetJson } from './entry.ts';
import type { Lying, NoteGroup, Standing } from './groups.ts';

/** Whether two of a kind say the same, field by field. */
function alike<Thing extends object>(one: Thing, other: Thing): boolean {
	const keys = Object.keys(one) as (keyof Thing)[];
	return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/**
 * A list in which each that says what it said before is the very object it was, and the very list where none is new: a
 * page then draws what has changed, and not three hundred notes for a letter in one of them.
 */
export function reuse<Thing extends { readonly id: string }>(
	before: readonly Thing[],
	now: readonly Thing[],
	same: (one: Thing, other: Thing) => boolean = alike
): readonly Thing[] {
	const known = new Map(before.map((one) => [one.id, one]));
	const all = now.map((one) => {
		const old = known.get(one.id);
		return old !== undefined && same(old, one) ? old : one;
	});
	return all.length === before.length && all.every((one, at) => one === before[at]) ? before : all;
}

/** A sheet as it is now, of the entries and groups that have not changed since. */
export function reuseSheet(before: SheetJson, now: SheetJson): SheetJson {
	const [entries, groups] = [reuse(before.entries, now.entries), reuse(before.groups, now.groups)];
	return entries === before.entries && groups === before.groups ? before : { entries, groups };
}

/** Whether two readings of a group, of reused notes, are the same. */
export function sameGroup<Entry extends Lying>(one: NoteGroup<Entry>, other: NoteGroup<Entry>): boolean {
	const { entries: before, ...head } = one;
	const { entries: now, ...others } = other;
	return alike(head, others) && before.length === now.length && before.every((entry, at) => entry === now[at]);
}

/** The same of what stands in a column. */
export function sameStanding<Entry extends Lying>(one: Standing<Entry>, other: Standing<Entry>): boolean {
	if (one.kind === 'note') return other.kind === 'note' && one.entry === other.entry;
	return other.kind === 'group' && sameGroup(one.group, other.group);
}
