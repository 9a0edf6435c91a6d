import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import type { WebSocket } from 'ws';
import { closeCodes } from '#lib/yjs/close-codes.ts';
import { createChannels } from './channels.ts';
import { createConnection, type Connection } from './connection.ts';
import { updateFrame } from './frames.ts';
import type { LogThread } from './log-thread.ts';
import { Refused } from './messages.ts';

/** A socket that only writes down what is asked of it. */
function paperSocket() {
	const socket = Object.assign(new EventEmitter(), {
		sent: [] as number[][],
		ended: [] as (number | 'cut')[],
		bufferedAmount: 0,
		isPaused: false,
		pings: 0,
		send: (frame: Uint8Array) => void socket.sent.push([...frame]),
		close: (code: number) => void socket.ended.push(code),
		terminate: () => void socket.ended.push('cut'),
		ping: () => void (socket.pings += 1),
		pause: () => void (socket.isPaused = true),
		resume: () => void (socket.isPaused = false)
	});
	return socket;
}

interface Asked {
	readonly name: string;
	answer(): void;
	refuse(error: Refused): void;
}

let socket: ReturnType<typeof paperSocket>;
let asked: Asked[];
let connection: Connection;
let ended: Mock<() => void>;

function open(over: { mayWrite?: boolean; acknowledged?: boolean } = {}): void {
	socket = paperSocket();
	asked = [];
	ended = vi.fn<() => void>();
	const thread = {
		ask: (name: string) =>
			new Promise((resolve, reject) => asked.push({ name, answer: () => resolve({ cursor: 1 }), refuse: reject }))
	} as unknown as LogThread;
	connection = createConnection({
		id: 1,
		ws: socket as unknown as WebSocket,
		thread,
		channel: createChannels().open('d'),
		subject: { document: 'd', epoch: 1, kind: 'agenda', known: 0 },
		account: 'anna',
		person: { id: 'p', name: 'Anna', part: null, organisation: null, role: 'chair' },
		mayWrite: over.mayWrite ?? true,
		acknowledged: over.acknowledged ?? true,
		report: () => undefined,
		ended
	});
	connection.begin(new Uint8Array([0]));
	socket.sent.length = 0;
}
beforeEach(() => open());

const hears = (frame: Uint8Array) => socket.emit('message', Buffer.from(frame), true);
const writes = (size = 10) => hears(updateFrame(new Uint8Array(size)));
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a connection', () => {
	it('D7 tells once of all that became durable together, and counts in the order of sending', async () => {
		for (let time = 0; time < 3; time += 1) writes();
		for (const one of asked) one.answer();
		await settled();
		expect(socket.sent).toEqual([[100, 3]]);
	});

	it('D7 tells a client that did not ask nothing but y-websocket’s own messages', async () => {
		open({ acknowledged: false });
		writes();
		asked[0]?.answer();
		await settled();
		expect(socket.sent).toEqual([]);
	});

	it('D6 does not even pass on what a reader writes', () => {
		open({ mayWrite: false });
		writes();
		hears(new Uint8Array([0, 1, 2, 200, 200]));
		expect(asked).toEqual([]);
	});

	it('D10 ends with a code to come back by when the storage fails, and says nothing more', async () => {
		writes();
		writes();
		asked[0]?.refuse(new Refused('storage', 'SQLITE_FULL'));
		await settled();
		asked[1]?.answer();
		await settled();
		expect([socket.ended, socket.sent]).toEqual([[closeCodes.storage], []]);
		expect(ended).toHaveBeenCalledTimes(1);
		expect(asked.at(-1)?.name).toBe('leave');
	});

	it('D12 reads no further while too much waits for the disk', async () => {
		for (let time = 0; time < 5; time += 1) writes(500_000);
		expect(socket.isPaused).toBe(true);
		for (const one of asked) one.answer();
		await settled();
		expect(socket.isPaused).toBe(false);
	});

	it('D12 is cut when it does not read what it is sent', () => {
		socket.bufferedAmount = 9 << 20;
		hears(new Uint8Array([3]));
		expect(socket.ended).toEqual(['cut']);
		expect(ended).toHaveBeenCalledTimes(1);
	});

	it('D12 is cut at the third pulse that nobody answers', () => {
		connection.pulse();
		connection.pulse();
		socket.emit('pong');
		connection.pulse();
		connection.pulse();
		expect(socket.ended).toEqual([]);
		connection.pulse();
		expect([socket.pings, socket.ended]).toEqual([4, ['cut']]);
	});

	it('D13 gives a sign of life when it has been silent, so that an unmodified client stays', () => {
		connection.pulse();
		expect(socket.sent).toEqual([]);
		const now = performance.now();
		vi.spyOn(performance, 'now').mockReturnValue(now + 16_000);
		connection.pulse();
		vi.restoreAllMocks();
		expect(socket.sent).toEqual([[1, 1, 0]]);
	});
});
