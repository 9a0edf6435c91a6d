import { Refused } from './messages.ts';

/** Bytes of one answer, and how many are remembered. */
const largest = 64 << 10;
const most = 16;

const isNothing = (update: Uint8Array): boolean => update.byteLength === 2 && update[0] === 0 && update[1] === 0;

/**
 * What the server is known to have already, byte for byte: whoever comes back answers the server's vector with all they
 * ever deleted, and after a restart hundreds answer the same. What is contained once is contained for good (D2).
 */
export function createKnown() {
	const kept = new Map<string, Promise<unknown>>();
	return {
		/**
		 * Resolves when all of an update is durable. `ask` stores it, and is not called when the same has been stored or
		 * is being stored for somebody else. Should that fail, it rejects with 'resync': the refusal was about them.
		 */
		async settle<Out>(update: Uint8Array, ask: () => Promise<Out>): Promise<Out | null> {
			if (isNothing(update)) return null;
			if (update.byteLength > largest) return ask();
			const key = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('latin1');
			const other = kept.get(key);
			if (other)
				return other.then(
					() => null,
					() => Promise.reject(new Refused('resync', 'the same was refused to somebody else'))
				);
			const own = ask();
			kept.set(key, own);
			own.catch(() => kept.delete(key));
			const oldest = kept.keys().next().value;
			if (kept.size > most && oldest !== undefined) kept.delete(oldest);
			return own;
		}
	};
}
