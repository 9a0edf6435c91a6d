import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';
import { WebSocketServer } from 'ws';
import { testEvent } from '#lib/connection/wire.ts';
import { networkOf } from '#server/accounts/limit.ts';
import { context } from '#server/context.ts';
import { createBudget } from './budget.ts';
import { visitorOf } from './door.ts';
import { createTally } from './tally.ts';

/** Milliseconds that one test may take, and answers it gets: the page's own longest takes half a minute. */
const longest = 90_000;
const mostAnswers = 40;
/** Sockets at once, and new ones from everywhere. */
const most = 200;
const mostOfAddress = 50;
const pace = { perSecond: 50, burst: 500 };
const socketOptions = { noServer: true, perMessageDeflate: false, maxPayload: 64, closeTimeout: 3_000 };

/**
 * What the network test, and a page that would like to leave the tunnel, reach without signing in: a WebSocket that is
 * greeted, gets its few words back and is closed. It knows of no document and keeps nothing.
 */
export function openTestSocket() {
	const { config } = context();
	const server = new WebSocketServer(socketOptions);
	const fresh = createBudget(pace);
	const all = createTally();
	const ofAddress = createTally();

	return {
		/** Takes an upgrade from our own pages. Out: false when there are too many already; then it was not touched. */
		upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
			const network = networkOf(visitorOf(request, config).address);
			const here = all.add('all', 1);
			const there = ofAddress.add(network, 1);
			const leave = () => {
				all.add('all', -1);
				ofAddress.add(network, -1);
			};
			if (here > most || there > mostOfAddress || !fresh(1)) {
				leave();
				return false;
			}
			socket.once('close', leave);
			server.handleUpgrade(request, socket, head, (ws) => {
				let answers = 0;
				const end = setTimeout(() => ws.close(1000), longest);
				end.unref();
				ws.on('error', () => ws.terminate());
				ws.on('close', () => clearTimeout(end));
				ws.on('message', (data, binary) => {
					if ((answers += 1) > mostAnswers) ws.close(1008);
					else ws.send(data as Buffer, { binary });
				});
				ws.send('hello');
			});
			return true;
		},
		close(): void {
			for (const ws of server.clients) ws.close(1012);
			server.close();
		}
	};
}

/** The same through the tunnel: each ask is answered with an empty word, a few times. */
export function answerTest(socket: Socket): void {
	let answers = 0;
	const end = setTimeout(() => socket.disconnect(true), longest);
	end.unref();
	socket.on('disconnect', () => clearTimeout(end));
	socket.on(testEvent, (done: unknown) => {
		if ((answers += 1) > mostAnswers) return void socket.disconnect(true);
		if (typeof done === 'function') (done as () => void)();
	});
}
