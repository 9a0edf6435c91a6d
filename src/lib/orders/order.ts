export const lineKinds = ['tool', 'break', 'free'] as const;
export type LineKind = (typeof lineKinds)[number];
export const orderStates = ['planned', 'running', 'ended'] as const;
export type OrderState = (typeof orderStates)[number];

/** Longest texts, most lines, most minutes of a line. */
export const limits = { title: 200, who: 120, lines: 60, minutes: 480 } as const;
const minute = 60_000;

/** A line of a running order. */
export interface Line {
	readonly id: string;
	readonly kind: LineKind;
	readonly title: string;
	readonly minutes: number;
	/** Who leads it, in words. */
	readonly who: string;
	/** Key and language of a tool, with a colon between; '' for none. */
	readonly tool: string;
	readonly sheetId: string | null;
	readonly state: 'coming' | 'now' | 'done' | 'skipped';
	/** The clock time that everybody has been told. */
	readonly at: Date;
	/** When it is to begin whatever comes before, as a lunch does; null: after that. */
	readonly fixedAt: Date | null;
	/** Minutes it has got, where a line with a fixed time leaves it fewer than its own. */
	readonly given: number | null;
	readonly startedAt: Date | null;
	readonly endedAt: Date | null;
}

export interface Order {
	readonly state: OrderState;
	readonly startsAt: Date;
	readonly lines: readonly Line[];
}

const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute);
const coming = (line: Line) => line.state === 'coming';

/** Minutes that a line takes as the day is laid. */
export const takes = ({ minutes, given }: Line): number => given ?? minutes;
/** No line is shortened to less than this share of its own minutes for the sake of a fixed time. */
const shortest = 0.5;

/** Coming lines one after another, and no longer than `until` where shortening them as much as may be is enough. */
function laid(lines: readonly Line[], from: Date, until: Date | null): { readonly lines: Line[]; readonly end: Date } {
	const total = lines.reduce((sum, { minutes }) => sum + minutes, 0);
	const room = until ? Math.floor((until.getTime() - from.getTime()) / minute) : total;
	const share = room < total && room >= total * shortest ? room / total : 1;
	let [sum, at] = [0, from];
	const rows = lines.map((line) => {
		const before = Math.round(sum * share);
		sum += line.minutes;
		const minutes = Math.round(sum * share) - before;
		const row = { ...line, at, given: share < 1 ? minutes : null };
		at = after(at, minutes);
		return row;
	});
	return { lines: rows, end: at };
}

/**
 * Gives the coming lines their clock times, one after another from `from`; what has been keeps its own. A line with a fixed
 * time begins then: what comes before is shortened so that it ends there, each by the same share. Where that is not
 * enough nothing is shortened, and the line comes later.
 */
export function timed(lines: readonly Line[], from: Date): Line[] {
	const rest = lines.filter(coming);
	const given = new Map<string, Line>();
	let next = from;
	for (let at = 0; at < rest.length;) {
		const fixed = rest.findIndex((line, index) => index >= at && line.fixedAt !== null);
		const before = laid(rest.slice(at, fixed < 0 ? rest.length : fixed), next, rest[fixed]?.fixedAt ?? null);
		for (const line of before.lines) given.set(line.id, line);
		const line = rest[fixed];
		if (!line?.fixedAt) break;
		const begins = before.end > line.fixedAt ? before.end : line.fixedAt;
		given.set(line.id, { ...line, at: begins, given: null });
		next = after(begins, line.minutes);
		at = fixed + 1;
	}
	return lines.map((line) => given.get(line.id) ?? line);
}

/** When the coming lines can begin, as it looks now: after what is on, which takes its time and may already have taken more. */
export function nextFree({ state, startsAt, lines }: Order, now: Date): Date {
	const on = lines.find((line) => line.state === 'now');
	const end = on?.startedAt ? after(on.startedAt, takes(on)) : state === 'planned' ? startsAt : now;
	return end > now ? end : now;
}

/** When it all ends by the times that have been told. */
export function toldEnd({ startsAt, lines }: Order): Date {
	const last = lines.filter((line) => line.state !== 'skipped').at(-1);
	return last ? after(last.at, takes(last)) : startsAt;
}

/** A line with the time it is told for and the time it looks like now. */
export interface Expected {
	readonly id: string;
	readonly at: Date;
	readonly expected: Date;
}

export interface Lateness {
	/** Whole minutes that what comes next is late; 0 when in time. */
	readonly minutes: number;
	/** Coming lines whose time has moved by a minute or more. */
	readonly moved: readonly Expected[];
	readonly end: { readonly at: Date; readonly expected: Date };
}

/**
 * How late the work is. It is only said: no told time moves before whoever leads moves it. A line that is reached early
 * waits for its time, so that nobody who comes on time comes late.
 */
export function lateness(order: Order, now: Date): Lateness {
	const at = toldEnd(order);
	if (order.state === 'ended') return { minutes: 0, moved: [], end: { at, expected: at } };
	const rest = order.lines.filter(coming);
	let free = nextFree(order, now);
	const expected = rest.map((line) => {
		const begins = free > line.at ? free : line.at;
		free = after(begins, takes(line));
		return { id: line.id, at: line.at, expected: begins };
	});
	const on = order.lines.find((line) => line.state === 'now');
	const first = expected[0] ?? (on ? { at: after(on.at, takes(on)), expected: free } : null);
	const late = (one: { at: Date; expected: Date }) => Math.floor((one.expected.getTime() - one.at.getTime()) / minute);
	const told = rest.length > 0 || on ? at : free;
	return {
		minutes: first ? Math.max(0, late(first)) : 0,
		moved: expected.filter((one) => late(one) >= 1),
		end: { at: told, expected: free > told || rest.length > 0 ? free : told }
	};
}

