import type { Part } from './part.ts';
import { parts, shapePath } from './part.ts';

/**
 * The round table: organisations on the seats of four quarters, drawn from data. Pure geometry in a box of 320 × 320
 * about (0,0); the component only paints what comes out. Measures: see each constant.
 */
export type SeatState = 'here' | 'remote' | 'expected' | 'away' | 'missing';

export interface Seat {
	/** Short name of the member organisation: several seats may share it. */
	readonly org: string;
	readonly part: Part;
	/** Name of the person; null for the empty seat of an organisation that is missing. */
	readonly who: string | null;
	readonly state: SeatState;
	readonly chair?: boolean;
	readonly speaking?: boolean;
	/** A substitute who serves. */
	readonly sub?: boolean;
	/** Second row: a substitute is there but does not serve ('here'), or has stepped forward from it ('free'). */
	readonly behind?: 'here' | 'free';
}

export type Detail = 'full' | 'badge' | 'mini';

/** 320 down to 200 px is the full drawing, down to 64 the badge, below that the mini. */
export const detailOf = (size: number): Detail => (size >= 200 ? 'full' : size >= 64 ? 'badge' : 'mini');

/** Where each part's quarter begins, in degrees clockwise from three o'clock: AF upper left, FK upper right … */
export const quarterFrom: Record<Part, number> = { af: -180, fk: -90, region: 0, kommun: 90 };

/** Radii of the disc, the edge's two sides, seats and second row; `gap` degrees are kept free at both ends of an arc. */
const measures = {
	full: { top: 85, inner: 91, outer: 101, seat: 126, behind: 154, gap: 3.5, widest: 16, spread: 85, air: 3.2 },
	badge: { top: 82, inner: 82, outer: 106, seat: 137, behind: 0, gap: 4.5, widest: 19, spread: 82, air: 2.4 },
	mini: { top: 0, inner: 70, outer: 104, seat: 138, behind: 0, gap: 6, widest: 19, spread: 82, air: 2.4 }
} as const satisfies Record<Detail, unknown>;

/** Text goes on seats from this half-size up. */
const leastForText = 13;
/** From eleven seats in a quarter nine are drawn, and a number for the rest. */
const mostDrawn = 10;

export interface DrawnSeat {
	readonly seat: Seat;
	readonly x: number;
	readonly y: number;
	readonly half: number;
	/** Degrees, for what points outward. */
	readonly angle: number;
	readonly path: string;
	readonly text: { readonly y: number } | null;
	readonly speaking: string | null;
	readonly chair: { readonly x: number; readonly y: number; readonly turn: number } | null;
	readonly remote: string | null;
	readonly slash: string | null;
	readonly behind: { readonly x: number; readonly y: number; readonly path: string } | null;
	/** From the seat back to the place a serving substitute left, for both ends in the seat's own frame. */
	readonly moved: string | null;
}

export interface DrawnPart {
	readonly part: Part;
	readonly arc: string;
	/** Nobody of the part is there, though somebody should be. */
	readonly gone: boolean;
	readonly seats: readonly DrawnSeat[];
	/** How many seats are not drawn, and where their number stands. */
	readonly more: { readonly count: number; readonly x: number; readonly y: number } | null;
	readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
	readonly here: number;
	readonly members: number;
}

export interface DrawnTable {
	readonly detail: Detail;
	/** Radius of the disc; 0 draws none. */
	readonly top: number;
	readonly parts: readonly DrawnPart[];
	readonly here: number;
	readonly members: number;
	readonly missing: readonly string[];
}

const short = (value: number) => Number(value.toFixed(2));
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const at = (radius: number, degrees: number): [number, number] => [
	short(radius * Math.cos(radians(degrees))),
	short(radius * Math.sin(radians(degrees)))
];

/** A piece of a ring between two radii and two angles. */
function band(inner: number, outer: number, from: number, to: number): string {
	const [a, b, c, d] = [at(inner, from), at(inner, to), at(outer, to), at(outer, from)];
	return `M${a.join(' ')}A${inner} ${inner} 0 0 1 ${b.join(' ')}L${c.join(' ')}A${outer} ${outer} 0 0 0 ${d.join(' ')}Z`;
}

/** Whether a seat counts as somebody being there; before the meeting those expected do. */
const counts = (seat: Seat, coming: boolean) =>
	seat.state === 'here' || seat.state === 'remote' || (coming && seat.state === 'expected');

