import { costOf, encodeRecords, largestMessage, largestPiece, tunnelWindow, type TunnelRecord } from './tunnel-wire.ts';

/** Milliseconds that small amounts taken wait for something else to travel with. */
const lazily = 300;

/**
 * What one side of the tunnel has to say. Everything said in one turn travels together; what has been taken of the
 * other side's pieces goes along with it, by itself when it is much, and a little later when it is not.
 */
export function createOutbox(send: (event: string) => void) {
	let records: TunnelRecord[] = [];
	const took = new Map<number, number>();
	let soon = false;
	let later: ReturnType<typeof setTimeout> | undefined;
	let over = false;

	/** Out: whether there was something to send. */
	function flush(): boolean {
		soon = false;
		clearTimeout(later);
		later = undefined;
		if (over) return false;
		const all = [...took].map(([channel, cost]): TunnelRecord => ({ kind: 'taken', channel, cost })).concat(records);
		took.clear();
		records = [];
		for (const event of encodeRecords(all)) send(event);
		return all.length > 0;
	}

	function flushSoon(): void {
		if (soon) return;
		soon = true;
		queueMicrotask(flush);
	}

	return {
		put(record: TunnelRecord): void {
			records.push(record);
			flushSoon();
		},
		/** So much of a channel's incoming pieces has been taken. */
		took(channel: number, cost: number): void {
			const all = (took.get(channel) ?? 0) + cost;
			took.set(channel, all);
			if (all >= tunnelWindow / 4) flushSoon();
			else later ??= setTimeout(flush, lazily);
		},
		forget: (channel: number): void => void took.delete(channel),
		flush,
		end(): void {
			over = true;
			clearTimeout(later);
		}
	};
}

/**
 * Messages on their way out on one channel. They are cut into pieces and wait here, uncopied, until the other side has
 * taken enough of those before.
 */
export function createFlow(put: (bytes: Uint8Array, more: boolean) => void) {
	let waiting: Uint8Array[] = [];
	let next = 0;
	/** Where in the next message the next piece begins. */
	let at = 0;
	let underWay = 0;
	let queued = 0;

	function pump(): void {
		for (let message = waiting[next]; message; message = waiting[next]) {
			const bytes = message.byteLength <= largestPiece ? message : message.subarray(at, at + largestPiece);
			if (underWay > 0 && underWay + costOf(bytes) > tunnelWindow) return;
			at += bytes.byteLength;
			underWay += costOf(bytes);
			queued -= bytes.byteLength;
			const more = at < message.byteLength;
			put(bytes, more);
			if (more) continue;
			at = 0;
			next += 1;
		}
		waiting = [];
		next = 0;
	}

	return {
		give(message: Uint8Array): void {
			waiting.push(message);
			queued += message.byteLength;
			pump();
		},
		/** The other side has taken so much. Out: false when that is more than it was given. */
		taken(cost: number): boolean {
			if (cost > underWay) return false;
			underWay -= cost;
			pump();
			return true;
		},
		/** Bytes given and not yet taken by the other side. */
		get owed(): number {
			return queued + underWay;
		},
		/** Bytes that wait for the other side to take what is under way. */
		get waiting(): number {
			return queued;
		},
		drop(): void {
			waiting = [];
			next = 0;
			at = 0;
			queued = 0;
		}
	};
}

/** Puts the pieces of one channel together again. Out: the whole message, or nothing yet. Throws when it grows too large. */
export function createAssembly(): (bytes: Uint8Array, more: boolean) => Uint8Array | null {
	let pieces: Uint8Array[] = [];
	let size = 0;
	return (bytes, more) => {
		if (!more && pieces.length === 0) return bytes;
		size += bytes.byteLength;
		if (size > largestMessage) throw new Error('too large');
		pieces.push(more ? bytes.slice() : bytes);
		if (more) return null;
		const whole = new Uint8Array(size);
		let at = 0;
		for (const one of pieces) {
			whole.set(one, at);
			at += one.byteLength;
		}
		pieces = [];
		size = 0;
		return whole;
	};
}
