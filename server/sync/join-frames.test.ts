import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingFrame, updateFrame } from './frames.ts';
import { createJoinFrames } from './join-frames.ts';
import { createKnown } from './known.ts';
import type { Parcel } from './line.ts';
import type { LogThread } from './log-thread.ts';
import { Refused } from './messages.ts';

const subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };
const bytes = (...of: number[]) => new Uint8Array(of);
const nothing = bytes(0);
const end = [...missingFrame(bytes(0, 0))];

interface Asked {
	readonly name: string;
	answer(with_: unknown): void;
	refuse(): void;
}
let asked: Asked[];
let frames: ReturnType<typeof createJoinFrames>;
let charged: number[];
const give = (vector: Uint8Array, of: number[] = charged) => frames.give(vector, (cost) => of.push(cost));
beforeEach(() => {
	vi.useFakeTimers();
	asked = [];
	charged = [];
	const ask = (name: string) =>
		new Promise((resolve, reject) =>
			asked.push({ name, answer: resolve, refuse: () => reject(new Refused('malformed', 'no vector')) })
		);
	frames = createJoinFrames({ ask } as unknown as LogThread, subject);
});
afterEach(() => vi.useRealTimers());

const messages = (parcels: readonly Parcel[]) =>
	parcels.flatMap((parcel) => parcel.messages.map((message) => [...message]));

describe('what newcomers are given', () => {
	it('D24 is asked of the worker once for all who come, and framed once', async () => {
		const all = [give(nothing), give(nothing), give(nothing)];
		expect(asked.map(({ name }) => name)).toEqual(['state']);
		asked[0]?.answer({ updates: [bytes(1, 2), bytes(3)], cursor: 2 });
		const [first, second] = await Promise.all(all);
		expect(messages(first ?? [])).toEqual([[...updateFrame(bytes(1, 2))], [...updateFrame(bytes(3))], end]);
		expect(second?.[0]).toBe(first?.[0]);
		expect((await give(nothing))[0]).toBe(first?.[0]);
		expect(asked).toHaveLength(1);
	});

	it('D27 is paid for by whoever asks first', async () => {
		const others: number[] = [];
		const all = [give(nothing), give(nothing, others), give(nothing, others)];
		asked[0]?.answer({ updates: Array.from({ length: 300 }, () => bytes(1)), cursor: 300, cost: 3 });
		await vi.waitFor(() => expect(asked).toHaveLength(2));
		asked[1]?.answer({ update: bytes(5), cost: 40 });
		await Promise.all(all);
		expect([charged, others]).toEqual([[3, 40], []]);
	});

	it('D24 has beside it what has become durable since it was asked for', async () => {
		const early = give(nothing);
		frames.stored(updateFrame(bytes(8)));
		asked[0]?.answer({ updates: [bytes(1)], cursor: 1 });
		expect(messages(await early)).toEqual([[...updateFrame(bytes(1))], [...updateFrame(bytes(8))], end]);
		frames.stored(updateFrame(bytes(9)));
		const late = messages(await give(nothing));
		expect(late).toEqual([bytes(1), bytes(8), bytes(9)].map((one) => [...updateFrame(one)]).concat([end]));
	});

	it('D24 is made anew when much has been written since, and let go when nobody comes', async () => {
		const first = give(nothing);
		asked[0]?.answer({ updates: [], cursor: 0 });
		expect(messages(await first)).toEqual([end]);
		for (let time = 0; time < 501; time += 1) frames.stored(updateFrame(bytes(1)));
		void give(nothing);
		expect(asked).toHaveLength(2);
		asked[1]?.answer({ updates: [bytes(1)], cursor: 501 });
		vi.advanceTimersByTime(6_000);
		void give(nothing);
		expect(asked).toHaveLength(3);
	});

	it('D24 comes as one update where the log has very many', async () => {
		const given = give(nothing);
		asked[0]?.answer({ updates: Array.from({ length: 300 }, () => bytes(1)), cursor: 300 });
		await vi.waitFor(() => expect(asked.map(({ name }) => name)).toEqual(['state', 'diff']));
		asked[1]?.answer({ update: bytes(5) });
		expect(messages(await given)).toEqual([[...updateFrame(bytes(5))], end]);
	});

	it('D24 is shared by those who return with the same vector, and with no others', async () => {
		const same = [give(bytes(1, 5, 9)), give(bytes(1, 5, 9)), give(bytes(1, 5, 10))];
		expect(asked.map(({ name }) => name)).toEqual(['diff', 'diff']);
		asked[0]?.answer({ update: bytes(4) });
		asked[1]?.answer({ update: bytes(6) });
		const [first, second, other] = await Promise.all(same);
		expect(second).toEqual(first);
		expect(messages(other ?? [])[0]).toEqual([...updateFrame(bytes(6))]);
	});

	it('D24 is not kept when the worker refused it', async () => {
		const refused = give(bytes(200));
		asked[0]?.refuse();
		await expect(refused).rejects.toThrow('malformed');
		void give(bytes(200));
		expect(asked).toHaveLength(2);
	});
});

describe('what the server has already', () => {
	const known = () => createKnown();
	const stored = () => Promise.resolve({ cost: 0 });

	it('D2 is stored once, however many bring it, and the empty answer never', async () => {
		const ask = vi.fn(stored);
		const one = known();
		await Promise.all([one.settle(bytes(1, 2), ask), one.settle(bytes(1, 2), ask), one.settle(bytes(3, 4), ask)]);
		await one.settle(bytes(1, 2), ask);
		await one.settle(bytes(0, 0), ask);
		expect(ask).toHaveBeenCalledTimes(2);
	});

	it('D2 is not said of what was refused: whoever brought the same sends it again', async () => {
		const one = known();
		const refused = one.settle(bytes(1, 2), () => Promise.reject(new Refused('forged', 'client 1')));
		const other = one.settle(bytes(1, 2), stored);
		await expect(refused).rejects.toMatchObject({ refused: 'forged' });
		await expect(other).rejects.toMatchObject({ refused: 'resync' });
		const again = vi.fn(stored);
		await one.settle(bytes(1, 2), again);
		expect(again).toHaveBeenCalledTimes(1);
	});
});
