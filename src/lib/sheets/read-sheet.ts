import * as Y from 'yjs';
import { byPlace, readPlace } from '#lib/agenda/places.ts';
import { isId } from '#lib/ids/id.ts';
import { isKey, limits, type EntryJson, type SheetJson } from './entry.ts';
import { groupsOf, type GroupJson } from './groups.ts';

export const entriesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('entries');
export const groupMapOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('groups');
/** Keys of the steps that are written in no more; the server's alone. */
export const shutMapOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('shut');

/** A text as it is read: without what no text has, and no longer than that. */
export const readWords = (value: unknown, longest: number): string =>
	(typeof value === 'string' || value instanceof Y.Text ? value.toString() : '')
		// eslint-disable-next-line no-control-regex -- characters that no text has
		.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]+/g, ' ')
		.slice(0, longest)
		.toWellFormed();

const dueOf = (value: unknown): string =>
	typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';

const idOf = (value: unknown): string => (typeof value === 'string' && isId(value) ? value : '');

/** One entry of the map as it stands; none when it does not say where it belongs. */
export function readEntry(id: string, fields: Y.Map<unknown>): EntryJson | null {
	const [step, field, column] = [fields.get('step'), fields.get('field'), fields.get('column')];
	if (!isKey(step) || !isKey(field)) return null;
	return {
		id,
		step,
		field,
		column: isKey(column) ? column : '',
		place: readPlace(fields.get('place')),
		group: idOf(fields.get('group')),
		text: readWords(fields.get('text'), limits.text),
		value: readWords(fields.get('value'), limits.value),
		owner: readWords(fields.get('owner'), limits.owner),
		due: dueOf(fields.get('due')),
		shown: fields.get('shown') === true,
		removed: fields.get('removed') === true
	};
}

function readGroup(id: string, fields: Y.Map<unknown>): GroupJson | null {
	const [step, field, column] = [fields.get('step'), fields.get('field'), fields.get('column')];
	if (!isKey(step) || !isKey(field)) return null;
	return {
		...{ id, step, field, column: isKey(column) ? column : '' },
		place: readPlace(fields.get('place')),
		title: readWords(fields.get('title'), limits.title),
		removed: fields.get('removed') === true
	};
}

function* mapsOf(all: Y.Map<unknown>): Generator<[string, Y.Map<unknown>]> {
	let looked = 0;
	for (const [id, value] of all.entries()) {
		if (++looked > limits.read) return;
		if (isId(id) && value instanceof Y.Map) yield [id, value as Y.Map<unknown>];
	}
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
type Sorted = Pick<EntryJson, 'id' | 'step' | 'field' | 'place'>;
const inOrder = (a: Sorted, b: Sorted) => compare(a.step, b.step) || compare(a.field, b.field) || byPlace(a, b);

/** As many notes as a sheet holds, and as many answers: neither takes the other's room. */
function mostOf(entries: readonly EntryJson[]): EntryJson[] {
	let [notes, answers] = [0, 0];
	return entries.filter(({ value }) => (value === '' ? ++notes <= limits.entries : ++answers <= limits.answers));
}

/**
 * The sheet as plain JSON. Total: whatever does not belong is skipped, lengths and numbers are cut. An entry is in the
 * group it names last, if that group is there and of its field, and stands then where the group stands; else it is loose.
 */
export function readSheet(doc: Y.Doc): SheetJson {
	const groups = [...mapsOf(groupMapOf(doc))]
		.map(([id, fields]) => readGroup(id, fields))
		.filter((one) => one !== null);
	const standing = new Map(groups.filter((one) => !one.removed).map((one) => [one.id, one]));
	const all: EntryJson[] = [];
	for (const [id, fields] of mapsOf(entriesOf(doc))) {
		const entry = readEntry(id, fields);
		if (!entry) continue;
		const group = standing.get(entry.group);
		const lies = group?.step === entry.step && group.field === entry.field;
		all.push(lies ? { ...entry, column: group.column } : { ...entry, group: '' });
	}
	all.sort(inOrder);
	groups.sort(inOrder);
	return { entries: [...mostOf(all.filter((one) => !one.removed)), ...all.filter((one) => one.removed)], groups };
}

/** The words of a sheet, one entry a line, and what its groups are called. */
export const plainSheet = ({ entries, groups }: SheetJson): string =>
	[
		...groupsOf({ entries, groups }).flatMap(({ title }) => (title ? [title] : [])),
		...entries
			.filter((entry) => !entry.removed && entry.text)
			.map((entry) => (entry.owner ? `${entry.text} (${entry.owner})` : entry.text))
	].join('\n');
