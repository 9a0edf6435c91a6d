import { byPlace } from '#lib/agenda/places.ts';

/** What somebody asks for: the floor, a reply to who spoke, or a point of order. */
export const speakerKinds = ['floor', 'reply', 'order'] as const;
export type SpeakerKind = (typeof speakerKinds)[number];

/** A word of the database as a kind; one that nobody knows asks for the floor. */
export const speakerKindOf = (word: string): SpeakerKind => speakerKinds.find((kind) => kind === word) ?? 'floor';

/** One line on an item's list of speakers. */
export interface Request {
	readonly id: string;
	readonly kind: SpeakerKind;
	/** The chair's order. */
	readonly place: string;
	readonly startedAt: Date | null;
	readonly endedAt: Date | null;
	readonly withdrawnAt: Date | null;
}

export const isWaiting = (one: Pick<Request, 'startedAt' | 'withdrawnAt'>): boolean =>
	one.startedAt === null && one.withdrawnAt === null;

/** Those who wait, in the order they are to speak. */
export const waitingOf = <T extends Request>(requests: readonly T[]): T[] => requests.filter(isWaiting).sort(byPlace);

/** Who has the floor. */
export const speakingOf = <T extends Request>(requests: readonly T[]): T | null =>
	requests.find((one) => one.startedAt !== null && one.endedAt === null) ?? null;

/** Speeches in the order they were held, the one that is being held among them. */
export const speechesOf = <T extends Request>(requests: readonly T[]): T[] =>
	requests
		.filter((one) => one.startedAt !== null)
		.sort((a, b) => (a.startedAt?.getTime() ?? 0) - (b.startedAt?.getTime() ?? 0));

const rank: Record<SpeakerKind, number> = { order: 0, reply: 1, floor: 2 };

/**
 * How many of those who wait speak before somebody who asks now (S8): points of order first, replies next, the others in
 * the order they asked. The order the chair has made is left as it is.
 */
export const turnOf = (waiting: readonly Pick<Request, 'kind'>[], kind: SpeakerKind): number =>
	waiting.findLastIndex((one) => rank[one.kind] <= rank[kind]) + 1;

/** Where somebody may be moved to among those who wait. */
export const speakerMoves = ['first', 'earlier', 'later', 'last'] as const;
export type SpeakerMove = (typeof speakerMoves)[number];

/** The index after a move, among `count` who wait with the moved one. */
export function movedTo(index: number, count: number, move: SpeakerMove): number {
	if (move === 'first') return 0;
	if (move === 'last') return count - 1;
	return Math.min(count - 1, Math.max(0, index + (move === 'earlier' ? -1 : 1)));
}
