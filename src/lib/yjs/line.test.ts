import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SocketMaker } from './counting-socket.ts';
import { createLines } from './line.ts';

/** A socket that does what the test says. */
function fakeSocket(url: string) {
	const socket = {
		url,
		bufferedAmount: 0,
		binaryType: '',
		sent: [] as unknown[],
		closed: false,
		onopen: null as (() => void) | null,
		onmessage: null as ((event: { data: unknown }) => void) | null,
		onerror: null as (() => void) | null,
		onclose: null as ((event: { code: number; reason: string; wasClean: boolean }) => void) | null,
		send: (data: unknown) => void socket.sent.push(data),
		close: () => void (socket.closed = true),
		opens: () => socket.onopen?.(),
		says: () => socket.onmessage?.({ data: new ArrayBuffer(1) }),
		ends(code = 1006, reason = '') {
			socket.onerror?.();
			socket.onclose?.({ code, reason, wasClean: code !== 1006 });
		}
	};
	return socket;
}
type FakeSocket = ReturnType<typeof fakeSocket>;

interface Scene {
	webSockets: FakeSocket[];
	tunnels: FakeSocket[];
	kept: boolean[];
	probes: number;
	open: boolean;
	random: number;
}

function aPage(over: { recall?: boolean; throws?: boolean } = {}) {
	const scene: Scene = { webSockets: [], tunnels: [], kept: [], probes: 0, open: false, random: 0.5 };
	const into = (list: FakeSocket[], throws = false) =>
		function (url: string) {
			if (throws) throw new Error('forbidden');
			const socket = fakeSocket(url);
			list.push(socket);
			return socket;
		} as unknown as SocketMaker;
	const { Socket, way } = createLines({
		Socket: into(scene.webSockets, over.throws),
		Tunnel: into(scene.tunnels),
		recall: () => over.recall ?? false,
		keep: (tunnel) => void scene.kept.push(tunnel),
		probe: () => Promise.resolve(((scene.probes += 1), scene.open)),
		random: () => scene.random
	});
	const line = (document = 'one') => {
		const socket = new Socket(`ws://portal/sync/${document}?epoch=1`);
		const told: string[] = [];
		socket.onopen = () => told.push('open');
		socket.onmessage = () => told.push('message');
		socket.onclose = ({ code }) => told.push(`close ${code}`);
		return { socket, told };
	};
	return { scene, line, way };
}
const last = (list: FakeSocket[]): FakeSocket => {
	const socket = list.at(-1);
	if (!socket) throw new Error('no socket was opened');
	return socket;
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('D30 a page finds the way that its network lets through', () => {
	it('is a WebSocket where one opens and speaks', async () => {
		const { scene, line, way } = aPage();
		const { socket, told } = line();
		await pass(0);
		last(scene.webSockets).opens();
		last(scene.webSockets).says();
		socket.send(new Uint8Array([1]));
		await pass(60_000);
		last(scene.webSockets).ends(4401, 'signedOut');
		expect(told).toEqual(['open', 'message', 'close 4401']);
		expect(last(scene.webSockets).sent).toEqual([new Uint8Array([1])]);
		expect([scene.tunnels.length, way.now(), scene.probes]).toEqual([0, 'websocket', 0]);
	});

	it.each([
		['is refused', (socket: FakeSocket) => Promise.resolve(socket.ends())],
		['is swallowed', () => pass(5_000)]
	])('falls to the tunnel when the WebSocket %s, tells nobody, and remembers', async (_how, happens) => {
		const { scene, line, way } = aPage();
		const { told } = line();
		await pass(0);
		await happens(last(scene.webSockets));
		expect(told).toEqual([]);
		last(scene.tunnels).opens();
		last(scene.tunnels).says();
		expect(told).toEqual(['open', 'message']);
		expect([way.now(), scene.kept]).toEqual(['tunnel', [true]]);
		line('two');
		await pass(0);
		expect([scene.webSockets.length, scene.tunnels.length]).toEqual([1, 2]);
	});

	it('falls where the browser forbids WebSockets altogether, and where they open and stay mute', async () => {
		const forbidden = aPage({ throws: true });
		forbidden.line();
		await pass(0);
		expect(forbidden.scene.tunnels).toHaveLength(1);
		const mute = aPage();
		const { told } = mute.line();
		await pass(0);
		last(mute.scene.webSockets).opens();
		await pass(10_000);
		expect(told).toEqual(['open', 'close 1006']);
		mute.line();
		await pass(2_000);
		expect([mute.scene.webSockets.length, mute.scene.tunnels.length]).toEqual([1, 1]);
		last(mute.scene.tunnels).ends();
		mute.line();
		await pass(5_000);
		expect(mute.scene.webSockets).toHaveLength(2);
	});

	it('what one document finds out holds for those that still try', async () => {
		const { scene, line } = aPage();
		line('one');
		const { told } = line('two');
		await pass(0);
		scene.webSockets[0]?.ends();
		scene.tunnels[0]?.opens();
		expect([scene.webSockets[1]?.closed, scene.tunnels.length]).toEqual([true, 2]);
		scene.tunnels[1]?.opens();
		expect(told).toEqual(['open']);
	});

	it('is none while the server is away: both fail, and nothing is remembered', async () => {
		const { scene, line, way } = aPage();
		const { told } = line();
		await pass(0);
		last(scene.webSockets).ends();
		last(scene.tunnels).ends();
		expect(told).toEqual(['close 1006']);
		expect([way.now(), scene.kept]).toEqual(['websocket', []]);
	});

	it('a restart is no wall: where WebSockets worked they must fail for a while', async () => {
		const { scene, line } = aPage();
		line();
		await pass(0);
		last(scene.webSockets).opens();
		last(scene.webSockets).says();
		last(scene.webSockets).ends(1012);
		const from = Date.now();
		while (scene.tunnels.length === 0) {
			const before = scene.webSockets.length;
			line();
			while (scene.webSockets.length === before) await pass(100);
			last(scene.webSockets).ends();
		}
		expect(scene.webSockets.length).toBeGreaterThan(3);
		expect(Date.now() - from).toBeGreaterThan(6_000);
		expect(Date.now() - from).toBeLessThan(12_000);
	});

	it('is what it was in this session of the browser; when the tunnel fails three times, WebSockets are tried', async () => {
		const { scene, line, way } = aPage({ recall: true });
		for (let time = 0; time < 3; time += 1) {
			line();
			await pass(5_000);
			last(scene.tunnels).ends();
		}
		expect([scene.webSockets.length, scene.tunnels.length, way.now()]).toEqual([0, 3, 'websocket']);
		line();
		await pass(5_000);
		expect(scene.webSockets).toHaveLength(1);
	});

	it('passes on what the door says through the tunnel', async () => {
		const { scene, line, way } = aPage({ recall: true });
		const { told } = line();
		await pass(0);
		last(scene.tunnels).ends(4401, 'signedOut');
		expect([told, way.now()]).toEqual([['close 4401'], 'tunnel']);
	});
});

describe('D30 a page leaves the tunnel when it can', () => {
	async function tunnelled() {
		const page = aPage({ recall: true });
		const { socket, told } = page.line();
		await pass(0);
		last(page.scene.tunnels).opens();
		return { ...page, socket, told };
	}

	it('looks at growing intervals, each page at others, and only while it is needed', async () => {
		const { scene, socket } = await tunnelled();
		const at: number[] = [];
		for (let second = 0; second < 3_600; second += 1) {
			const before = scene.probes;
			await pass(1_000);
			if (scene.probes > before) at.push(second);
		}
		const gaps = at.map((time, index) => time - (at[index - 1] ?? 0));
		expect(gaps.slice(0, 6).map((gap) => Math.round(gap / 10) * 10)).toEqual([30, 60, 120, 240, 480, 600]);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(601);
		socket.close();
		const before = scene.probes;
		await pass(3_600_000);
		expect(scene.probes).toBe(before);
	});

	it('goes back at a quiet moment, at once, and the others see nobody leave', async () => {
		const { scene, socket, told, line, way } = await tunnelled();
		const tunnel = last(scene.tunnels);
		scene.open = true;
		tunnel.bufferedAmount = 100;
		await pass(30_000);
		expect([way.now(), told]).toEqual(['websocket', ['open']]);
		socket.send(new Uint8Array([1]));
		tunnel.bufferedAmount = 0;
		await pass(1_500);
		expect(told).toEqual(['open']);
		await pass(1_500);
		expect(told).toEqual(['open', 'close 1000']);
		expect(tunnel.closed).toBe(false);
		line();
		await pass(0);
		last(scene.webSockets).opens();
		last(scene.webSockets).says();
		expect(scene.kept).toEqual([false]);
		await pass(2_000);
		expect(tunnel.closed).toBe(true);
	});

	it('goes back also from somebody who never pauses', async () => {
		const { scene, socket, told } = await tunnelled();
		scene.open = true;
		for (let second = 0; second < 100; second += 1) {
			await pass(1_000);
			socket.send(new Uint8Array([1]));
		}
		expect(told).toEqual(['open', 'close 1000']);
	});

	it('falls again where the look was wrong, and looks more seldom then', async () => {
		const { scene, line, way } = await tunnelled();
		scene.open = true;
		await pass(33_000);
		line();
		await pass(0);
		last(scene.webSockets).ends();
		last(scene.tunnels).opens();
		expect(way.now()).toBe('tunnel');
		const before = scene.probes;
		await pass(50_000);
		expect(scene.probes).toBe(before);
		await pass(15_000);
		expect(scene.probes).toBe(before + 1);
	});

	it('looks soon when the network has changed', async () => {
		const { scene, way } = await tunnelled();
		scene.open = true;
		way.changed();
		await pass(3_000);
		expect(scene.probes).toBe(1);
	});
});

describe('D30 those who come back are spread', () => {
	it('the first line opens at once; 500 pages whose lines end together come back over a second', async () => {
		const pages = Array.from({ length: 500 }, (_, at) => {
			const page = aPage();
			page.scene.random = ((at * 7_919) % 500) / 500;
			page.line();
			return page;
		});
		await pass(0);
		for (const { scene } of pages) {
			expect(scene.webSockets).toHaveLength(1);
			last(scene.webSockets).opens();
			last(scene.webSockets).says();
			last(scene.webSockets).ends(1012);
		}
		for (const { line } of pages) line();
		const back = () => pages.filter(({ scene }) => scene.webSockets.length === 2).length;
		let before = 0;
		let most = 0;
		for (let ms = 0; ms < 1_000; ms += 10) {
			await pass(10);
			most = Math.max(most, back() - before);
			before = back();
		}
		expect(before).toBe(500);
		expect(most).toBeLessThanOrEqual(10);
	});

	it('waits wider while the server stays away, and less for a change of rights', async () => {
		const { scene, line } = aPage({ throws: false });
		scene.random = 0.999;
		const opensAfter = async (ms: number) => {
			const before = scene.webSockets.length;
			line();
			await pass(ms - 30);
			expect(scene.webSockets).toHaveLength(before);
			await pass(60);
			expect(scene.webSockets).toHaveLength(before + 1);
		};
		line();
		await pass(0);
		last(scene.webSockets).opens();
		last(scene.webSockets).says();
		last(scene.webSockets).ends(4205);
		await opensAfter(300);
		last(scene.webSockets).ends();
		await opensAfter(1_000);
		last(scene.webSockets).ends();
		await opensAfter(2_000);
	});

	it('a line that is given up while it waits is never opened', async () => {
		const { scene, line } = aPage();
		line().socket.close();
		const { socket, told } = line();
		socket.close();
		await pass(10_000);
		expect([scene.webSockets.length, told]).toEqual([0, ['close 1000']]);
	});
});
