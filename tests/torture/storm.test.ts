import { afterAll, beforeAll, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { addressOf, bareClient, browserSocket, doorOf } from '../integration/sync-client.ts';
import { until } from '../integration/wait.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { tell } from './typist.ts';

const sockets = size(500, 500);
const meetings = 20;
const people = 50;
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: people }, () => 'member'), meetings });
	await portal.start();
});
afterAll(() => portal.end());

it(`D14 takes ${sockets} who come back at once after a kill -9: one knock each, all in step, and one turn holds nobody up`, async () => {
	let made = 0;
	const providers = Array.from({ length: sockets }, (_, index) => {
		const Socket = browserSocket(portal.cookies[index % people] ?? '');
		const counted = function (url: string) {
			made += 1;
			return new Socket(url);
		};
		return new WebsocketProvider(doorOf(portal.origin), portal.agendas[index % meetings] ?? '', new Y.Doc(), {
			disableBc: true,
			params: { epoch: '1', version: '1', ack: '1' },
			WebSocketPolyfill: counted as unknown as typeof WebSocket
		});
	});
	for (const provider of providers) {
		provider.messageHandlers[100] = () => undefined;
		provider.messageHandlers[101] = () => undefined;
	}
	const inStep = () => providers.filter(({ synced }) => synced).length;
	await until(() => inStep() === sockets, 'all are in', 60_000);
	// Each writes something, so that there is something to come back to.
	providers.forEach(({ doc }, index) => doc.getArray('words').insert(0, [`w${index}`]));
	const words = (provider: WebsocketProvider) => provider.doc.getArray('words').length;
	await until(() => providers.every((one) => words(one) === sockets / meetings), 'all words are everywhere', 60_000);

	await portal.kill();
	await until(() => inStep() === 0, 'all have noticed');
	// As browsers do: each waits its own while. y-websocket alone would come back in step.
	for (const provider of providers) provider.disconnect();
	made = 0;
	await portal.start();
	await portal.ask('gauge');
	const from = performance.now();
	for (const provider of providers) provider.connect();
	await until(() => inStep() === sockets, 'all are back', 60_000);
	const back = performance.now() - from;
	await until(() => providers.every((one) => words(one) === sockets / meetings), 'nothing is missing', 30_000);
	const { turn, gap, upgrades, rss, cpu } = await portal.ask('gauge');
	tell('storm', {
		sockets,
		back: Math.round(back),
		knocks: made,
		upgrades,
		turn: Math.round(turn),
		gap: Math.round(gap),
		cpu: Math.round(cpu),
		rss: Math.round(rss)
	});
	for (const provider of providers) provider.destroy();
	expect(upgrades, 'one knock each').toBe(sockets);
	expect(back).toBeLessThan(15_000);
	expect(turn).toBeLessThan(250);
}, 120_000);

/**
 * Two people in a document, one of whom writes as much as the door lets through: each text in the place of the one
 * before. Out: each text's way to the other, in milliseconds, and what the server had used at the last one.
 */
async function rewriting(document: string, people: readonly [number, number], bytes: number) {
	const pair = people.map(
		(who) =>
			new WebsocketProvider(doorOf(portal.origin), document, new Y.Doc(), {
				disableBc: true,
				params: { epoch: '1', version: '1' },
				WebSocketPolyfill: browserSocket(portal.cookies[who] ?? '') as unknown as typeof WebSocket
			})
	) as [WebsocketProvider, WebsocketProvider];
	const [writer, reader] = pair.map(({ doc }) => doc.getText('line')) as [Y.Text, Y.Text];
	await until(() => pair.every(({ synced }) => synced), 'two are at work');
	const ways: number[] = [];
	for (let sent = 0; sent < bytes; sent += 120_000) {
		const from = performance.now();
		writer.delete(0, writer.length);
		writer.insert(0, String.fromCharCode(97 + (ways.length % 26)).repeat(120_000));
		await until(() => reader.toString() === writer.toString(), 'the reader sees it');
		ways.push(performance.now() - from);
		// The pace of the door: a mebibyte a second, and six at once.
		if (sent > 5 << 20) await new Promise((resolve) => setTimeout(resolve, size(40, 120)));
	}
	const used = await portal.ask('gauge');
	for (const provider of pair) provider.destroy();
	return { ways, used };
}

const silent = size(5, 10);
it(`D12 cuts ${silent} who take nothing of what they are sent, and their room goes on`, async () => {
	// What nobody takes is first held by the two sockets' own buffers, some megabytes of it.
	const bytes = size(9, 24) << 20;
	// A process that has just begun grows by 100 MB whoever writes: the same is written once before anything is measured.
	await rewriting(portal.agendas[1] ?? '', [2, 3], bytes);
	const document = portal.agendas[0] ?? '';
	const slow = await Promise.all(
		Array.from({ length: silent }, async (_, index) => {
			const client = bareClient(portal.origin, portal.cookies[10 + index] ?? '', addressOf(portal.origin, document));
			await client.open;
			await until(() => client.frames.length > 0, 'they are in');
			client.socket.pause();
			return client;
		})
	);
	const before = await portal.ask('gauge');
	const { ways, used: after } = await rewriting(document, [0, 1], bytes);
	tell('slow-consumers', {
		silent,
		bytes,
		median: Math.round(ways.toSorted((a, b) => a - b)[ways.length >> 1] ?? 0),
		rss: Math.round(after.rss - before.rss)
	});
	for (const client of slow) client.socket.resume();
	const fates = await Promise.all(
		slow.map((client) =>
			Promise.race([client.closed, new Promise<string>((resolve) => setTimeout(() => resolve('open'), 20_000))])
		)
	);
	for (const client of slow) client.socket.terminate();
	expect(portal.exits()).toBe(1);
	expect(fates).toEqual(fates.map(() => '1006'));
	expect(after.rss - before.rss).toBeLessThan(120);
}, 90_000);
