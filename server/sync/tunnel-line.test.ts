import { describe, expect, it } from 'vitest';
import { createOutbox } from '#lib/yjs/tunnel-flow.ts';
import { costOf, decodeRecords, tunnelWindow, type TunnelRecord } from '#lib/yjs/tunnel-wire.ts';
import { parcelOf } from './line.ts';
import { createTunnelLine } from './tunnel-line.ts';

function aLine() {
	const sent: TunnelRecord[] = [];
	const outbox = createOutbox((event) => void sent.push(...decodeRecords(event)));
	const told = { messages: [] as string[], pongs: 0, closed: 0, left: 0 };
	const line = createTunnelLine(3, outbox, () => void (told.left += 1));
	line.listen({
		message: (bytes) => void told.messages.push(new TextDecoder().decode(bytes)),
		pong: () => void (told.pongs += 1),
		closed: () => void (told.closed += 1)
	});
	const said = (kind: TunnelRecord['kind']) => {
		outbox.flush();
		return sent.filter((record) => record.kind === kind);
	};
	return { line, told, said };
}
const text = (words: string) => new TextEncoder().encode(words);
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('D28 a line through the tunnel', () => {
	it('begins paused, keeps what comes, and tells it in order; only then it says that it was taken', () => {
		const { line, told, said } = aLine();
		line.take(text('one '), true);
		line.take(text('two'), false);
		line.take(text('three'), false);
		expect([told.messages, said('taken')]).toEqual([[], []]);
		line.resume();
		expect(told.messages).toEqual(['one two', 'three']);
		const cost = ['one ', 'two', 'three'].reduce((sum, words) => sum + costOf(text(words)), 0);
		expect(said('taken')).toEqual([{ kind: 'taken', channel: 3, cost }]);
	});

	it('can be paused in the middle of what it tells', () => {
		const { line, told } = aLine();
		for (const words of ['one', 'two', 'three']) line.take(text(words), false);
		line.listen({
			message(bytes) {
				told.messages.push(new TextDecoder().decode(bytes));
				line.pause();
			},
			pong: () => undefined,
			closed: () => undefined
		});
		line.resume();
		line.take(text('four'), false);
		expect(told.messages).toEqual(['one']);
		line.resume();
		line.resume();
		line.resume();
		expect(told.messages).toEqual(['one', 'two', 'three', 'four']);
	});

	it('ends a client that sends more than its window while nothing is taken', async () => {
		const { line, told, said } = aLine();
		const piece = new Uint8Array(60_000);
		for (let sent = 0; sent < 8 && line.open; sent += 1) line.take(piece, false);
		expect(line.open).toBe(false);
		expect(said('close')).toEqual([{ kind: 'close', channel: 3, code: 1008, reason: 'tooMuch' }]);
		await turn();
		expect(told).toMatchObject({ messages: [], closed: 1, left: 1 });
	});

	it('sends no more than the window ahead of what is taken, and knows what it owes', () => {
		const { line, said } = aLine();
		const parcel = parcelOf([new Uint8Array(400_000), new Uint8Array(100_000)]);
		line.send(parcel);
		const size = () => said('piece').reduce((sum, one) => sum + (one.kind === 'piece' ? one.bytes.byteLength : 0), 0);
		const first = size();
		expect(first).toBeLessThanOrEqual(tunnelWindow);
		expect(line.owed).toBeGreaterThanOrEqual(500_000);
		expect(line.taken(100_000)).toBe(true);
		expect(size()).toBeGreaterThan(first);
		expect(line.taken(10_000_000)).toBe(false);
	});

	it('ends once, whoever ends it, and says nothing afterwards', async () => {
		const { line, told, said } = aLine();
		line.ping();
		await turn();
		line.close(4401, 'signedOut');
		line.terminate();
		line.gone();
		line.send(parcelOf([text('late')]));
		line.take(text('late'), false);
		line.ping();
		await turn();
		expect(said('close')).toEqual([{ kind: 'close', channel: 3, code: 4401, reason: 'signedOut' }]);
		expect(said('piece')).toEqual([]);
		expect(told).toEqual({ messages: [], pongs: 1, closed: 1, left: 1 });
	});
});
