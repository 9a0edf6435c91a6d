import * as Y from 'yjs';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];

/** Structs that Yjs looks at in the time of a step. */
const looksInStep = 20;

const holds = (item: Y.Item | Y.GC, { client, clock }: Y.ID): boolean =>
	item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length;

const typeOf = (parent: Y.Item | Y.GC): Y.AbstractType<unknown> | null =>
	parent instanceof Y.Item && parent.content instanceof Y.ContentType
		? (parent.content.type as Y.AbstractType<unknown>)
		: null;

/** Items from here to the one that holds `until`, at most `most`. */
function walk(from: Y.Item | null, step: 'left' | 'right', until: Y.ID | null, most: number): number {
	let count = 0;
	for (let item = from; item && count < most && !(until && holds(item, until)); item = item[step]) count += 1;
	return count;
}

/** How many items stand where a newcomer wants to be, at most `most`: it has to be compared with each. */
function crowd(doc: Y.Doc, { origin, rightOrigin, parent, parentSub }: Y.Item, most: number): number {
	if (origin) {
		const left = Y.getItem(doc.store, origin);
		if (!(left instanceof Y.Item)) return 0;
		const within = origin.clock < left.id.clock + left.length - 1;
		if (within && rightOrigin && holds(left, rightOrigin)) return 0;
		return walk(left.right, 'right', rightOrigin, most);
	}
	const known = parent instanceof Y.ID && parent.clock < Y.getState(doc.store, parent.client);
	const type =
		typeof parent === 'string' ? doc.share.get(parent) : known ? typeOf(Y.getItem(doc.store, parent)) : undefined;
	if (!type) return 0;
	if (parentSub === null) return walk(type._start, 'right', rightOrigin, most);
	return walk(type._map.get(parentSub) ?? null, 'left', null, most);
}

/** Whether a range is deleted already; deleting it again does nothing. */
function isGone(structs: readonly (Y.Item | Y.GC)[], { clock, len }: { clock: number; len: number }): boolean {
	for (let index = Y.findIndexSS(structs as Y.Item[], clock); index < structs.length; index += 1) {
		const struct = structs[index];
		if (!struct || struct.id.clock >= clock + len) return true;
		if (!struct.deleted) return false;
	}
	return true;
}

/** How many structs a range lies over. */
function covered(structs: readonly (Y.Item | Y.GC)[], { clock, len }: { clock: number; len: number }): number {
	const end = structs.at(-1);
	const last = end ? end.id.clock + end.length - 1 : 0;
	const indexOf = (at: number) => Y.findIndexSS(structs as Y.Item[], Math.min(at, last));
	return indexOf(clock + len - 1) - indexOf(clock) + 1;
}

function effortOfDeletions({ ds }: Decoded, doc: Y.Doc, most: number): number {
	let total = 0;
	for (const [client, ranges] of ds.clients) {
		const structs = doc.store.clients.get(client) ?? [];
		const end = Y.getState(doc.store, client);
		// Cutting an item in two moves all that lie behind it in its client's list.
		const each = 1 + structs.length / 1_000;
		// Honest ranges lie apart, and all of them together are one walk; whoever names the same again pays for it.
		let looks = -structs.length - ranges.length;
		for (const range of ranges) {
			if (total + looks / looksInStep > most) return total + looks / looksInStep;
			const there = range.len > 0 && range.clock < end;
			if (there) looks += covered(structs, range);
			if (!there || !isGone(structs, range)) total += each;
		}
		total += Math.max(0, looks) / looksInStep;
	}
	return total;
}

/**
 * About how many steps applying an update takes at most, counted until `most` is passed. Parts that all want one place
 * take as many as their square, because each newcomer is compared with all who are there: those in the document are
 * counted, those within the update are taken to be all rivals.
 */
export function effort(update: Decoded, doc: Y.Doc, most: number): number {
	const { store } = doc;
	const isNew = ({ id, length }: Struct) => id.clock + length > Y.getState(store, id.client);
	const fresh = update.structs.filter(isNew);
	let total = fresh.length ** 2 / 2 + effortOfDeletions(update, doc, most);
	for (const struct of fresh) {
		if (total > most) break;
		if (!(struct instanceof Y.Item)) continue;
		const { origin } = struct;
		if (!origin || origin.clock < Y.getState(store, origin.client)) total += crowd(doc, struct, most);
	}
	return total;
}
