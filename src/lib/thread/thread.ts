/** What a knot of the thread is: something that can have come from somewhere and led somewhere. */
export const knotKinds = [
	'item',
	'matter',
	'decision',
	'assignment',
	'sheet',
	'entry',
	'relay',
	'proposal',
	'briefing'
] as const;
export type KnotKind = (typeof knotKinds)[number];

/** One knot as its reader sees it. Of what they may not see, there is a place, a time and nothing else. */
export interface Knot {
	readonly id: string;
	readonly at: Date;
	/** null: in another group. */
	readonly seen: {
		readonly kind: KnotKind;
		readonly title: string;
		/** null: the office. */
		readonly group: { readonly id: string; readonly name: string } | null;
		/** Where it stands; null when nothing opens it any more. */
		readonly href: string | null;
		/** It has been dealt with; otherwise the thread goes on from there. */
		readonly done: boolean;
		/** Struck or withdrawn, when and why: it keeps its place. */
		readonly removed: { readonly at: Date; readonly reason: string } | null;
	} | null;
}

/** An act that led from one knot to another. */
export interface Step {
	readonly from: string;
	readonly to: string;
	readonly act: string;
	readonly at: Date;
}

/** The whole chain behind and ahead of one thing. */
export interface Thread {
	readonly here: string;
	/** In the order it happened: nothing stands before what led to it. */
	readonly knots: readonly Knot[];
	readonly steps: readonly Step[];
	/** There was more than one can show. */
	readonly more: boolean;
}

/**
 * The knots in the order it happened: by time, but never before what led to them (a clock may have been moved, and a
 * thing can be linked to one that is older). Every knot once; in a circle, the oldest first.
 */
export function inOrder<K extends Pick<Knot, 'id' | 'at'>>(
	knots: readonly K[],
	steps: readonly Pick<Step, 'from' | 'to'>[]
): K[] {
	const left = new Map(knots.map((knot) => [knot.id, knot]));
	const order: K[] = [];
	const earlier = (a: K, b: K) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
	while (left.size > 0) {
		const waiting = new Set(steps.filter(({ from, to }) => from !== to && left.has(from)).map(({ to }) => to));
		const all = [...left.values()].sort(earlier);
		const next = all.find(({ id }) => !waiting.has(id)) ?? all[0];
		if (!next) break;
		order.push(next);
		left.delete(next.id);
	}
	return order;
}

/** Where a knot stands in the picture: its column (later to the right) and its lane (one a group). */
export interface Place {
	readonly column: number;
	readonly lane: number;
}

/** A lane: a group, the office (`group` null), or all groups one may not see (`unseen`). */
export interface Lane {
	readonly group: { readonly id: string; readonly name: string } | null;
	readonly unseen: boolean;
}

/** The picture's plan: lanes in the order the thread reaches them; no two knots share a place. */
export function planOf({ knots, steps }: Pick<Thread, 'knots' | 'steps'>): {
	readonly lanes: readonly Lane[];
	readonly columns: number;
	readonly places: ReadonlyMap<string, Place>;
} {
	const lanes: Lane[] = [];
	const keys: string[] = [];
	const places = new Map<string, Place>();
	const taken = new Set<string>();
	for (const knot of knots) {
		const key = knot.seen === null ? '?' : (knot.seen.group?.id ?? '');
		if (!keys.includes(key)) {
			keys.push(key);
			lanes.push({ group: knot.seen?.group ?? null, unseen: knot.seen === null });
		}
		const lane = keys.indexOf(key);
		const before = steps.filter(({ to }) => to === knot.id).flatMap(({ from }) => places.get(from)?.column ?? []);
		let column = before.length > 0 ? Math.max(...before) + 1 : 0;
		while (taken.has(`${lane}:${column}`)) column += 1;
		taken.add(`${lane}:${column}`);
		places.set(knot.id, { column, lane });
	}
	return { lanes, places, columns: Math.max(0, ...[...places.values()].map(({ column }) => column)) + 1 };
}
