import { beforeEach, describe, expect, it } from 'vitest';
import { createChannels, type Channel, type Member } from './channels.ts';
import { updateFrame } from './frames.ts';
import type { Parcel } from './line.ts';
import type { LogThread } from './log-thread.ts';
import { presenceFrame } from './presence-codec.ts';

const thread = { ask: () => new Promise(() => undefined) } as unknown as LogThread;
const subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };

/** Somebody in the channel, and what each flush gave them. */
function somebody(id: number, account = `account ${id}`) {
	const flushes: (Parcel | null)[] = [];
	const member: Member = { id, account, flush: (parcel) => void flushes.push(parcel) };
	return { member, flushes, heard: () => flushes.map((parcel) => parcel?.messages.map((one) => [...one]) ?? null) };
}

let channel: Channel;
let anna: ReturnType<typeof somebody>;
let bengt: ReturnType<typeof somebody>;
let cilla: ReturnType<typeof somebody>;
beforeEach(() => {
	channel = createChannels(thread).open(subject);
	[anna, bengt, cilla] = [somebody(1), somebody(2), somebody(3)];
	for (const { member } of [anna, bengt, cilla]) channel.join(member);
});

const bytes = (...of: number[]) => new Uint8Array(of);
const flushed = () => new Promise((resolve) => setTimeout(resolve, 60));
const frameOf = (update: Uint8Array) => [...updateFrame(update)];

describe('the channel of a document', () => {
	it('D23 gives everybody the same parcel, and none to whoever wrote all of it', async () => {
		channel.stored({ update: bytes(1), connection: 1 });
		await flushed();
		expect([anna.flushes, bengt.heard()]).toEqual([[], [[frameOf(bytes(1))]]]);
		expect(bengt.flushes[0]).toBe(cilla.flushes[0]);
	});

	it('D23 gathers what several wrote into one flush, in the order of the log', async () => {
		for (const connection of [1, 2, 1]) channel.stored({ update: bytes(connection), connection });
		await flushed();
		const all = [bytes(1), bytes(2), bytes(1)].map(frameOf);
		expect([anna.heard(), bengt.heard(), cilla.heard()]).toEqual([[all], [all], [all]]);
		expect(anna.flushes[0]).toBe(cilla.flushes[0]);
	});

	it('D23 tells of the server’s own edits to all', async () => {
		channel.stored({ update: bytes(4), connection: null });
		await flushed();
		expect([anna, bengt, cilla].map((one) => one.flushes.length)).toEqual([1, 1, 1]);
	});

	it('D23 lets a word for one alone ride with what goes to all', async () => {
		channel.stored({ update: bytes(1), connection: 1 });
		channel.address(anna.member);
		channel.address(cilla.member);
		await flushed();
		expect([anna.heard(), cilla.flushes.length]).toEqual([[null], 1]);
	});

	it('D23 shows presence in the same flush, the latest of each, to whoever shows it too', async () => {
		channel.stored({ update: bytes(1), connection: 1 });
		channel.show(anna.member, { client: 50, clock: 1, state: '{"at":"a"}' });
		channel.show(anna.member, { client: 50, clock: 2, state: '{"at":"b"}' });
		await flushed();
		const presence = [...presenceFrame([{ client: 50, clock: 2, state: '{"at":"b"}' }])];
		expect([anna.heard(), bengt.heard()]).toEqual([[[presence]], [[frameOf(bytes(1)), presence]]]);
	});

	it('D13 says of whoever leaves that they are gone', async () => {
		channel.show(anna.member, { client: 50, clock: 3, state: '{}' });
		await flushed();
		channel.leave(anna.member);
		await flushed();
		expect(bengt.heard().at(-1)).toEqual([[...presenceFrame([{ client: 50, clock: 3, state: 'null' }])]]);
		expect([anna.flushes.length, channel.everybody()]).toEqual([1, null]);
	});

	it('D23 goes on when somebody is cut in the middle of a flush', async () => {
		const leaving = somebody(4);
		channel.join({ ...leaving.member, flush: () => channel.leave(leaving.member) });
		channel.stored({ update: bytes(1), connection: 9 });
		await flushed();
		channel.stored({ update: bytes(2), connection: 9 });
		await flushed();
		expect([anna.flushes.length, cilla.flushes.length]).toEqual([2, 2]);
	});

	it('D11 is forgotten when the last one has left, and epochs are apart', () => {
		const channels = createChannels(thread);
		const first = channels.open(subject);
		expect(channels.open(subject)).toBe(first);
		expect(channels.open({ ...subject, epoch: 2 })).not.toBe(first);
		first.join(anna.member);
		first.leave(anna.member);
		expect(channels.find(subject)).toBe(undefined);
	});
});
