import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { size } from '../build/size.ts';
import { addressOf, bareClient } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { awarenessFrame, honestUpdate, innocents, intrude, syncFrame, type Intruder } from './hostile.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { tell, wordsNow } from './typist.ts';

/** How long each flood goes on, in milliseconds. */
const duration = size(900, 60_000);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: ['member', 'member', 'member', 'member', 'observer'], meetings: 2 });
	await portal.start();
});
afterAll(() => portal.end());

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const isOpen = ({ socket }: Intruder) => socket.readyState === socket.OPEN;

/** Sends what `next` gives, as fast as it goes, coming back whenever it is put out. Out: how often that was. */
async function flood(who: number, next: (turn: number) => Uint8Array[]): Promise<{ sent: number; cuts: number }> {
	let sent = 0;
	let cuts = 0;
	let turn = 0;
	const end = performance.now() + duration;
	while (performance.now() < end) {
		const client = await intrude(portal, who, portal.agendas[0] ?? '');
		while (isOpen(client) && performance.now() < end) {
			for (const frame of next((turn += 1))) {
				client.send(frame);
				sent += 1;
			}
			await sleep(client.socket.bufferedAmount > 8 << 20 ? 20 : 2);
		}
		if (!isOpen(client)) cuts += 1;
		client.socket.terminate();
		await sleep(5);
	}
	return { sent, cuts };
}

const floods: Record<string, () => Promise<{ sent: number; cuts: number }>> = {
	'small messages, 5,000 a second': () => flood(0, () => Array.from({ length: 12 }, () => new Uint8Array([3]))),
	'questions for the whole document': () => flood(0, () => [syncFrame('vector', new Uint8Array([0]))]),
	'a megabyte of writing at a time': () => {
		const update = honestUpdate(4_000_000, (doc) => doc.getText('line').insert(0, 'x'.repeat(900_000)));
		return flood(0, () => [syncFrame('update', update)]);
	},
	'presence as fast as it goes': () =>
		flood(0, (turn) => [awarenessFrame([{ client: 4_000_001, clock: turn, state: `{"at":"${turn}"}` }])]),
	'a reader who writes': () => {
		const frame = syncFrame(
			'update',
			honestUpdate(4_000_002, (doc) => doc.getText('line').insert(0, 'no'.repeat(1_000)))
		);
		return flood(4, () => Array.from({ length: 10 }, () => frame));
	},
	'coming and going, a hundred times a second': async () => {
		let sent = 0;
		let cuts = 0;
		for (const end = performance.now() + duration; performance.now() < end; sent += 1) {
			const client = bareClient(
				portal.origin,
				portal.cookies[0] ?? '',
				addressOf(portal.origin, portal.agendas[0] ?? '')
			);
			client.closed.then(
				(why) => (cuts += Number(why === 'tooMuch')),
				() => undefined
			);
			await client.open;
			setTimeout(() => client.socket.terminate(), 50);
			await sleep(2);
		}
		return { sent, cuts };
	},
	'knocking without a session': async () => {
		let sent = 0;
		let cuts = 0;
		// More than one address is granted: what is left then is for those who have a right to come.
		for (const end = performance.now() + duration; performance.now() < end || sent < 800; sent += 20) {
			const knocks = Array.from({ length: 20 }, () =>
				bareClient(portal.origin, null, addressOf(portal.origin, newId()))
			);
			for (const why of await Promise.all(knocks.map(({ closed }) => closed))) cuts += Number(why !== 'signedOut');
		}
		return { sent, cuts };
	}
};

describe('D12 a flood', () => {
	for (const [name, pour] of Object.entries(floods))
		it(
			`D12 is held back, and others work on and can come: ${name}`,
			async () => {
				const elsewhere = await innocents(portal, portal.agendas[1] ?? '', [1, 2]);
				const before = await elsewhere.sofar();
				await portal.ask('gauge');
				const done = await pour();
				// Somebody comes while it still counts against whoever poured it.
				const from = performance.now();
				await wordsNow({ origin: portal.origin, cookie: portal.cookies[3] ?? '', document: portal.agendas[1] ?? '' });
				const came = Math.round(performance.now() - from);
				const { slowest, median, ways } = await elsewhere.stop();
				const { turn, rss } = await portal.ask('gauge');
				// What is usual is asked before and after: the machine may have become busy meanwhile.
				const calm = await innocents(portal, portal.agendas[1] ?? '', [1, 2]);
				const usual = Math.max(before, await calm.sofar());
				await calm.stop();
				tell('flood', {
					name,
					...done,
					usual: Math.round(usual),
					slowest,
					median,
					ways,
					came,
					turn: Math.round(turn),
					rss: Math.round(rss)
				});
				expect(portal.exits()).toBe(0);
				expect(turn, 'the main loop').toBeLessThan(250);
				expect(median, 'the others').toBeLessThan(5 * usual + 50);
				await until(async () => (await portal.ask('gauge')).turn < 100, 'all is quiet again');
			},
			duration + 60_000
		);
});
