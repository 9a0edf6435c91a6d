import * as Y from 'yjs';
import { placesAt } from '#lib/agenda/places.ts';
import { groupsOf, standingIn, type Wall } from './groups.ts';
import { entriesOf, groupMapOf, readSheet } from './read-sheet.ts';

const mapAt = (all: Y.Map<unknown>, id: string): Y.Map<unknown> | undefined => {
	const fields = all.get(id);
	return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : undefined;
};
/** What is kept of an entry, and of a group. */
export const fieldsOf = (doc: Y.Doc, id: string) => mapAt(entriesOf(doc), id);
export const groupFieldsOf = (doc: Y.Doc, id: string) => mapAt(groupMapOf(doc), id);

/** Where something is laid: loose in a column, or in a group. */
export interface Spot {
	readonly wall: Required<Wall>;
	readonly group: string;
}

interface Sibling {
	readonly id: string;
	readonly place: string;
}

/** What stands at a spot, in order: the notes of a group, or the groups and loose notes of a column. */
export function standingAt(doc: Y.Doc, { wall, group }: Spot): readonly Sibling[] {
	const sheet = readSheet(doc);
	if (!group) return standingIn(sheet, wall);
	return groupsOf(sheet).find((one) => one.id === group)?.entries ?? [];
}

/** Sets a field where it says something else: a value that is set again would win over another's for nothing. */
export function set(fields: Y.Map<unknown> | undefined, name: string, value: string): void {
	if (fields && (fields.get(name) ?? '') !== value) fields.set(name, value);
}

/**
 * Gives what is laid at `index` among its siblings there its place, and them theirs where they need a new one. Out: the
 * places of the laid ones, for whatever is not in the document yet.
 */
export function layAt(doc: Y.Doc, siblings: readonly Sibling[], index: number, laid: readonly string[]) {
	const places = placesAt(siblings, index, laid);
	for (const [id, place] of places) set(fieldsOf(doc, id) ?? groupFieldsOf(doc, id), 'place', place);
	return places;
}

/**
 * Lays an entry or a group at a spot: before one that stands there, one step up or down, or last. Out: whether it moved.
 */
export function layOne(
	doc: Y.Doc,
	id: string,
	spot: Spot,
	{ before, by = 0 }: { readonly before?: string | undefined; readonly by?: number | undefined }
): boolean {
	const all = standingAt(doc, spot);
	const others = all.filter((one) => one.id !== id);
	const here = all.findIndex((one) => one.id === id);
	const target = before === undefined ? -1 : others.findIndex((one) => one.id === before);
	const index = by !== 0 && here >= 0 ? here + by : target >= 0 ? target : others.length;
	if (index < 0 || index > others.length) return false;
	layAt(doc, others, index, [id]);
	return true;
}
