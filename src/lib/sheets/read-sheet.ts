import * as Y from 'yjs';
import { byPlace, readPlace } from '#lib/agenda/places.ts';
import { isId } from '#lib/ids/id.ts';
import { isKey, limits, type EntryJson, type SheetJson } from './entry.ts';

export const entriesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('entries');

const clean = (value: unknown, longest: number): string =>
	(typeof value === 'string' || value instanceof Y.Text ? value.toString() : '')
		// eslint-disable-next-line no-control-regex -- characters that no text has
		.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]+/g, ' ')
		.slice(0, longest)
		.toWellFormed();

const dueOf = (value: unknown): string =>
	typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';

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
		text: clean(fields.get('text'), limits.text),
		value: clean(fields.get('value'), limits.value),
		owner: clean(fields.get('owner'), limits.owner),
		due: dueOf(fields.get('due')),
		shown: fields.get('shown') === true,
		removed: fields.get('removed') === true
	};
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The sheet as plain JSON. Total: whatever does not belong is skipped, lengths and numbers are cut. */
export function readSheet(doc: Y.Doc): SheetJson {
	const all: EntryJson[] = [];
	let looked = 0;
	for (const [id, value] of entriesOf(doc).entries()) {
		if (++looked > limits.read) break;
		const entry = isId(id) && value instanceof Y.Map ? readEntry(id, value as Y.Map<unknown>) : null;
		if (entry) all.push(entry);
	}
	all.sort((a, b) => compare(a.step, b.step) || compare(a.field, b.field) || byPlace(a, b));
	return {
		entries: [...all.filter((one) => !one.removed).slice(0, limits.entries), ...all.filter((one) => one.removed)]
	};
}

/** The words of a sheet, one entry a line. */
export const plainSheet = ({ entries }: SheetJson): string =>
	entries
		.filter((entry) => !entry.removed && entry.text)
		.map((entry) => (entry.owner ? `${entry.text} (${entry.owner})` : entry.text))
		.join('\n');
