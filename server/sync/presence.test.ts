import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannels, type Channel, type Member } from './channels.ts';
import { readFrame } from './frames.ts';
import type { LogThread } from './log-thread.ts';
import { presenceFrame } from './presence-codec.ts';
import { createOwnPresence } from './presence.ts';

const person = { id: 'p', name: 'Anna', part: null, organisation: null, role: 'chair' };
const subject = { document: 'd', epoch: 1, kind: 'agenda', known: 0 };
const member: Member = { id: 1, account: 'anna', flush: () => undefined };

let channel: Channel;
let bound: number[];
let presence: ReturnType<typeof createOwnPresence>;
beforeEach(() => {
	vi.useFakeTimers();
	channel = createChannels({ ask: () => Promise.resolve({}) } as unknown as LogThread).open(subject);
	channel.join(member);
	bound = [];
	const bind = (client: number) => (bound.push(client), Promise.resolve());
	presence = createOwnPresence({ member, channel, person, bind });
});
afterEach(() => vi.useRealTimers());

const says = (client: number, clock: number, state: unknown) =>
	presence.take({ client, clock, state: typeof state === 'string' ? state : JSON.stringify(state) });
const entries = () => {
	const frame = readFrame(channel.everybody() ?? presenceFrame([]));
	return frame.kind === 'presence' ? frame.entries : [];
};
const shown = () => entries().map(({ client, clock, state }) => [client, clock, JSON.parse(state)]);
const soon = (by = 0) => vi.advanceTimersByTimeAsync(by);

describe('what somebody shows of themselves', () => {
	it('D13 is who they are by the server and the known fields, under one client id', async () => {
		says(50, 1, { at: 'item', user: { name: 'Ordföranden' }, admin: true });
		says(51, 1, { at: 'elsewhere' });
		await soon();
		expect([shown(), bound]).toEqual([[[50, 1, { at: 'item', user: person }]], [50]]);
	});

	it('D13 is at most four kilobytes, and JSON', async () => {
		says(50, 1, { at: 'x'.repeat(5_000) });
		says(50, 2, '{');
		says(50, 3, '7');
		await soon();
		expect([shown(), bound]).toEqual([[], []]);
	});

	it('D13 changes twenty times a second at most, and the last counts', async () => {
		const changes: number[] = [];
		const { show } = channel;
		channel.show = (who, entry) => {
			changes.push(entry.clock);
			show(who, entry);
		};
		for (let clock = 1; clock <= 200; clock += 1) {
			says(50, clock, { at: String(clock) });
			await soon(5);
		}
		await soon(100);
		expect(changes.length).toBeLessThanOrEqual(22);
		expect(shown()).toEqual([[50, 200, { at: '200', user: person }]]);
	});

	it('D13 is nothing more once they are gone', async () => {
		says(50, 1, { at: 'a' });
		await soon();
		says(50, 2, { at: 'b' });
		presence.end();
		channel.leave(member);
		await soon(100);
		expect(shown()).toEqual([]);
	});
});
