import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { closeCodes } from '#lib/yjs/close-codes.ts';
import { createChannels, type Channel } from './channels.ts';
import { createConnection, type Connection } from './connection.ts';
import { missingFrame, updateFrame } from './frames.ts';
import type { LogThread } from './log-thread.ts';
import { Refused } from './messages.ts';
import { createPurses, type LinePurse } from './purses.ts';
import { paperLine, type PaperLine } from '../../tests/build/paper-line.ts';

const subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };

interface Asked {
	readonly name: string;
	readonly input: unknown;
	answer(more?: object): void;
	refuse(error: Refused): void;
}

let line: PaperLine;
let asked: Asked[];
let connection: Connection;
let channel: Channel;
let ended: Mock<() => void>;

function open(over: { mayWrite?: boolean; acknowledged?: boolean } = {}): void {
	line = paperLine();
	asked = [];
	ended = vi.fn<() => void>();
	const thread = {
		ask: (name: string, input: unknown) =>
			new Promise((resolve, reject) =>
				asked.push({ name, input, answer: (more) => resolve({ cursor: 1, cost: 0, ...more }), refuse: reject })
			)
	} as unknown as LogThread;
	channel = createChannels(thread).open(subject);
	connection = createConnection({
		id: 1,
		line,
		thread,
		channel,
		subject,
		account: 'anna',
		person: { id: 'p', name: 'Anna', part: null, organisation: null, role: 'chair' },
		mayWrite: over.mayWrite ?? true,
		acknowledged: over.acknowledged ?? true,
		purse: createPurses().open('anna')?.purse as LinePurse,
		together: { waiting: 0 },
		report: () => undefined,
		ended
	});
	connection.begin(new Uint8Array([0]));
	line.sent.length = 0;
}
beforeEach(() => open());

const hears = (frame: Uint8Array) => line.says(frame);
const writes = (size = 10) => hears(updateFrame(new Uint8Array(size)));
/** Until what was answered has been flushed. */
const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('a connection', () => {
	it('D7 tells once of all that became durable together, and counts in the order of sending', async () => {
		for (let time = 0; time < 3; time += 1) writes();
		for (const one of asked) one.answer();
		await settled();
		expect(line.sent).toEqual([[100, 3]]);
	});

	it('D7 tells a client that did not ask nothing but y-websocket’s own messages', async () => {
		open({ acknowledged: false });
		writes();
		asked[0]?.answer();
		await settled();
		channel.stored({ update: new Uint8Array([7]), connection: 2 });
		await settled();
		expect(line.sent).toEqual([[...updateFrame(new Uint8Array([7]))]]);
	});

	it.each([
		['the message', [0x80, 0x00, 2]],
		['the step', [0, 0x82, 0x00]],
		['the step of an answer', [0, 0x81, 0x80, 0x00]],
		['both', [0x80, 0x80, 0x00, 0x82, 0x00]]
	])('D6 takes no writing of a reader who spells %s with more bytes than it needs', (_what, head) => {
		const frame = new Uint8Array([...head, 3, 1, 1, 1]);
		hears(frame);
		expect(asked.map(({ name }) => name)).toContain('append');
		open({ mayWrite: false });
		hears(frame);
		expect(asked.map(({ name }) => name)).not.toContain('append');
		expect(line.ended).toEqual([closeCodes.malformed]);
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
		expect([line.ended, line.sent]).toEqual([[closeCodes.storage], []]);
		expect(ended).toHaveBeenCalledTimes(1);
		expect(asked.at(-1)?.name).toBe('leave');
	});

	it('D7 counts what the server has already at once, but never before what was sent before it', async () => {
		hears(missingFrame(new Uint8Array([0, 0])));
		await settled();
		expect([asked, line.sent]).toEqual([[], [[100, 1]]]);
		writes();
		hears(missingFrame(new Uint8Array([0, 0])));
		await settled();
		expect(line.sent).toEqual([[100, 1]]);
		expect(asked.map(({ name }) => name)).toEqual(['append', 'append']);
	});

	it('D27 ends when it takes more of the worker than its share', async () => {
		writes();
		asked[0]?.answer({ cost: 3_500 });
		await settled();
		expect(line.ended).toEqual([closeCodes.tooMuch]);
	});

	it('D27 pays for what it is answered: what it lacks, and whether it holds the same', async () => {
		hears(new Uint8Array([0, 0, 2, 1, 0]));
		asked[0]?.answer({ update: new Uint8Array([1]), cost: 3_500 });
		await settled();
		expect(line.ended).toEqual([closeCodes.tooMuch]);
		open();
		hears(new Uint8Array([102, 2, 7, 8]));
		asked[0]?.answer({ equal: true, cost: 3_500 });
		await settled();
		expect(line.ended).toEqual([closeCodes.tooMuch]);
	});

	it('D27 is told who is there a few times a second, in bytes made once', () => {
		channel.show({ id: 2, account: 'bengt', flush: () => undefined }, { client: 50, clock: 1, state: '{}' });
		expect(channel.everybody()).toBe(channel.everybody());
		for (let time = 0; time < 10; time += 1) hears(new Uint8Array([3]));
		expect([line.sent, line.ended]).toEqual([Array(10).fill([...(channel.everybody() ?? [])]), []]);
		hears(new Uint8Array([3]));
		expect(line.ended).toEqual([closeCodes.tooMuch]);
	});

	it('D36 answers whether the server holds the same, a few times and then not', async () => {
		for (let time = 0; time < 9; time += 1) hears(new Uint8Array([102, 2, 7, 8]));
		expect(asked.map(({ name }) => name)).toEqual(Array(5).fill('compare'));
		expect(asked[0]?.input).toEqual({ subject, fingerprint: new Uint8Array([7, 8]) });
		asked[0]?.answer({ equal: true });
		asked[1]?.answer({ equal: false });
		asked[2]?.refuse(new Refused('unavailable', 'damaged'));
		await settled();
		expect([line.sent, line.ended]).toEqual([
			[
				[102, 1],
				[102, 0]
			],
			[]
		]);
		open({ acknowledged: false });
		hears(new Uint8Array([102, 2, 7, 8]));
		expect(line.ended).toEqual([closeCodes.malformed]);
	});

	it('D12 reads no further while too much waits for the disk', async () => {
		for (let time = 0; time < 5; time += 1) writes(500_000);
		expect(line.paused).toBe(true);
		for (const one of asked) one.answer();
		await settled();
		expect(line.paused).toBe(false);
	});

	it('D25 is cut when it does not read what it is sent', () => {
		line.owed = 9 << 20;
		hears(new Uint8Array([3]));
		expect(line.ended).toEqual(['cut']);
		expect(ended).toHaveBeenCalledTimes(1);
	});

	it('D12 is cut at the third pulse that nobody answers', () => {
		connection.pulse();
		connection.pulse();
		line.pongs();
		connection.pulse();
		connection.pulse();
		expect(line.ended).toEqual([]);
		connection.pulse();
		expect([line.pings, line.ended]).toEqual([4, ['cut']]);
	});

	it('D13 gives a sign of life when it has been silent, so that an unmodified client stays', () => {
		connection.pulse();
		expect(line.sent).toEqual([]);
		const now = performance.now();
		vi.spyOn(performance, 'now').mockReturnValue(now + 16_000);
		connection.pulse();
		vi.restoreAllMocks();
		expect(line.sent).toEqual([[1, 1, 0]]);
	});
});
