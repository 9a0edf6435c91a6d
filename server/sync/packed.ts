import type { Answer, Ask, Asks, Stored } from './messages.ts';

// What people write goes between the threads in one flat row of numbers and one buffer of bytes: an object and a buffer
// of its own for every update cost more to copy and to throw away than all that is done with the update.

/** From this on a piece has memory of its own, and is handed over where that is possible. */
const large = 4_096;

type Cell = number | string;

/** Pieces of bytes, in order; the small ones one after another in one buffer. */
interface Pieces {
	readonly small: Uint8Array;
	readonly large: readonly Uint8Array[];
}

function packPieces(pieces: readonly Uint8Array[]): Pieces {
	const few = pieces.filter(({ byteLength }) => byteLength < large);
	const small = new Uint8Array(few.reduce((size, one) => size + one.byteLength, 0));
	let at = 0;
	for (const one of few) {
		small.set(one, at);
		at += one.byteLength;
	}
	return { small, large: pieces.filter(({ byteLength }) => byteLength >= large) };
}

/** Out: gives the next piece, of this length. */
function reader({ small, large: rest }: Pieces): (length: number) => Uint8Array {
	let at = 0;
	let next = 0;
	return (length) => {
		const own = length >= large ? rest[next++] : small.subarray(at, (at += length));
		if (own?.byteLength !== length) throw new Error('A message between the threads is not whole.');
		return own;
	};
}

/** Names a thing by its place in a list, once for all that are the same. */
function places<Thing>() {
	const list: Thing[] = [];
	const known = new Map<string, number>();
	return {
		list,
		of(key: string, thing: Thing): number {
			const there = known.get(key);
			if (there !== undefined) return there;
			known.set(key, list.length);
			return list.push(thing) - 1;
		}
	};
}

export interface PackedAsks {
	/** For each ask its id and, for updates, connection, place of the subject, account and length; else −1. */
	readonly rows: readonly Cell[];
	readonly subjects: readonly Asks['append']['in']['subject'][];
	readonly others: readonly Ask[];
	readonly pieces: Pieces;
}

/** Asks in their order, as they go over to the worker. */
export function packAsks(asks: readonly Ask[]): PackedAsks {
	const rows: Cell[] = [];
	const subjects = places<Asks['append']['in']['subject']>();
	const others: Ask[] = [];
	const updates: Uint8Array[] = [];
	for (const ask of asks) {
		if (ask.name !== 'append') {
			rows.push(ask.id, -1);
			others.push(ask);
			continue;
		}
		const { subject, connection, account, update } = ask.input;
		const place = subjects.of(`${subject.epoch} ${subject.document}`, subject);
		rows.push(ask.id, connection, place, account, update.byteLength);
		updates.push(update);
	}
	return { rows, subjects: subjects.list, others, pieces: packPieces(updates) };
}

export function unpackAsks({ rows, subjects, others, pieces }: PackedAsks): Ask[] {
	const asks: Ask[] = [];
	const piece = reader(pieces);
	let other = 0;
	for (let at = 0; at < rows.length;) {
		const [id, connection] = [rows[at], rows[at + 1]] as [number, number];
		if (connection < 0) {
			const ask = others[other++];
			if (ask) asks.push(ask);
			at += 2;
			continue;
		}
		const [place, account, length] = [rows[at + 2], rows[at + 3], rows[at + 4]] as [number, string, number];
		const subject = subjects[place] as Asks['append']['in']['subject'];
		asks.push({ id, name: 'append', input: { subject, connection, account, update: piece(length) } });
		at += 5;
	}
	return asks;
}

export interface PackedRound {
	/** For each update place of the document, epoch, cursor, connection (−1 for the server's own) and length. */
	readonly stored: readonly number[];
	readonly documents: readonly string[];
	/** For each answer its id and, to updates, cursor, whether it was stored, and cost; else −1. */
	readonly rows: readonly number[];
	readonly others: readonly Answer[];
	readonly pieces: Pieces;
}

type Appended = Asks['append']['out'];

const isAppended = (answer: unknown): answer is Appended =>
	typeof answer === 'object' && answer !== null && 'cost' in answer && 'stored' in answer;

/** What became of a round, as it goes back to the main thread. */
export function packRound(stored: readonly Stored[], answers: readonly Answer[]): PackedRound {
	const documents = places<string>();
	const rows: number[] = [];
	const others: Answer[] = [];
	for (const one of answers) {
		if ('answer' in one && isAppended(one.answer)) {
			rows.push(one.id, one.answer.cursor, one.answer.stored ? 1 : 0, one.answer.cost);
		} else {
			rows.push(one.id, -1);
			others.push(one);
		}
	}
	return {
		stored: stored.flatMap(({ document, epoch, cursor, connection, update }) => [
			documents.of(document, document),
			epoch,
			cursor,
			connection ?? -1,
			update.byteLength
		]),
		documents: documents.list,
		rows,
		others,
		pieces: packPieces(stored.map(({ update }) => update))
	};
}

export function unpackRound(packed: PackedRound): { stored: Stored[]; answers: Answer[] } {
	const { documents, rows, others, pieces } = packed;
	const piece = reader(pieces);
	const stored: Stored[] = [];
	for (let at = 0; at < packed.stored.length; at += 5) {
		const [place, epoch, cursor, connection, length] = packed.stored.slice(at, at + 5) as Five;
		const from = connection < 0 ? null : connection;
		stored.push({ document: documents[place] ?? '', epoch, cursor, connection: from, update: piece(length) });
	}
	const answers: Answer[] = [];
	let other = 0;
	for (let at = 0; at < rows.length;) {
		const [id, cursor] = [rows[at], rows[at + 1]] as [number, number];
		if (cursor < 0) {
			const answer = others[other++];
			if (answer) answers.push(answer);
			at += 2;
			continue;
		}
		const answer: Appended = { cursor, stored: rows[at + 2] === 1, cost: rows[at + 3] ?? 0 };
		answers.push({ id, answer });
		at += 4;
	}
	return { stored, answers };
}

type Five = [number, number, number, number, number];

/** What the worker sends: once when it is open, then after every round; what was stored comes before the answers. */
export type FromWorker =
	| { readonly ready: { readonly versions: Readonly<Record<string, number>> } }
	| { readonly round: PackedRound }
	/** Something that whoever runs the portal should know; ids and codes alone. */
	| { readonly report: { readonly message: string; readonly about: object } };
