import { missingFrame, updateFrame } from './frames.ts';
import { parcelOf, type Parcel } from './line.ts';
import type { LogThread } from './log-thread.ts';
import type { Subject } from './messages.ts';

/** Answers kept of one document, and milliseconds for which an unused one is. */
const mostShares = 4;
const keptFor = 5_000;
/** What has become durable since an answer was made goes out beside it, up to so many updates and bytes. */
const longestTail = 500;
const largestTail = 64 << 10;
/** Above this a log is not sent as it lies: a client applies a thousand small updates slower than one large. */
const mostUpdates = 256;

/** Says that nothing is lacking any more: an update that holds nothing, as the answer to a vector. */
const end = parcelOf([missingFrame(new Uint8Array([0, 0]))]);

const isEmpty = (vector: Uint8Array): boolean => vector.byteLength === 1 && vector[0] === 0;

/** Milliseconds of the worker's processor time. */
type Charge = (cost: number) => void;

interface Share {
	/** What somebody with this vector lacks, as it stood when it was asked for. */
	readonly base: Promise<Parcel>;
	/** What has become durable since. */
	readonly tail: Uint8Array[];
	/** The tail, framed; none when it has grown. */
	rest: Parcel | null;
}

/**
 * What newcomers and those who return lack of one document: made and framed once for all who have the same state
 * vector, with what has become durable since beside it. Whoever has nothing yet is given the log as it lies.
 */
export function createJoinFrames(thread: LogThread, subject: Subject) {
	const shares = new Map<string, Share>();
	let tailSize = 0;
	let timer: NodeJS.Timeout | undefined;

	function drop(): void {
		clearTimeout(timer);
		timer = undefined;
		shares.clear();
		tailSize = 0;
	}

	async function ask(vector: Uint8Array, charge: Charge): Promise<Parcel> {
		if (isEmpty(vector)) {
			const { updates, cost } = await thread.ask('state', { subject });
			charge(cost);
			if (updates.length <= mostUpdates) return parcelOf(updates.map(updateFrame));
		}
		const { update, cost } = await thread.ask('diff', { subject, vector });
		charge(cost);
		return parcelOf([updateFrame(update)]);
	}

	function share(vector: Uint8Array, charge: Charge): Share {
		const key = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('latin1');
		const kept = shares.get(key);
		if (kept) return kept;
		const made: Share = { base: ask(vector, charge), tail: [], rest: end };
		shares.set(key, made);
		const forget = () => {
			if (shares.get(key) === made) shares.delete(key);
		};
		made.base.catch(forget);
		const oldest = shares.keys().next().value;
		if (shares.size > mostShares && oldest !== undefined) shares.delete(oldest);
		return made;
	}

	return {
		/**
		 * What somebody with this vector lacks, to be sent in order; whoever is the first to ask for it is charged with what
		 * it took. Rejects as the worker does.
		 */
		async give(vector: Uint8Array, charge: Charge): Promise<readonly Parcel[]> {
			timer = timer?.refresh() ?? setTimeout(drop, keptFor).unref();
			const one = share(vector, charge);
			const base = await one.base;
			one.rest ??= parcelOf([...one.tail, ...end.messages]);
			return base.size > 0 ? [base, one.rest] : [one.rest];
		},
		/** An update has become durable; as the frame in which the others hear of it. */
		stored(frame: Uint8Array): void {
			if (shares.size === 0) return;
			tailSize += frame.byteLength;
			for (const one of shares.values()) {
				one.tail.push(frame);
				one.rest = null;
				if (one.tail.length > longestTail || tailSize > largestTail) return drop();
			}
		},
		drop
	};
}
