import { describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { createDeliveries } from './delivery.ts';
import { hocuspocus, yWebsocket } from './dialect.ts';
import { median, percentile } from './figures.ts';
import { createFrameReader } from './socket.ts';
import { readRuns, rootName, typed } from './updates.ts';

const runsOf = (update: Uint8Array): [number, number, number][] => {
	const runs: [number, number, number][] = [];
	readRuns(update, (...run) => runs.push(run));
	return runs;
};

describe('what is typed', () => {
	it('is writing that Yjs takes, letter by letter', () => {
		const doc = new Y.Doc();
		for (let clock = 0; clock < 5; clock += 1) Y.applyUpdate(doc, typed(3_000_000_000, clock));
		expect(doc.getText(rootName).toString()).toBe('aaaaa');
	});

	it('is counted the same alone, merged with others, and out of a document', () => {
		const updates = [typed(7, 0), typed(7, 1), typed(8, 0), typed(7, 2)];
		expect(runsOf(typed(7, 1))).toEqual([[7, 1, 2]]);
		expect(runsOf(Y.mergeUpdates(updates)).sort()).toEqual([
			[7, 0, 3],
			[8, 0, 1]
		]);
		const doc = new Y.Doc();
		for (const update of updates) Y.applyUpdate(doc, update);
		expect(runsOf(Y.encodeStateAsUpdate(doc)).sort()).toEqual([
			[7, 0, 3],
			[8, 0, 1]
		]);
	});

	it('is counted when it stands beside writing of another kind', () => {
		const doc = new Y.Doc();
		doc.clientID = 9;
		doc.getMap('fields').set('minutes', 15);
		const both = Y.mergeUpdates([typed(7, 0), Y.encodeStateAsUpdate(doc)]);
		expect(runsOf(both).sort()).toEqual([
			[7, 0, 1],
			[9, 0, 1]
		]);
	});
});

describe('deliveries', () => {
	it('counts each letter once for each receiver, also when it comes again', () => {
		let now = 0;
		const deliveries = createDeliveries(() => now);
		deliveries.record();
		deliveries.typed(1);
		deliveries.typed(1);
		now = 10;
		const [a, b] = [deliveries.at(2), deliveries.at(3)];
		a(1, 0, 1);
		now = 30;
		a(1, 0, 2);
		b(1, 0, 2);
		b(1, 1, 2);
		expect(deliveries.count()).toBe(4);
		expect(deliveries.waits()).toEqual([10, 30, 30, 30]);
	});
});

describe('the wire', () => {
	it('is cut into messages wherever the bytes break', () => {
		const messages = [3, 200, 70_000].map((length) => Buffer.alloc(length, length));
		const wire = Buffer.concat(
			messages.map((message) => {
				const { length } = message;
				const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
				head[0] = 0x82;
				head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
				if (head.length === 4) head.writeUInt16BE(length, 2);
				if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
				return Buffer.concat([head, message]);
			})
		);
		for (const piece of [1, 7, 4_096, wire.length]) {
			const heard: Buffer[] = [];
			const read = createFrameReader((_opcode, payload) => heard.push(Buffer.from(payload)));
			for (let at = 0; at < wire.length; at += piece) read(wire.subarray(at, at + piece));
			expect(heard.map((one) => one.equals(messages[heard.indexOf(one)] ?? Buffer.alloc(0)))).toEqual([
				true,
				true,
				true
			]);
		}
	});

	it('says the same of an update and of what is saved in both dialects', () => {
		const heardBy = (dialect: typeof hocuspocus, saved: Uint8Array) => {
			const heard: string[] = [];
			const ears = {
				vector: () => heard.push('vector'),
				missing: () => heard.push('missing'),
				update: (update: Uint8Array) => heard.push(`update ${update.length}`),
				saved: (count: number) => heard.push(`saved ${count}`)
			};
			dialect.read('d', dialect.update('d', typed(7, 0)), 0, ears);
			dialect.read('d', dialect.missing('d', typed(7, 0)), 0, ears);
			dialect.read('d', saved, 1, ears);
			return heard;
		};
		const numbers = (...all: number[]) =>
			encoding.encode((encoder) => all.forEach((one) => encoding.writeVarUint(encoder, one)));
		const named = Uint8Array.from([1, 100, ...numbers(8, 1)]);
		const expected = [`update ${typed(7, 0).length}`, 'missing', 'saved 2'];
		expect(heardBy(yWebsocket('/', ''), numbers(100, 2))).toEqual(expected);
		expect(heardBy(hocuspocus, named)).toEqual(expected);
	});
});

describe('figures', () => {
	it('are medians and percentiles, not means', () => {
		expect(median([9, 1, 2])).toBe(2);
		expect(median([4, 1, NaN, 2])).toBe(2);
		expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
		expect(percentile([], 0.5)).toBeNaN();
	});
});
