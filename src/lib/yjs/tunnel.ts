import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { closeCodes } from './close-codes.ts';
import type { SocketMaker } from './counting-socket.ts';
import { createShell, type Shell } from './socket-shell.ts';
import { createAssembly, createFlow, createOutbox } from './tunnel-flow.ts';
import { costOf, decodeRecords, largestMessage, tunnelEvent, tunnelPath, type TunnelRecord } from './tunnel-wire.ts';

/** Milliseconds that the requests go on when the last document has been closed: the next is often opened at once. */
const linger = 1_500;
/** What a connection that broke has for a code, as with a WebSocket. */
const broken = 1006;

interface Channel {
	begin(): void;
	take(record: TunnelRecord): void;
	end(code: number, reason: string, wasClean: boolean): void;
}

export type TunnelOptions = Partial<Pick<ManagerOptions & SocketOptions, 'extraHeaders' | 'timeout'>>;

/** What the server answers when it lets nobody in, as the codes of the door. */
const codeOf = (status: unknown): number =>
	status === 401 ? closeCodes.signedOut : status === 429 ? closeCodes.tooMuch : broken;

/** One run of long-polling requests that carries the documents of this page. `ended`: nothing more comes of it. */
function createCarrier(origin: string, options: TunnelOptions, ended: () => void) {
	const socket: Socket = io(origin, {
		...options,
		path: tunnelPath,
		transports: ['polling'],
		upgrade: false,
		reconnection: false,
		forceNew: true
	});
	const channels = new Map<number, Channel>();
	const outbox = createOutbox((event) => void socket.emit(tunnelEvent, event));
	let last = 0;
	let over = false;
	let lingering: ReturnType<typeof setTimeout> | undefined;

	function end(code: number): void {
		if (over) return;
		over = true;
		ended();
		clearTimeout(lingering);
		outbox.end();
		socket.disconnect();
		const all = [...channels.values()];
		channels.clear();
		for (const channel of all) channel.end(code, '', code !== broken);
	}

	socket.on('connect', () => {
		for (const channel of [...channels.values()]) channel.begin();
	});
	socket.on('connect_error', (error) => end(codeOf((error as { description?: unknown }).description)));
	socket.on('disconnect', () => end(broken));
	socket.on(tunnelEvent, (event: unknown) => {
		try {
			for (const record of decodeRecords(event)) channels.get(record.channel)?.take(record);
		} catch {
			end(broken);
		}
	});

	return {
		outbox,
		get ready() {
			return socket.connected && !over;
		},
		add(channel: Channel): number {
			clearTimeout(lingering);
			channels.set((last += 1), channel);
			return last;
		},
		remove(number: number): void {
			outbox.forget(number);
			if (!channels.delete(number) || channels.size > 0) return;
			lingering = setTimeout(() => end(broken), linger);
		}
	};
}

type Carrier = ReturnType<typeof createCarrier>;

/** One document's way through the carrier, behind the outside of a WebSocket. */
function openChannel(url: URL, carrier: Carrier): Shell {
	const whole = createAssembly();
	const flow = createFlow((bytes, more) => carrier.outbox.put({ kind: 'piece', channel: number, bytes, more }));

	const shell = createShell(url, {
		send(bytes) {
			if (bytes.byteLength > largestMessage) end(closeCodes.tooLarge, 'tooLarge', true);
			else flow.give(bytes);
		},
		close: (code, reason) => end(code, reason, true),
		buffered: () => flow.owed
	});
	const number = carrier.add({
		begin: () => void open(),
		take(record) {
			if (record.kind === 'taken') flow.taken(record.cost);
			else if (record.kind === 'close') {
				leave();
				shell.tellClose(record.code, record.reason, record.code !== broken);
			} else if (record.kind === 'piece') {
				const message = whole(record.bytes, record.more);
				carrier.outbox.took(number, costOf(record.bytes));
				// A buffer of its own: the piece is a view of what carried it.
				if (message) shell.tellMessage(message.slice().buffer);
			}
		},
		end(code, reason, wasClean) {
			flow.drop();
			shell.tellClose(code, reason, wasClean);
		}
	});

	function leave(): void {
		flow.drop();
		carrier.remove(number);
	}

	function end(code: number, reason: string, wasClean: boolean): void {
		if (carrier.ready) carrier.outbox.put({ kind: 'close', channel: number, code, reason });
		leave();
		// As a WebSocket does: not while its user is still in the call.
		queueMicrotask(() => shell.tellClose(code, reason, wasClean));
	}

	function open(): void {
		if (shell.over) return;
		const address = url.pathname.replace(/^\/sync\//, '') + url.search;
		carrier.outbox.put({ kind: 'open', channel: number, address });
		shell.tellOpen();
	}

	if (carrier.ready) queueMicrotask(open);
	return shell;
}

/**
 * A WebSocket-like class that goes through long-polling requests: for networks that let no WebSocket through. All
 * documents of a page share one run of requests. The door, its codes and its limits are the same.
 */
export function createTunnel(options: TunnelOptions = {}): SocketMaker {
	const carriers = new Map<string, Carrier>();

	function open(address: string | URL): WebSocket {
		const url = new URL(address);
		const origin = url.origin.replace(/^ws/, 'http');
		let carrier = carriers.get(origin);
		if (!carrier) {
			const made: Carrier = createCarrier(origin, options, () => {
				if (carriers.get(origin) === made) carriers.delete(origin);
			});
			carriers.set(origin, (carrier = made));
		}
		return openChannel(url, carrier).socket;
	}
	// Called with `new`; what a function returns then is the new object.
	return open as unknown as SocketMaker;
}
