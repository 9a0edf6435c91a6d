import type { Figures } from '#lib/synthesis/figures.ts';
import type { ToolField } from '#lib/tools/schema.ts';

/** One scale of a spider: how it was answered now and the time before, null where nothing of it may be told. */
export interface Leg {
	readonly id: string;
	/** What stands at its end: its short name, or its number. */
	readonly name: string;
	/** The whole statement. */
	readonly label: string;
	readonly now: Figures | null;
	readonly then: Figures | null;
}

/** Several scales of the same length as one picture. */
export interface Spider {
	readonly from: number;
	readonly to: number;
	readonly low: string;
	readonly high: string;
	readonly legs: readonly Leg[];
}

type Scale = Extract<ToolField, { kind: 'scale' }>;
type Answered = Readonly<Record<string, Figures | null | undefined>>;

/** A spider of scales with the figures of each, by the keys of the fields; null where nothing of it may be told. */
export function spiderOf(scales: readonly Scale[], now: Answered, then: Answered = {}): Spider | null {
	const [first] = scales;
	if (!first || scales.every(({ key }) => !now[key])) return null;
	const { from, to, low, high } = first;
	return {
		...{ from, to, low, high },
		legs: scales.map(({ key, label, leg }, index) => ({
			...{ id: key, name: leg ?? String(index + 1), label },
			...{ now: now[key] ?? null, then: then[key] ?? null }
		}))
	};
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Where a leg of so many is at a share of its length: the first points up, the others follow clockwise; whole legs are 1 long. */
export function pointOn(index: number, count: number, share: number): Point {
	const angle = (index / count) * 2 * Math.PI;
	return { x: Math.sin(angle) * share, y: -Math.cos(angle) * share };
}

/** The lowest step of the scale lies a little out from the middle: who all answer it have a shape, too. */
const innermost = 0.16;
export const shareOf = (value: number, { from, to }: Pick<Spider, 'from' | 'to'>): number =>
	innermost + (1 - innermost) * ((value - from) / (to - from));

/** The corners of a shape, leg by leg; none where a leg has no mean. */
export const cornersOf = ({ legs, ...scale }: Spider, when: 'now' | 'then'): (Point | null)[] =>
	legs.map((leg, index) => {
		const figures = leg[when];
		return figures && pointOn(index, legs.length, shareOf(figures.mean, scale));
	});

/** Neighbours that both have a corner; all round, so that a whole shape is closed. */
export const sidesOf = (corners: readonly (Point | null)[]): (readonly [Point, Point])[] =>
	corners.flatMap((one, index): (readonly [Point, Point])[] => {
		const next = corners[(index + 1) % corners.length];
		return one && next ? [[one, next]] : [];
	});

/** The legs that are shortest now, and those whose answers lie furthest apart; none where they are all alike. */
export function tellingLegs({ legs }: Spider): { readonly shortest: readonly Leg[]; readonly widest: readonly Leg[] } {
	const told = legs.flatMap((leg) =>
		leg.now ? [{ leg, mean: leg.now.mean, wide: leg.now.upper - leg.now.lower }] : []
	);
	const least = Math.min(...told.map(({ mean }) => mean));
	const most = Math.max(...told.map(({ wide }) => wide));
	const some = (found: typeof told) => (found.length < told.length ? found.map(({ leg }) => leg) : []);
	return {
		shortest: some(told.filter(({ mean }) => mean === least)),
		widest: some(told.filter(({ wide }) => wide === most))
	};
}
