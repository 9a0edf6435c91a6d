/**
 * Counts deliveries: one letter at one receiver is one, however many the server put into a message, and a letter that
 * comes twice is counted once. Times each from when it was typed.
 */
export function createDeliveries(now: () => number = () => performance.now()) {
	const typedAt = new Map<number, number[]>();
	const seen = new Map<number, Map<number, number>>();
	const waits: number[] = [];
	let delivered = 0;
	let recording = false;

	return {
		/** A letter was typed under a client id; its clocks count from 0 without a gap. */
		typed(client: number): void {
			const times = typedAt.get(client);
			if (times) times.push(now());
			else typedAt.set(client, [now()]);
		},
		/** What a receiver hears of. */
		at(receiver: number): (client: number, from: number, to: number) => void {
			const own = seen.get(receiver) ?? new Map<number, number>();
			seen.set(receiver, own);
			return (client, from, to) => {
				const times = typedAt.get(client);
				if (!times) return;
				const before = own.get(client) ?? 0;
				if (to <= before) return;
				own.set(client, to);
				const first = Math.max(from, before);
				delivered += to - first;
				if (!recording) return;
				const at = now();
				for (let clock = first; clock < to; clock += 1) waits.push(at - (times[clock] ?? NaN));
			};
		},
		typedAt: (client: number, clock: number): number => typedAt.get(client)?.[clock] ?? NaN,
		count: (): number => delivered,
		/** From now on, milliseconds from typing to receiving are kept. */
		record: () => void (recording = true),
		waits: (): number[] => waits
	};
}
