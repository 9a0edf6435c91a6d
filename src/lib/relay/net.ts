/** A table of the network: a group, or the office (`id` ''). */
export interface NetTable {
	readonly id: string;
	readonly name: string;
	readonly shortName: string;
	readonly kind: string;
	/** How many sit there. */
	readonly seats: number;
}

/** Open notes that one table waits for another with: from whom, and who is to do something; '' = the office. */
export interface NetThread {
	readonly from: string;
	readonly to: string;
	readonly notes: number;
	/** Whole days since the oldest of them was sent there. */
	readonly oldest: number;
}

export interface Net {
	readonly tables: readonly NetTable[];
	/** The one with most notes first. */
	readonly threads: readonly NetThread[];
}

/** An open note that lies between two tables. */
interface Waiting {
	readonly from: string;
	readonly to: string;
	/** In whole days. */
	readonly age: number;
}

/** Threads out of notes: one for each pair of tables and way between them, with every note of theirs. */
export function threadsOf(waiting: readonly Waiting[]): NetThread[] {
	const pairs = Map.groupBy(waiting, ({ from, to }) => `${from} ${to}`);
	return [...pairs.values()]
		.flatMap((its) => {
			const [one] = its;
			return one
				? [{ from: one.from, to: one.to, notes: its.length, oldest: Math.max(...its.map(({ age }) => age)) }]
				: [];
		})
		.sort((a, b) => b.notes - a.notes || b.oldest - a.oldest || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

interface Point {
	readonly x: number;
	readonly y: number;
}
/** A table in the picture; its name stands outside the ring, on the side where there is room. */
export interface PlacedTable extends NetTable, Point {
	readonly radius: number;
	/** One dot a seat, as far as there is room. */
	readonly dots: readonly Point[];
	/**
	 * `turn`: in degrees, where so many stand in the ring that the names must go outwards. `over`: what has two lines goes
	 * upwards.
	 */
	readonly label: Point & {
		readonly anchor: 'start' | 'middle' | 'end';
		readonly turn: number;
		readonly over: boolean;
	};
}
export interface PlacedThread extends NetThread {
	readonly path: string;
	/** Where its number stands. */
	readonly middle: Point;
}

const round = (value: number) => Math.round(value * 10) / 10;
const radiusOf = 15;
const mostDots = 12;
/** More tables than this, and their names are turned outwards. */
const mostLevel = 14;

const dotsOf = ({ x, y }: Point, seats: number): Point[] => {
	const shown = Math.min(seats, mostDots);
	return Array.from({ length: shown }, (_, n) => {
		const turn = (n / shown) * 2 * Math.PI - Math.PI / 2;
		return { x: round(x + (radiusOf + 5) * Math.cos(turn)), y: round(y + (radiusOf + 5) * Math.sin(turn)) };
	});
};

/** Where a table's name stands, seen from the middle of the ring: beside it, where there is little room over or under it. */
function labelOf(
	{ x, y }: Point,
	angle: number,
	{ outwards, narrow }: { readonly outwards: boolean; readonly narrow: boolean }
): PlacedTable['label'] {
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const anchor = cos < -0.001 ? 'end' : 'start';
	if (outwards) {
		const degrees = round((angle * 180) / Math.PI);
		const turn = anchor === 'end' ? degrees + 180 : degrees;
		return { x: round(x + 27 * cos), y: round(y + 27 * sin), anchor, turn, over: false };
	}
	if (narrow || Math.abs(cos) < 0.25) {
		const over = sin < -0.2;
		return { x, y: round(y + (over ? -32 : 40)), anchor: 'middle', turn: 0, over };
	}
	return { x: round(x + Math.sign(cos) * 28), y: round(y + 5), anchor, turn: 0, over: false };
}

/**
 * The picture's plan: the tables in a ring, the office at the top, wide enough that no two touch and drawn out to fill
 * the room there is: sideways, or on a phone downwards. A thread bends towards the middle, so that it passes no table,
 * and one there and one back lie beside each other. `room`: in pixels; less is used as far as that goes.
 */
export function netPlan(
	{ tables, threads }: Net,
	room = 1_000
): {
	readonly width: number;
	readonly height: number;
	readonly tables: readonly PlacedTable[];
	readonly threads: readonly PlacedThread[];
} {
	const narrow = room < 500;
	const outwards = tables.length > mostLevel;
	const beside = narrow && !outwards ? 58 : 124;
	const ring = Math.max(narrow ? 104 : 130, Math.ceil((tables.length * 64) / (2 * Math.PI)));
	const across = narrow || outwards ? ring : Math.max(ring, Math.min(Math.floor(room / 2) - beside, 2 * ring));
	const down = narrow && !outwards ? Math.max(ring, 156) : ring;
	const middle = { x: across + beside, y: down + (outwards ? 124 : 66) };
	const placed = tables.map((table, n): PlacedTable => {
		const angle = (n / Math.max(1, tables.length)) * 2 * Math.PI - Math.PI / 2;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		const [x, y] = [round(middle.x + across * cos), round(middle.y + down * sin)];
		return {
			...table,
			x,
			y,
			radius: radiusOf,
			dots: dotsOf({ x, y }, table.seats),
			label: labelOf({ x, y }, angle, { outwards, narrow })
		};
	});
	const at = new Map(placed.map((table) => [table.id, table]));
	return {
		width: 2 * middle.x,
		height: outwards ? 2 * middle.y : Math.max(...placed.map(({ y, label }) => Math.max(y + 46, label.y + 30))),
		tables: placed,
		threads: threads.flatMap((thread): PlacedThread[] => {
			const [a, b] = [at.get(thread.from), at.get(thread.to)];
			if (!a || !b || a === b) return [];
			const [dx, dy] = [b.x - a.x, b.y - a.y];
			const length = Math.hypot(dx, dy) || 1;
			// To its own left, seen from where it comes: there and back bend to either side.
			const bend = { x: round((a.x + b.x) / 2 + (dy / length) * 16), y: round((a.y + b.y) / 2 - (dx / length) * 16) };
			const pull = 0.35;
			const by = {
				x: round(bend.x + (middle.x - bend.x) * pull),
				y: round(bend.y + (middle.y - bend.y) * pull)
			};
			const half = (from: number, over: number, to: number) => round(0.25 * from + 0.5 * over + 0.25 * to);
			return [
				{
					...thread,
					path: `M${a.x} ${a.y}Q${by.x} ${by.y} ${b.x} ${b.y}`,
					middle: { x: half(a.x, by.x, b.x), y: half(a.y, by.y, b.y) }
				}
			];
		})
	};
}