/** A line whose fixed time will not hold as it looks now; `helps`: it does when the times are moved. */
export interface Unheld {
	readonly id: string;
	readonly title: string;
	readonly fixedAt: Date;
	readonly helps: boolean;
}

/** The coming lines that would begin a minute or more after their fixed time. */
export function unheld(order: Order, now: Date): Unheld[] {
	if (order.state === 'ended') return [];
	const looks = new Map(lateness(order, now).moved.map(({ id, expected }) => [id, expected]));
	const then = new Map(timed(order.lines, nextFree(order, now)).map(({ id, at }) => [id, at]));
	const late = (at: Date | undefined, fixedAt: Date) => at !== undefined && at.getTime() - fixedAt.getTime() >= minute;
	return order.lines.filter(coming).flatMap(({ id, title, at, fixedAt }) => {
		if (!fixedAt || !late(order.state === 'planned' ? at : (looks.get(id) ?? at), fixedAt)) return [];
		return [{ id, title, fixedAt, helps: order.state === 'running' && !late(then.get(id), fixedAt) }];
	});
}

/** What whoever leads may do while it runs. */
export const moves = ['next', 'skip', 'back', 'retime', 'end'] as const;
export type Move = (typeof moves)[number];

/**
 * The order after a move; null for one that does not fit. `next` ends what is on and begins what comes; `skip` and
 * `back` are of a coming line; `retime` gives the coming lines the times they look like now.
 */
export function moved(order: Order, move: Move, lineId: string, now: Date): Order | null {
	const { state, lines } = order;
	if (state === 'ended') return null;
	const done = (line: Line): Line => (line.state === 'now' ? { ...line, state: 'done', endedAt: now } : line);
	if (move === 'end') return state === 'running' ? { ...order, state: 'ended', lines: lines.map(done) } : null;
	if (move === 'next') {
		const next = lines.find(coming);
		if (!next) return state === 'running' ? { ...order, state: 'ended', lines: lines.map(done) } : null;
		const begun = lines.map((line) =>
			line.id === next.id ? { ...line, state: 'now' as const, startedAt: now } : done(line)
		);
		return { ...order, state: 'running', lines: begun };
	}
	if (move === 'retime') return { ...order, lines: timed(lines, nextFree(order, now)) };
	const wanted = move === 'skip' ? 'coming' : 'skipped';
	if (!lines.some((line) => line.id === lineId && line.state === wanted)) return null;
	const changed = lines.map((line) =>
		line.id === lineId ? { ...line, state: move === 'skip' ? ('skipped' as const) : ('coming' as const) } : line
	);
	return settled({ ...order, lines: changed });
}

/** Before it has begun the times follow the lines; from then on they stand until they are moved. */
export const settled = (order: Order): Order =>
	order.state === 'planned' ? { ...order, lines: timed(order.lines, order.startsAt) } : order;

/** A planned day that begins at another time: its fixed times move by as much. Null once it has begun. */
export function movedTo(order: Order, startsAt: Date): Order | null {
	if (order.state !== 'planned') return null;
	const by = startsAt.getTime() - order.startsAt.getTime();
	const shifted = (at: Date | null) => at && new Date(at.getTime() + by);
	return settled({
		...order,
		startsAt,
		lines: order.lines.map((line) => ({ ...line, fixedAt: shifted(line.fixedAt) }))
	});
}

/** A line moved one place among those that have not been; null where it cannot go. */
export function arranged(order: Order, lineId: string, by: -1 | 1): Order | null {
	const at = order.lines.findIndex((line) => line.id === lineId);
	const line = order.lines[at];
	const other = order.lines[at + by];
	const fixed = (one: Line) => one.state === 'now' || one.state === 'done';
	if (!line || !other || fixed(line) || fixed(other)) return null;
	const lines = [...order.lines];
	// While it runs the told times stay where they are told, and the lines change places under them.
	[lines[at], lines[at + by]] = [
		{ ...other, at: by === -1 ? other.at : line.at },
		{ ...line, at: by === -1 ? other.at : line.at }
	];
	return settled({ ...order, lines: order.state === 'planned' ? lines : timed(lines, firstTime(lines, order)) });
}

/** A line moved before another that has not been, or last ('', none named); null where it cannot go. */
export function placed(order: Order, lineId: string, beforeId: string): Order | null {
	const from = order.lines.findIndex(({ id }) => id === lineId);
	const target = beforeId === '' ? order.lines.length : order.lines.findIndex(({ id }) => id === beforeId);
	if (from < 0 || target < 0) return null;
	const to = target > from ? target - 1 : target;
	let moved: Order | null = to === from ? null : order;
	for (let at = from; moved && at !== to; at += to > from ? 1 : -1) moved = arranged(moved, lineId, to > from ? 1 : -1);
	return moved;
}

/** The earliest time told for a coming line. */
function firstTime(lines: readonly Line[], { startsAt }: Order): Date {
	const times = lines.filter(coming).map(({ at }) => at.getTime());
	return times.length > 0 ? new Date(Math.min(...times)) : startsAt;
}
