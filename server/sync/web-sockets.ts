import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { testSocketPath } from '#lib/connection/wire.ts';
import { context } from '#server/context.ts';
import { fromOurPages } from '#server/origin.ts';
import { path, readAsked } from './decide.ts';
import { visitorOf, type Door } from './door.ts';
import { webSocketLine } from './line.ts';
import { openTestSocket } from './network-test.ts';

const socketOptions = {
	noServer: true,
	perMessageDeflate: false,
	/** A little above the largest frame, so that a too large one is refused by our own code. */
	maxPayload: (1 << 20) + 65_536,
	/** Milliseconds for the other side to say goodbye before the socket is cut. */
	closeTimeout: 3_000
};

function refuseUpgrade(socket: Duplex, status: string): void {
	socket.on('error', () => undefined);
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/**
 * Yjs upgrades on /sync/<document>?epoch&version&ack. Origin first; then the socket is accepted, because a browser
 * cannot read why an upgrade was refused, and it is the door's. `alone`: nobody but Socket.IO takes other upgrades on
 * this server, so unknown ones are refused here; in development they are Vite's.
 */
export function attachWebSockets(
	http: Server,
	door: Door,
	{ alone = import.meta.env?.MODE !== 'development' } = {}
): { close(): void } {
	const { config } = context();
	const server = new WebSocketServer(socketOptions);
	const test = openTestSocket();
	let closed = false;

	http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const url = URL.parse(request.url ?? '', 'http://door');
		if (!url?.pathname.startsWith(path)) {
			if (alone && !url?.pathname.startsWith('/socket.io/')) refuseUpgrade(socket, '404 Not Found');
			return;
		}
		if (!fromOurPages(request, config)) return refuseUpgrade(socket, '403 Forbidden');
		if (closed) return refuseUpgrade(socket, '503 Service Unavailable');
		if (url.pathname === testSocketPath) {
			if (!test.upgrade(request, socket, head)) refuseUpgrade(socket, '429 Too Many Requests');
			return;
		}
		server.handleUpgrade(request, socket, head, (ws) =>
			door.admitLine(webSocketLine(ws, socket), visitorOf(request, config), readAsked(url))
		);
	});

	return {
		/** Whoever knocks from now on is still answered: an upgrade that nobody takes keeps the server from closing. */
		close() {
			closed = true;
			test.close();
			server.close();
		}
	};
}
