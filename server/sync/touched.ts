import * as Y from 'yjs';
import type { Decoded } from './guard.ts';

/** Where something is written: the root's name and the keys below it, down to the text or value itself. */
export type Path = readonly string[];

export interface Touch {
	readonly path: Path;
	/** What is set there; of what is deleted, nothing. */
	readonly values: () => readonly unknown[];
}
const none = (): readonly unknown[] => [];

type Struct = Decoded['structs'][number];
interface Id {
	readonly client: number;
	readonly clock: number;
}
const isId = (value: unknown): value is Id => typeof value === 'object' && value !== null && 'clock' in value;

/** The index of the struct that holds a clock, or of the first after it; structs lie without gaps. */
function indexAt(structs: readonly Struct[], clock: number): number {
	let [low, high] = [0, structs.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const { id, length } = structs[middle] as Struct;
		if (id.clock + length <= clock) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * Which places of a document an update writes in or deletes from; of what the document no longer knows the place of,
 * nothing. In: an update that the guard has let through. At most one path for each run of structs and deletions.
 */
export function* touched({ structs, ds }: Decoded, doc: Y.Doc): Generator<Touch> {
	const { store } = doc;
	const fresh = Map.groupBy(structs, ({ id }) => id.client);
	const roots = new Map<unknown, string>([...doc.share].map(([name, type]) => [type, name]));
	const find = ({ client, clock }: Id): Struct | undefined => {
		const all = clock < Y.getState(store, client) ? (store.clients.get(client) ?? []) : (fresh.get(client) ?? []);
		const one = all[indexAt(all, clock)];
		return one && one.id.clock <= clock ? one : undefined;
	};
	/**
	 * The place of an item, or null where it is not known. Depth and neighbours of a hostile update end somewhere: the one
	 * of its items that leans on what the document holds is among those that are asked for, and near it.
	 */
	const pathOf = (struct: Struct | undefined, left = 64): Path | null => {
		if (!(struct instanceof Y.Item) || left === 0) return null;
		const { parent, parentSub } = struct;
		if (parent instanceof Y.AbstractType) {
			const name = roots.get(parent);
			const above = parent._item ? pathOf(parent._item, left - 1) : name === undefined ? null : [name];
			return above && (parentSub === null ? above : [...above, parentSub]);
		}
		// The names of an update that has not been applied: a root's name, an item's id, or none beside a neighbour.
		const named: unknown = parent;
		const above = typeof named === 'string' ? [named] : isId(named) ? pathOf(find(named), left - 1) : undefined;
		if (above === null) return null;
		if (above) return parentSub === null ? above : [...above, parentSub];
		const beside = struct.origin ?? struct.rightOrigin;
		return beside ? pathBeside(find(beside), left - 1) : null;
	};
	const besides = new Map<Struct, Path | null>();
	/** Neighbours share their place; a long run of them is walked once. */
	const pathBeside = (struct: Struct | undefined, left: number): Path | null => {
		if (!struct) return null;
		const known = besides.get(struct);
		if (known !== undefined) return known;
		const path = pathOf(struct, left);
		besides.set(struct, path);
		return path;
	};

	for (const struct of structs) {
		if (struct.id.clock + struct.length <= Y.getState(store, struct.id.client)) continue;
		const path = pathBeside(struct, 64);
		const values = () => (struct instanceof Y.Item ? struct.content.getContent() : []) as readonly unknown[];
		if (path) yield { path, values };
	}
	for (const [client, ranges] of ds.clients)
		for (const { clock, len } of ranges) {
			const all = store.clients.get(client) ?? [];
			for (let at = indexAt(all, clock); at < all.length; at += 1) {
				const one = all[at] as Struct;
				if (one.id.clock >= clock + len) break;
				if (!(one instanceof Y.Item) || one.deleted) continue;
				const path = pathOf(one);
				if (path) yield { path, values: none };
			}
		}
}
