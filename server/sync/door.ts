import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CloseReason } from '#lib/yjs/close-codes.ts';
import { loadActor } from '#server/accounts/actor.ts';
import { context } from '#server/context.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { fromOurPages } from '#server/origin.ts';
import { createChannels } from './channels.ts';
import { closeSocket, createConnection, endFor, type Connection } from './connection.ts';
import { decide, path, readAsked, type Asked, type Decided } from './decide.ts';
import { updateFrame } from './frames.ts';
import { subjectOf } from './open.ts';
import { watchRights, type Watched } from './rights-watch.ts';

/** Sockets one account may have open: many tabs of four documents each. */
const mostOfOne = 100;
/** Milliseconds; three of them pass before a socket whose other end is gone is cut. */
const pulseEvery = 9_000;
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
 * The sync door: Yjs upgrades on /sync/<document>?epoch&version&ack. Origin first; then the socket is accepted, because
 * a browser cannot read why an upgrade was refused, and closed with a code that says why, before any document is
 * touched. `alone`: nobody but Socket.IO takes other upgrades on this server, so unknown ones are refused here; in
 * development they are Vite's.
 */
export function attachSync(
	http: Server,
	{ alone = import.meta.env?.MODE !== 'development' } = {}
): { close(): Promise<void> } {
	const { config, bus, log, read, clock, documents } = context();
	const { thread } = documents;
	const server = new WebSocketServer(socketOptions);
	const channels = createChannels();
	const connections = new Map<number, Connection>();
	const ofAccount = new Map<string, number>();
	let lastId = 0;
	let closed = false;
	const rights = watchRights({
		bus,
		actorOf: (sessionId) => loadActor(read, sessionId, clock.now()),
		accessOf: (actor, documentId) => documentAccess(read, actor, documentId),
		report: (error) => log.error(error, 'rights at the sync door could not be decided anew')
	});

	thread.onStored(({ document, update, connection }) => {
		channels.find(document)?.send(updateFrame(update), connection);
	});
	thread.onLost(() => {
		for (const connection of connections.values()) connection.end('storage');
	});
	const pulse = setInterval(() => {
		for (const connection of connections.values()) connection.pulse();
	}, pulseEvery);
	pulse.unref();

	function count(accountId: string, by: 1 | -1): number {
		const sockets = (ofAccount.get(accountId) ?? 0) + by;
		if (sockets > 0) ofAccount.set(accountId, sockets);
		else ofAccount.delete(accountId);
		return sockets;
	}

	/** Opens the document for somebody who may, and lets the socket in. Out: why not. */
	async function letIn(ws: WebSocket, decided: Decided, asked: Asked, since: number): Promise<CloseReason | null> {
		const { accountId, sessionId, found, person } = decided;
		const id = (lastId += 1);
		const subject = subjectOf(found.document);
		const { vector, frozen } = await thread.ask('join', { subject, connection: id });
		if (closed || ws.readyState !== ws.OPEN) {
			thread.ask('leave', { subject, connection: id }).catch(() => undefined);
			return 'restart';
		}
		const watched: Watched = { accountId, sessionId, found, end: (reason) => connection.end(reason) };
		const connection = createConnection({
			id,
			ws,
			thread,
			channel: channels.open(subject.document),
			subject,
			account: accountId,
			person,
			mayWrite: found.access === 'write' && !frozen,
			acknowledged: asked.acknowledged,
			report: (reason, error) =>
				log.warn({ reason, document: subject.document, account: accountId, why: String(error) }, 'sync ended'),
			ended() {
				rights.remove(watched);
				connections.delete(id);
				count(accountId, -1);
			}
		});
		connections.set(id, connection);
		connection.begin(vector);
		rights.add(watched, since);
		return null;
	}

	async function admit(ws: WebSocket, cookies: string | undefined, asked: Asked): Promise<CloseReason | null> {
		const since = rights.version();
		const decided = await decide(cookies, asked, thread.version);
		if (typeof decided === 'string') return decided;
		const sockets = count(decided.accountId, 1);
		const refused =
			sockets > mostOfOne
				? 'tooMuch'
				: await letIn(ws, decided, asked, since).catch((error: unknown) => {
						log.warn({ document: asked.documentId, why: String(error) }, 'a document could not be opened');
						return endFor(error);
					});
		if (refused) count(decided.accountId, -1);
		return refused;
	}

	function accept(ws: WebSocket, request: IncomingMessage, asked: Asked): void {
		// Nothing is read before it is decided who writes.
		ws.pause();
		ws.on('error', () => ws.terminate());
		admit(ws, request.headers.cookie, asked)
			.catch((error: unknown) => {
				log.error(error, 'the sync door could not decide');
				return 'storage' as const;
			})
			.then((refused) => {
				if (refused) closeSocket(ws, refused);
			})
			.catch((error: unknown) => log.error(error, 'the sync door failed'));
	}

	function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const url = URL.parse(request.url ?? '', 'http://door');
		if (!url?.pathname.startsWith(path)) {
			if (alone && !url?.pathname.startsWith('/socket.io/')) refuseUpgrade(socket, '404 Not Found');
			return;
		}
		if (!fromOurPages(request, config)) return refuseUpgrade(socket, '403 Forbidden');
		if (closed) return refuseUpgrade(socket, '503 Service Unavailable');
		server.handleUpgrade(request, socket, head, (ws) => accept(ws, request, readAsked(url)));
	}
	http.on('upgrade', upgrade);

	return {
		close() {
			// Whoever knocks from now on is still answered: an upgrade that nobody takes keeps the server from closing.
			closed = true;
			clearInterval(pulse);
			rights.stop();
			for (const connection of connections.values()) connection.end('restart');
			server.close();
			return Promise.resolve();
		}
	};
}
