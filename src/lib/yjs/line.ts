import { testSocketPath } from '#lib/connection/wire.ts';
import type { SocketMaker } from './counting-socket.ts';
import { createPace, localEnd } from './line-pace.ts';
import { createWay, type Way, type WayParts, type WayState } from './line-way.ts';
import { createShell } from './socket-shell.ts';
import { createTunnel } from './tunnel.ts';

/** Milliseconds without a sign before a WebSocket counts as swallowed by the network; of one that opened the server may be slow. */
const silence = 5_000;
const muteness = 10_000;
/** Milliseconds: nothing was written for so long is a quiet moment; so long it is waited for. */
const quiet = 2_000;
const longestQuest = 60_000;
/** Milliseconds that the tunnel is held after the return, so that the others see nobody leave. */
const overlap = 2_000;
/** A connection that broke, by the code of WebSockets. */
const broken = 1006;

const ignore = () => undefined;

/** A function as a class: it is called with `new`, and what a function returns then is the new object. */
function maker(open: (address: string) => WebSocket): SocketMaker {
	return function (address: string | URL) {
		return open(String(address));
	} as unknown as SocketMaker;
}

/** Lets go of a socket: nothing it says is heard any more. */
function drop(socket: WebSocket): void {
	socket.onopen = socket.onmessage = socket.onclose = null;
	// Closing a socket that is still opening is told as an error, which nobody may be left without.
	socket.onerror = ignore;
	socket.close();
}

export interface LineParts extends WayParts {
	readonly Socket: SocketMaker;
	readonly Tunnel: SocketMaker;
}

/**
 * The socket of a page's documents: a WebSocket, or the tunnel where none is let through. All of them learn from each
 * other which it is; the tunnel is left again when WebSockets work, at a quiet moment. Whoever comes back waits a little,
 * each page another while.
 */
export function createLines(parts: LineParts): { Socket: SocketMaker; way: WayState } {
	const way = createWay(parts);
	const pace = createPace(parts.random);
	return { Socket: maker((address) => openLine(address, parts, way, pace)), way };
}

function openLine(address: string, parts: LineParts, way: WayState, pace: ReturnType<typeof createPace>): WebSocket {
	const document = new URL(address).pathname;
	let inner: WebSocket | null = null;
	let by: Way | null = null;
	let stood = false;
	let sentAt = -Infinity;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const shell = createShell(address, {
		send(bytes) {
			sentAt = performance.now();
			inner?.send(bytes as Uint8Array<ArrayBuffer>);
		},
		close(code, reason) {
			const socket = inner;
			leave();
			if (socket) drop(socket);
			pace.ended(document, localEnd, stood);
			queueMicrotask(() => shell.tellClose(code, reason, true));
		},
		buffered: () => inner?.bufferedAmount ?? 0
	});

	const unlisten = way.listen(() => {
		if (inner === null || by === way.now()) return;
		if (stood) return goBack();
		if (shell.open) return;
		// Another of the page's documents has found out while this one was still trying.
		drop(inner);
		start();
	});

	/** The socket beneath is no longer this line's. */
	function leave(): void {
		clearTimeout(timer);
		unlisten();
		if (by === 'tunnel' && stood) way.tunnelClosed();
		inner = null;
		by = null;
	}

	function end(code: number, reason: string, wasClean: boolean): void {
		pace.ended(document, code, stood);
		leave();
		shell.tellClose(code, reason, wasClean);
	}

	function tryWebSocket(): void {
		by = 'websocket';
		let socket: WebSocket;
		try {
			socket = new parts.Socket(address);
		} catch {
			return lost();
		}
		inner = socket;
		socket.binaryType = 'arraybuffer';
		const watch = (ms: number) => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				drop(socket);
				lost();
			}, ms);
		};
		watch(silence);
		socket.onerror = ignore;
		socket.onopen = () => {
			watch(muteness);
			shell.tellOpen();
		};
		socket.onmessage = ({ data }) => {
			if (!stood) prove();
			shell.tellMessage(data);
		};
		socket.onclose = ({ code, reason, wasClean }) => {
			if (!stood && code === broken) return lost();
			// A goodbye came all the way from the server.
			if (!stood) prove();
			end(code, reason, wasClean);
		};
	}

	function prove(): void {
		stood = true;
		clearTimeout(timer);
		way.worked();
	}

	/** The WebSocket did not open, or opened and nothing came. */
	function lost(): void {
		clearTimeout(timer);
		const tunnel = way.failed(shell.open);
		if (tunnel && !shell.open) tryTunnel();
		else end(broken, '', false);
	}

	function tryTunnel(): void {
		clearTimeout(timer);
		by = 'tunnel';
		const socket = (inner = new parts.Tunnel(address));
		socket.onopen = () => {
			stood = true;
			way.tunnelOpened();
			shell.tellOpen();
		};
		socket.onmessage = ({ data }) => shell.tellMessage(data);
		socket.onclose = ({ code, reason, wasClean }) => {
			// First: what the others learn of it is no longer this line's matter.
			const failed = !stood && code === broken;
			end(code, reason, wasClean);
			if (failed) way.tunnelFailed();
		};
	}

	/** Leaves the tunnel when nothing is under way in it. */
	function goBack(since = performance.now()): void {
		const socket = inner;
		if (by !== 'tunnel' || !socket || way.now() !== 'websocket') return;
		const now = performance.now();
		if (socket.bufferedAmount > 0 || (now - sentAt < quiet && now - since < longestQuest)) {
			clearTimeout(timer);
			timer = setTimeout(() => goBack(since), quiet / 4);
			return;
		}
		leave();
		socket.onmessage = socket.onclose = null;
		setTimeout(() => drop(socket), overlap);
		pace.forget(document);
		shell.tellClose(localEnd, '', true);
	}

	function start(): void {
		if (way.tunnelFirst()) tryTunnel();
		else tryWebSocket();
	}

	timer = setTimeout(start, pace.wait(document));
	return shell.socket;
}

const memory = 'samsyn.tunnel';

/** Asks whether a WebSocket to our own server opens and is greeted. */
function probeWebSocket(): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + testSocketPath);
		const tell = (open: boolean) => {
			clearTimeout(timer);
			drop(socket);
			resolve(open);
		};
		const timer = setTimeout(() => tell(false), silence);
		socket.onmessage = () => tell(true);
		socket.onclose = socket.onerror = () => tell(false);
	});
}

function ownLines(): ReturnType<typeof createLines> {
	const lines = createLines({
		// Named when it is used, so that it is the browser's at that moment.
		Socket: maker((address) => new WebSocket(address)),
		Tunnel: createTunnel(),
		probe: probeWebSocket,
		random: Math.random,
		// A browser may forbid its storage; then each page learns by itself.
		recall() {
			try {
				return sessionStorage.getItem(memory) === '1';
			} catch {
				return false;
			}
		},
		keep(tunnel) {
			try {
				if (tunnel) sessionStorage.setItem(memory, '1');
				else sessionStorage.removeItem(memory);
			} catch {
				// Then not.
			}
		}
	});
	addEventListener('online', lines.way.changed);
	return lines;
}

let own: ReturnType<typeof createLines> | null = null;
const ours = () => (own ??= ownLines());

/** How the documents of this page reach the server now. */
export const wayNow = (): Way => ours().way.now();

/** The socket class of a page's documents in a browser. */
export const lineSocket: SocketMaker = maker((address) => new (ours().Socket)(address));
