import * as Y from 'yjs';
import { isId } from '#lib/ids/id.ts';
import { byPlace, readPlace } from './places.ts';
import { itemKind, limits, type AgendaItemJson, type AgendaJson } from './item.ts';

/** The one root of an agenda document: a map from item id to its fields. */
export const itemsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('items');

const text = (value: unknown, longest: number): string =>
	(value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : '')
		// eslint-disable-next-line no-control-regex -- line breaks and other control characters have no place on one line
		.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
		.slice(0, longest)
		// The cut may have gone through a character; half of one does not outlive its storing.
		.toWellFormed();

/** One entry of the map as it stands, before the tree is made of them. */
export function readFields(id: string, fields: Y.Map<unknown>): AgendaItemJson {
	const kind = itemKind(fields.get('kind'));
	const parent = fields.get('parent');
	const minutes = fields.get('minutes');
	const whole = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 0 && minutes <= limits.minutes;
	return {
		id,
		place: readPlace(fields.get('place')),
		parentId: typeof parent === 'string' && isId(parent) ? parent : null,
		title: text(fields.get('title'), limits.title),
		kind,
		presenter: text(fields.get('presenter'), limits.presenter),
		minutes: whole ? minutes : null,
		numbered: kind !== 'section' && fields.get('numbered') !== false,
		removed: typeof fields.get('removed') === 'string'
	};
}

/**
 * For each item the one that stands at the top of its chain of parents, itself if it has none. Two people who move at
 * once can make a chain of three or a ring; a ring is cut at its smallest id, so that every reader cuts it alike. Each
 * item is walked over once: what a hostile hand wrote may be one long chain.
 */
function topsOf(live: ReadonlyMap<string, AgendaItemJson>): ReadonlyMap<string, string> {
	const tops = new Map<string, string>();
	for (const item of live.values()) {
		const way = new Map<string, number>();
		let at = item;
		let top = tops.get(at.id);
		while (top === undefined) {
			const again = way.get(at.id);
			if (again === undefined) {
				way.set(at.id, way.size);
				const parent = at.parentId === null ? undefined : live.get(at.parentId);
				top = parent ? tops.get(parent.id) : at.id;
				at = parent ?? at;
			} else top = [...way.keys()].slice(again).reduce((least, id) => (id < least ? id : least));
		}
		for (const id of way.keys()) tops.set(id, top);
	}
	return tops;
}

/**
 * The agenda as plain JSON. Total: whatever does not belong is skipped, lengths are cut, and the tree has two levels
 * whatever was written: first the items in order, each followed by its sub-items, then those that were removed.
 */
export function readAgenda(doc: Y.Doc): AgendaJson {
	const all: AgendaItemJson[] = [];
	for (const [id, value] of itemsOf(doc).entries())
		if (isId(id) && value instanceof Y.Map) all.push(readFields(id, value as Y.Map<unknown>));
	all.sort(byPlace);
	all.length = Math.min(all.length, limits.read);

	const live = new Map(all.filter((item) => !item.removed).map((item) => [item.id, item]));
	const tops: AgendaItemJson[] = [];
	const under = new Map<string, AgendaItemJson[]>();
	const topOf = topsOf(live);
	for (const item of live.values()) {
		const top = topOf.get(item.id) ?? item.id;
		if (top === item.id) tops.push({ ...item, parentId: null });
		else if (under.get(top)?.push({ ...item, parentId: top }) === undefined)
			under.set(top, [{ ...item, parentId: top }]);
	}
	return {
		items: [
			...tops.flatMap((item) => [item, ...(under.get(item.id) ?? [])]).slice(0, limits.items),
			...all.filter((item) => item.removed).slice(0, limits.items)
		]
	};
}

/** The words of an agenda, one item a line. */
export const plainAgenda = ({ items }: AgendaJson): string =>
	items
		.filter((item) => !item.removed)
		.map((item) => (item.presenter ? `${item.title} (${item.presenter})` : item.title))
		.join('\n');
