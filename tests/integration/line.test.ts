import { describe, expect, it } from 'vitest';
import { createLines } from '#lib/yjs/line.ts';
import type { SocketMaker } from '#lib/yjs/counting-socket.ts';
import { testSocketPath } from '#lib/connection/wire.ts';
import type { Person } from '../build/rows.ts';
import { writingScene } from '../build/scene.ts';
import { sessionCookieFor } from '../build/session.ts';
import { bareClient, browserSocket } from './sync-client.ts';
import { browserTunnel, tunnelledClient } from './tunnel-client.ts';
import { until } from './wait.ts';

const scene = writingScene();

/** A page of this person on a network that lets WebSockets through or not, as `network.blocked` says at the moment. */
async function aPage(person: Person, network: { blocked: boolean }) {
	const cookie = await sessionCookieFor(person);
	const Real = browserSocket(cookie);
	const opened: string[] = [];
	const Blockable = function (url: string) {
		if (network.blocked) throw new Error('blocked');
		opened.push('websocket');
		return new Real(url);
	} as unknown as SocketMaker;
	const Tunnel = browserTunnel(scene.portal.origin, cookie);
	const { Socket, way } = createLines({
		Socket: Blockable,
		Tunnel: function (url: string) {
			opened.push('tunnel');
			return new Tunnel(url);
		} as unknown as SocketMaker,
		recall: () => false,
		keep: () => undefined,
		random: () => 0,
		async probe() {
			if (network.blocked) return false;
			const bare = bareClient(scene.portal.origin, null, scene.portal.origin.replace('http', 'ws') + testSocketPath);
			await until(() => bare.frames.length > 0, 'greeted');
			bare.socket.close();
			return true;
		}
	});
	const client = tunnelledClient(scene.portal.origin, cookie, scene.document, Socket);
	scene.afterwards(() => client.end());
	client.provider.awareness.setLocalStateField('at', 'item');
	await until(() => client.provider.synced, 'in step');
	return { ...client, opened, way };
}

describe('D30 on networks that change', () => {
	it('a page takes the tunnel where WebSockets are blocked and goes back when they are not: nothing is lost, nobody sees it leave', async () => {
		const network = { blocked: true };
		const anna = await aPage(scene.chair, network);
		const bengt = await aPage(scene.member, { blocked: false });
		anna.write('blocked ');
		await until(() => bengt.line() === 'blocked ', 'both are equal');
		expect([anna.opened, bengt.opened]).toEqual([['tunnel'], ['websocket']]);

		const annas = anna.doc.clientID;
		await until(() => bengt.provider.awareness.getStates().has(annas), 'anna is seen');
		const left: number[] = [];
		bengt.provider.awareness.on('change', ({ removed }: { removed: number[] }) => left.push(...removed));
		network.blocked = false;
		anna.way.changed();
		anna.write('still ');
		await until(() => anna.opened.length === 2 && anna.provider.synced, 'anna is back');
		bengt.write('open ');
		anna.write('again ');
		await until(() => anna.line() === bengt.line() && anna.line().length === 25, 'both are equal');
		expect(anna.opened).toEqual(['tunnel', 'websocket']);
		// Until the tunnel has been let go, and a moment longer.
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		expect(left).toEqual([]);
		expect(bengt.provider.awareness.getStates().has(annas)).toBe(true);
	});

	it('the socket of the network test greets our own pages, says their words back, and knows of no document', async () => {
		const address = scene.portal.origin.replace('http', 'ws') + testSocketPath;
		const before = await scene.portal.context.documents.thread.ask('cursors', {});
		const bare = bareClient(scene.portal.origin, null, address);
		await bare.open;
		bare.send('1');
		await until(() => bare.frames.length === 2, 'greeted and answered');
		expect(bare.frames.map((frame) => new TextDecoder().decode(frame))).toEqual(['hello', '1']);
		bare.send('x'.repeat(65));
		expect(await bare.closed).toBe('1009');
		for (const origin of [null, 'https://evil.example'])
			expect(await bareClient(origin, null, address).closed).toBe('http 403');
		const crowd = Array.from({ length: 60 }, () => bareClient(scene.portal.origin, null, address));
		expect(await Promise.race(crowd.map((one) => one.closed))).toBe('http 429');
		for (const one of crowd) one.socket.terminate();
		expect(await scene.portal.context.documents.thread.ask('cursors', {})).toEqual(before);
	});
});
