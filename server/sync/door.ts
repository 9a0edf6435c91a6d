import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isId } from '#lib/ids/id.ts';
import type { CloseReason } from '#lib/yjs/close-codes.ts';
import { loadActor } from '#server/accounts/actor.ts';
import { actorOfCookies } from '#server/accounts/session.ts';
import { context } from '#server/context.ts';
import { documentAccess } from '#server/documents/rights.ts';
import { fromOurPages } from '#server/origin.ts';
import { createChannels } from './channels.ts';
import { closeSocket, createConnection, endFor, type Connection } from './connection.ts';
import { updateFrame } from './frames.ts';
import { identityOf } from './identity.ts';
import { subjectOf } from './open.ts';
import { watchRights, type Watched } from './rights-watch.ts';

const path = '/sync/';
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

interface Asked {
	readonly documentId: string;
	readonly epoch: number;
	readonly version: number;
	readonly acknowledged: boolean;
}

function readAsked(url: URL): Asked {
	const number = (name: string) => Number(url.searchParams.get(name) ?? NaN);
	return {
		documentId: url.pathname.slice(path.length),
		epoch: number('epoch'),
		version: number('version'),
		acknowledged: url.searchParams.get('ack') === '1'
	};
}

function refuseUpgrade(socket: Duplex, status: string): void {
	socket.on('error', () => undefined);
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/**
 * The sync door: Yjs upgrades on /sync/<document>?epoch&version&ack. Origin first; then the socket is accepted, because
 * a browser cannot read why an upgrade was refused, and closed with a code that says why, before any document is
 * touched. `alone`: nobody but Socket.IO takes other upgrades on this server, so unknown ones are refused here.
 */
export function attachSync(http: Server, { alone = !import.meta.env?.DEV } = {}): { close(): Promise<void> } {
	const { config, bus, log, read, clock, documents } = context();
	const { thread } = documents;
	const server = new WebSocketServer(socketOptions);
	const channels = createChannels();
	const connections = new Map<number, Connection>();
	const ofAccount = new Map<string, number>();
	let lastId = 0;
	const rights = watchRights({
		bus,
		actorOf: (sessionId) => loadActor(read, sessionId, clock.now()),
		accessOf: (actor, documentId) => documentAccess(read, actor, documentId),
		report: (error) => log.error(error, 'rights at the sync door could not be decided anew')
	});

	thread.onStored(({ document, update, connection }) => channels.find(document)?.send(updateFrame(update), connection));
	thread.onLost(() => {
		for (const connection of connections.values()) connection.end('storage');
	});
	const pulse = setInterval(() => {
		for (const connection of connections.values()) connection.pulse();
	}, pulseEvery);
	pulse.unref();

	/** Decides who comes and lets them in. Out: why not. */
	async function admit(ws: WebSocket, cookies: string | undefined, asked: Asked): Promise<CloseReason | null> {
		const since = rights.version();
		const actor = await actorOfCookies(cookies);
		if (actor.accountId === null || actor.sessionId === null) return 'signedOut';
		const { accountId, sessionId } = actor;
		const found = await documentAccess(read, actor, isId(asked.documentId) ? asked.documentId : '');
		if (!found) return 'missing';
		const { document } = found;
		if (asked.epoch !== document.epoch) return 'erased';
		if (!(asked.version >= (thread.version(document.kind) ?? Infinity))) return 'outdated';
		const sockets = ofAccount.get(accountId) ?? 0;
		if (sockets >= mostOfOne) return 'tooMuch';
		const person = await identityOf(read, config.secret, actor, found.groupId);

		const id = (lastId += 1);
		const subject = subjectOf(document);
		const { vector, frozen } = await thread.ask('join', { subject, connection: id });
		if (ws.readyState !== ws.OPEN) {
			await thread.ask('leave', { subject, connection: id });
			return null;
		}
		const watched: Watched = { accountId, sessionId, found, end: (reason) => connection.end(reason) };
		const connection = createConnection({
			id,
			ws,
			thread,
			channel: channels.open(document.id),
			subject,
			account: accountId,
			person,
			mayWrite: found.access === 'write' && !frozen,
			acknowledged: asked.acknowledged,
			report: (reason, error) =>
				log.warn(
					{ reason, document: document.id, account: accountId, why: String(error) },
					'a sync connection was ended'
				),
			ended() {
				rights.remove(watched);
				connections.delete(id);
				const left = (ofAccount.get(accountId) ?? 1) - 1;
				if (left > 0) ofAccount.set(accountId, left);
				else ofAccount.delete(accountId);
			}
		});
		ofAccount.set(accountId, (ofAccount.get(accountId) ?? 0) + 1);
		connections.set(id, connection);
		connection.begin(vector);
		rights.add(watched, since);
		return null;
	}

	function accept(ws: WebSocket, request: IncomingMessage, asked: Asked): void {
		// Nothing is read before it is decided who writes.
		ws.pause();
		ws.on('error', () => ws.terminate());
		admit(ws, request.headers.cookie, asked)
			.catch((error: unknown) => {
				log.warn({ document: asked.documentId, why: String(error) }, 'a document could not be opened');
				return endFor(error);
			})
			.then((reason) => {
				if (reason) closeSocket(ws, reason);
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
		server.handleUpgrade(request, socket, head, (ws) => accept(ws, request, readAsked(url)));
	}
	http.on('upgrade', upgrade);

	return {
		close() {
			http.off('upgrade', upgrade);
			clearInterval(pulse);
			rights.stop();
			for (const connection of connections.values()) connection.end('restart');
			server.close();
			return Promise.resolve();
		}
	};
}
