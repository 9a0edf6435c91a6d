import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAssembly, createFlow, createOutbox } from './tunnel-flow.ts';
import {
	costOf,
	decodeRecords,
	encodeRecords,
	largestMessage,
	tunnelWindow,
	type TunnelRecord
} from './tunnel-wire.ts';

const bytes = (size: number, fill = 7) => new Uint8Array(size).fill(fill);
const taken = (channel: number, cost: number): TunnelRecord => ({ kind: 'taken', channel, cost });

describe('D28 records of the tunnel', () => {
	it('come back as they were, each event small enough for one request', () => {
		const records: TunnelRecord[] = [
			{ kind: 'open', channel: 1, address: 'document?epoch=1&version=1&ack=1' },
			...Array.from({ length: 9 }, (_, at): TunnelRecord => ({
				kind: 'piece',
				channel: 1,
				bytes: bytes(60_000, at),
				more: at % 2 === 0
			})),
			taken(300, 70_000),
			{ kind: 'close', channel: 300, code: 4401, reason: 'signedOut' }
		];
		const events = encodeRecords(records);
		expect(events.flatMap(decodeRecords)).toEqual(records);
		expect(Math.max(...events.map((event) => event.length))).toBeLessThan(200_000);
		expect(encodeRecords([])).toEqual([]);
	});

	it('are refused when they are none', () => {
		for (const event of [null, 7, {}, '/w==', 'AQ==', 'AQEF', 'CQE='])
			expect(() => decodeRecords(event), String(event)).toThrow();
	});
});

describe('D28 messages under way', () => {
	it('arrive whole and in order, and never more than the window is under way, however they are taken', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.nat(300), fc.nat(200_000)), { maxLength: 30 }),
				fc.array(fc.nat(3), { maxLength: 60 }),
				(sizes, pace) => {
					const sent: [Uint8Array, boolean][] = [];
					const got: number[] = [];
					const whole = createAssembly();
					const flow = createFlow((piece, more) => void sent.push([piece, more]));
					let underWay = 0;
					const take = (count: number) => {
						for (const [piece, more] of sent.splice(0, count)) {
							const message = whole(piece, more);
							if (message) got.push(message.byteLength);
							expect(flow.taken(costOf(piece))).toBe(true);
						}
						underWay = sent.reduce((sum, [piece]) => sum + costOf(piece), 0);
						expect(underWay).toBeLessThanOrEqual(tunnelWindow);
					};
					sizes.forEach((size, at) => {
						flow.give(bytes(size));
						take(pace[at] ?? 1);
					});
					while (sent.length > 0) take(1);
					expect(got).toEqual(sizes);
					expect([flow.owed, flow.waiting]).toEqual([0, 0]);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('are owed until they are taken', () => {
		const flow = createFlow(() => undefined);
		flow.give(bytes(2_000_000));
		expect(flow.owed).toBeGreaterThanOrEqual(2_000_000);
		expect(flow.taken(tunnelWindow + 1)).toBe(false);
		flow.drop();
		expect(flow.waiting).toBe(0);
	});

	it('end what grows without an end', () => {
		const whole = createAssembly();
		expect(() => {
			for (let size = 0; size <= largestMessage; size += 60_000) whole(bytes(60_000), true);
		}).toThrow('too large');
	});
});

describe('D28 the outbox', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('sends what is said in one turn together, what was taken with it, and small amounts a little later', async () => {
		const sent: TunnelRecord[][] = [];
		const outbox = createOutbox((event) => void sent.push(decodeRecords(event)));
		outbox.took(1, 100);
		await Promise.resolve();
		expect(sent).toEqual([]);
		outbox.put(taken(9, 9));
		outbox.put(taken(8, 8));
		await Promise.resolve();
		expect(sent.splice(0)).toEqual([[taken(1, 100), taken(9, 9), taken(8, 8)]]);
		outbox.took(1, 50);
		outbox.took(1, 50);
		vi.advanceTimersByTime(300);
		expect(sent.splice(0)).toEqual([[taken(1, 100)]]);
		outbox.took(2, tunnelWindow);
		await Promise.resolve();
		expect(sent.splice(0)).toEqual([[taken(2, tunnelWindow)]]);
		outbox.took(3, 5);
		outbox.end();
		vi.advanceTimersByTime(1_000);
		expect(sent).toEqual([]);
	});
});
