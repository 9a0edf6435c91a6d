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
 * nothing. In: an update that the guard has let through. At most one path for each struct, and one for all deletions in a
 * place: no more work than looking once at what the update brings and at what it deletes.
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
	/** The ask ended before it came to a place it knows: what it found holds for that ask alone. */
	let cut = false;
	/** Remembers what `look` found; asks of hostile depth are asked again, since from nearer they may have an answer. */
	const remembered = <Thing>(look: (thing: Thing, left: number) => Path | null) => {
		const known = new Map<Thing, Path | null>();
		return (thing: Thing, left: number): Path | null => {
			const before = known.get(thing);
			if (before !== undefined) return before;
			const path = look(thing, left);
			if (!cut) known.set(thing, path);
			return path;
		};
	};
	/** The place of a type that the document holds. */
	const pathOfType = remembered((type: Y.AbstractType<unknown>, left): Path | null => {
		if (type._item) return pathOf(type._item, left - 1);
		const name = roots.get(type);
		return name === undefined ? null : [name];
	});
	/**
	 * The place of an item, or null where it is not known. Depth and neighbours of a hostile update end somewhere: the one
	 * of its items that leans on what the document holds is among those that are asked for, and near it.
	 */
	const pathOf = (struct: Struct | undefined, left: number): Path | null => {
		if (!(struct instanceof Y.Item)) return null;
		if (left === 0) {
			cut = true;
			return null;
		}
		const { parent, parentSub } = struct;
		// The names of an update that has not been applied: a root's name, an item's id, or none beside a neighbour.
		const named: unknown = parent;
		if (parent instanceof Y.AbstractType || typeof named === 'string' || isId(named)) {
			const held = parent instanceof Y.AbstractType ? pathOfType(parent, left) : null;
			const above = held ?? (typeof named === 'string' ? [named] : isId(named) ? pathOf(find(named), left - 1) : null);
			return above && (parentSub === null ? above : [...above, parentSub]);
		}
		const beside = struct.origin ?? struct.rightOrigin;
		const neighbour = beside && find(beside);
		return neighbour ? pathBeside(neighbour, left - 1) : null;
	};
	/** Neighbours share their place; a long run of them is walked once. */
	const pathBeside = remembered(pathOf);
	const ask = (struct: Struct): Path | null => {
		cut = false;
		return pathBeside(struct, 64);
	};

	for (const struct of structs) {
		if (struct.id.clock + struct.length <= Y.getState(store, struct.id.client)) continue;
		const path = ask(struct);
		const values = () => (struct instanceof Y.Item ? struct.content.getContent() : []) as readonly unknown[];
		if (path) yield { path, values };
	}
	const asked = new Map<unknown, Set<string | null>>();
	// Ranges may lie over each other: what many of them name is deleted once.
	for (const [client, ranges] of Y.mergeDeleteSets([ds]).clients)
		for (const { clock, len } of ranges) {
			const all = store.clients.get(client) ?? [];
			for (let at = indexAt(all, clock); at < all.length; at += 1) {
				const one = all[at] as Struct;
				if (one.id.clock >= clock + len) break;
				if (!(one instanceof Y.Item) || one.deleted) continue;
				const keys = asked.get(one.parent) ?? new Set();
				if (keys.has(one.parentSub)) continue;
				asked.set(one.parent, keys.add(one.parentSub));
				const path = ask(one);
				if (path) yield { path, values: none };
			}
		}
}
