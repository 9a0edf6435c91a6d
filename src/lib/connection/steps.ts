import { io } from 'socket.io-client';
import { tunnelPath } from '#lib/yjs/tunnel-wire.ts';
import { median, type Findings } from './findings.ts';
import { testEvent, testSocketPath } from './wire.ts';

/** Milliseconds that any one answer is waited for. */
const patience = 6_000;
const samples = 5;
/** Milliseconds of saying nothing in the longer test. */
export const idleTime = 20_000;

const echo = '/network/echo';

const within = <Result>(what: Promise<Result>, ms = patience): Promise<Result> =>
	new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('no answer')), ms);
		what.then(resolve, reject).finally(() => clearTimeout(timer));
	});

/** Asks several times, one after the other. Out: the median in milliseconds. */
async function time(ask: () => Promise<unknown>): Promise<number | null> {
	const took: number[] = [];
	for (let turn = 0; turn < samples; turn += 1) {
		const from = performance.now();
		await within(ask());
		took.push(performance.now() - from);
	}
	return median(took);
}

async function askPages(): Promise<number> {
	const answer = await fetch(echo, { cache: 'no-store', signal: AbortSignal.timeout(patience) });
	if (!answer.ok) throw new Error(`status ${answer.status}`);
	return Number(((await answer.json()) as { now: number }).now);
}

/** What the pages' own requests show: whether they arrive, how, how fast, and how the two clocks stand. */
export async function testPages(): Promise<Pick<Findings, 'pages' | 'clock'> & { took: number | null }> {
	const secure = location.protocol === 'https:';
	try {
		let clock: number | null = null;
		let quickest = Infinity;
		const took = await time(async () => {
			const from = performance.now();
			const now = await askPages();
			const lasted = performance.now() - from;
			// The quickest answer says the most of the clock: the server read its own about in the middle.
			if (lasted >= quickest) return;
			quickest = lasted;
			clock = (Date.now() - lasted / 2 - now) / 1_000;
		});
		const entry = performance.getEntriesByName(new URL(echo, location.href).href).at(-1);
		const protocol = (entry as PerformanceResourceTiming | undefined)?.nextHopProtocol ?? '';
		return { pages: { works: true, secure, protocol }, clock, took };
	} catch {
		return { pages: { works: false, secure, protocol: '' }, clock: null, took: null };
	}
}

function openTestSocket() {
	const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + testSocketPath);
	let answered: ((word: string) => void) | null = null;
	let broke: ((error: Error) => void) | null = null;
	socket.onmessage = ({ data }) => answered?.(String(data));
	socket.onclose = socket.onerror = () => broke?.(new Error('closed'));
	const heard = () =>
		new Promise<string>((resolve, reject) => {
			answered = resolve;
			broke = reject;
			if (socket.readyState > WebSocket.OPEN) reject(new Error('closed'));
		});
	return {
		greeted: heard,
		ask(word: string) {
			const answer = heard();
			socket.send(word);
			return answer;
		},
		close: () => socket.close()
	};
}

/** A WebSocket to the sync door's address, which is greeted and answers. */
export async function testWebSocket(): Promise<{ works: boolean; took: number | null }> {
	let socket: ReturnType<typeof openTestSocket> | null = null;
	try {
		socket = openTestSocket();
		await within(socket.greeted());
		const open = socket;
		return { works: true, took: await time(() => open.ask('1')) };
	} catch {
		return { works: false, took: null };
	} finally {
		socket?.close();
	}
}

/** A WebSocket that says nothing for a while, and is then asked whether it is still there. */
export async function testIdle(): Promise<boolean> {
	let socket: ReturnType<typeof openTestSocket> | null = null;
	try {
		socket = openTestSocket();
		await within(socket.greeted());
		await new Promise((resolve) => setTimeout(resolve, idleTime));
		await within(socket.ask('1'));
		return true;
	} catch {
		return false;
	} finally {
		socket?.close();
	}
}

/** The detour: requests that the server holds until it has something to say. */
export async function testTunnel(): Promise<{ works: boolean; took: number | null }> {
	const socket = io({
		path: tunnelPath,
		query: { test: '1' },
		transports: ['polling'],
		upgrade: false,
		reconnection: false,
		forceNew: true
	});
	try {
		await within(
			new Promise((resolve, reject) => {
				socket.once('connect', () => resolve(null));
				socket.once('connect_error', reject);
			})
		);
		return { works: true, took: await time(() => socket.timeout(patience).emitWithAck(testEvent)) };
	} catch {
		return { works: false, took: null };
	} finally {
		socket.disconnect();
	}
}

/** Whether the browser can keep text on this device. */
export async function testStorage(): Promise<boolean> {
	const name = 'samsyn-network-test';
	try {
		await within(
			new Promise<void>((resolve, reject) => {
				const asked = indexedDB.open(name);
				asked.onupgradeneeded = () => void asked.result.createObjectStore('words');
				asked.onerror = () => reject(new Error('no storage'));
				asked.onsuccess = () => {
					const writing = asked.result.transaction('words', 'readwrite');
					writing.objectStore('words').put('word', 1);
					writing.oncomplete = () => {
						asked.result.close();
						resolve();
					};
					writing.onerror = writing.onabort = () => reject(new Error('no storage'));
				};
			})
		);
		indexedDB.deleteDatabase(name);
		return true;
	} catch {
		return false;
	}
}