/** Member organisations of these seats, and how many of them have somebody there. */
function coverage(seats: readonly Seat[], coming: boolean): Map<string, boolean> {
	const members = new Map<string, boolean>();
	for (const seat of seats) members.set(seat.org, (members.get(seat.org) ?? false) || counts(seat, coming));
	return members;
}

/**
 * Everything to draw for these seats at a size in pixels. `coming` counts those expected, for a meeting that has not
 * begun. Within a quarter the seats keep the order given, clockwise.
 */
export function drawTable(seats: readonly Seat[], size: number, coming = false): DrawnTable {
	const detail = detailOf(size);
	const drawn = parts.map((part) =>
		drawPart(
			part,
			seats.filter((seat) => seat.part === part),
			detail,
			coming
		)
	);
	const all = coverage(seats, coming);
	return {
		detail,
		top: measures[detail].top,
		parts: drawn,
		here: [...all.values()].filter(Boolean).length,
		members: all.size,
		missing: [...all].filter(([, there]) => !there).map(([org]) => org)
	};
}

function drawPart(part: Part, seats: readonly Seat[], detail: Detail, coming: boolean): DrawnPart {
	const r = measures[detail];
	const from = quarterFrom[part];
	const crowded = seats.length > mostDrawn;
	const shown = crowded ? seats.slice(0, mostDrawn - 1) : seats;
	const places = crowded ? mostDrawn : shown.length;
	const step = Math.min(25, r.spread / Math.max(places, 1));
	const half = Math.min(r.widest, (radians(step) * r.seat) / 2 - r.air);
	const angleOf = (index: number) => from + 45 + (index - (places - 1) / 2) * step;
	const members = coverage(seats, coming);
	const [moreX, moreY] = at(r.seat, angleOf(mostDrawn - 1));
	return {
		part,
		arc: band(r.inner, r.outer, from + r.gap, from + 90 - r.gap),
		gone: seats.length > 0 && seats.every((seat) => seat.state === 'missing' || seat.state === 'away'),
		seats: shown.map((seat, index) => drawSeat(seat, angleOf(index), step, half, detail)),
		more: crowded ? { count: seats.length - shown.length, x: moreX, y: moreY } : null,
		label: {
			x: part === 'af' || part === 'kommun' ? -159 : 159,
			y: part === 'af' || part === 'fk' ? -136 : 144,
			anchor: part === 'af' || part === 'kommun' ? 'start' : 'end'
		},
		here: [...members.values()].filter(Boolean).length,
		members: members.size
	};
}

function drawSeat(seat: Seat, angle: number, step: number, half: number, detail: Detail): DrawnSeat {
	const r = measures[detail];
	const [x, y] = at(r.seat, angle);
	const full = detail === 'full';
	const [behindX, behindY] = at(r.behind, angle);
	const [chairX, chairY] = at(r.top - 8, angle);
	const wide = Math.min(step, 20) / 2 - 0.8;
	return {
		seat,
		x,
		y,
		half: short(half),
		angle: short(angle),
		path: shapePath(seat.part, half),
		text: full && half >= leastForText ? { y: seat.part === 'kommun' ? 5.4 : 4.2 } : null,
		speaking: full && seat.speaking ? band(r.inner - 1.5, r.outer + 1.5, angle - wide, angle + wide) : null,
		chair: full && seat.chair ? { x: chairX, y: chairY, turn: short(angle + 90) } : null,
		remote: full && seat.state === 'remote' ? waves(half) : null,
		slash: full && seat.state === 'away' ? `M${short(-half)} ${short(half)}L${short(half)} ${short(-half)}` : null,
		behind:
			full && seat.behind ? { x: short(behindX - x), y: short(behindY - y), path: shapePath(seat.part, 6) } : null,
		moved:
			full && seat.behind === 'free'
				? `M${at(half + 1, angle).join(' ')}L${at(r.behind - r.seat - 6.5, angle).join(' ')}`
				: null
	};
}

/** Two arcs outward, drawn toward three o'clock and turned by the seat's angle. */
const waves = (half: number) =>
	`M${short(half + 5)} -6A9 9 0 0 1 ${short(half + 5)} 6M${short(half + 9)} -9A13 13 0 0 1 ${short(half + 9)} 9`;
