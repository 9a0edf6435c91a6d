import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { closeCodes } from '#lib/yjs/close-codes.ts';
import { createOutbox } from '#lib/yjs/tunnel-flow.ts';
import { decodeRecords, tunnelEvent, tunnelPath, type TunnelRecord } from '#lib/yjs/tunnel-wire.ts';
import { context } from '#server/context.ts';
import { bindToSession } from '#server/polling.ts';
import { createBudget } from './budget.ts';
import { path, readAsked } from './decide.ts';
import type { Door, Visitor } from './door.ts';
import { answerTest } from './network-test.ts';
import { watchCallers } from './tunnel-callers.ts';
import { createTunnelLine, type TunnelLine } from './tunnel-line.ts';

/** Documents one page may have open. */
const mostLines = 32;
/** Milliseconds that a connection without a document is kept. */
const mostIdle = 60_000;

const options = {
	path: tunnelPath,
	transports: ['polling' as const],
	allowUpgrades: false,
	destroyUpgrade: false,
	serveClient: false,
	/** One post; larger messages come in pieces. */
	maxHttpBufferSize: 256 << 10,
	httpCompression: false,
	/** A poll is answered at least this often, so that no proxy takes it for dead; the other half is for the answer. */
	pingInterval: 10_000,
	pingTimeout: 10_000,
	connectTimeout: 10_000
};

/** One page that goes through the tunnel: its documents by the numbers it gave them. Out: what it still has to say. */
function serve(socket: Socket, door: Door, visitor: Visitor): ReturnType<typeof createOutbox> {
	const lines = new Map<number, TunnelLine>();
	const outbox = createOutbox((event) => void socket.emit(tunnelEvent, event));
	const bytes = createBudget({ perSecond: 4 << 20, burst: 24 << 20 });
	const openings = createBudget({ perSecond: 2, burst: 60 });
	let idle: ReturnType<typeof setTimeout> | undefined;
	const wait = () => {
		clearTimeout(idle);
		idle = setTimeout(() => socket.disconnect(true), mostIdle);
		idle.unref();
	};

	function open(channel: number, address: string): void {
		const url = URL.parse(path + address, 'http://door');
		if (lines.has(channel) || !url?.pathname.startsWith(path)) throw new Error('no channel to open');
		if (lines.size >= mostLines || !openings(1))
			return outbox.put({ kind: 'close', channel, code: closeCodes.tooMuch, reason: 'tooMuch' });
		clearTimeout(idle);
		const line = createTunnelLine(channel, outbox, () => {
			lines.delete(channel);
			if (lines.size === 0) wait();
		});
		lines.set(channel, line);
		door.admitLine(line, visitor, readAsked(url));
	}

	function take(record: TunnelRecord): void {
		if (record.kind === 'open') return open(record.channel, record.address);
		// What was under way when the door closed the channel arrives later, and is nobody's.
		const line = lines.get(record.channel);
		if (!line) return;
		if (record.kind === 'piece') line.take(record.bytes, record.more);
		else if (record.kind === 'close') line.gone();
		else if (!line.taken(record.cost)) throw new Error('took what it was not given');
	}

	wait();
	socket.on(tunnelEvent, (event: unknown) => {
		try {
			if (!bytes(typeof event === 'string' ? event.length : 0)) throw new Error('over its budget');
			for (const record of decodeRecords(event)) take(record);
		} catch {
			socket.disconnect(true);
		}
	});
	socket.on('disconnect', () => {
		clearTimeout(idle);
		for (const line of [...lines.values()]) line.gone();
		clearTimeout(idle);
		outbox.end();
	});
	return outbox;
}

/** Says what is left; resolves when it has gone out with the answer to a poll, or that has not come for a second. */
function sayLast(socket: Socket, outbox: ReturnType<typeof createOutbox>): Promise<void> {
	return new Promise((resolve) => {
		socket.conn.once('drain', resolve);
		if (outbox.flush()) setTimeout(resolve, 1_000);
		else resolve();
	});
}

/**
 * The sync door for networks that let no WebSocket through: the same lines by long-polling requests on /tunnel/, one
 * connection a page. Who comes is asked at the first request; that every later one brings the same session, at each.
 */
export function attachTunnel(http: HttpServer, door: Door) {
	const { config, log } = context();
	const io = new Server(http, options);
	bindToSession(io, config);
	const callerOf = watchCallers(io);
	const outboxes = new Map<Socket, ReturnType<typeof createOutbox>>();
	io.on('connection', (socket) => {
		const caller = callerOf(socket.request);
		if (!caller) return void socket.disconnect(true);
		socket.on('error', (error) => log.warn({ why: String(error) }, 'a tunnel failed'));
		if (caller.accountId === null) return answerTest(socket);
		outboxes.set(socket, serve(socket, door, caller));
		socket.on('disconnect', () => outboxes.delete(socket));
	});
	return {
		/** Brings what the door has said last to everybody, while the http server still takes their polls. */
		async sayLast(): Promise<void> {
			await Promise.all([...outboxes].map(([socket, outbox]) => sayLast(socket, outbox)));
		},
		close: (): Promise<void> => io.close()
	};
}
