import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { isFinal, reasonOf, type CloseReason } from './close-codes.ts';
import { countingSocket, type SocketMaker } from './counting-socket.ts';
import { listenWake } from './wake.ts';
import { messageType, syncStep } from './wire.ts';

/** How it stands with the connection of one document. */
export interface LinkStatus {
	/** The socket is open and the server's state has arrived. */
	readonly synced: boolean;
	/** When the server was last heard; null while it is. Milliseconds as Date.now(). */
	readonly goneSince: number | null;
	/** Whether the server takes what is written; null before it has said so. */
	readonly mayWrite: boolean | null;
	/** Why the server ended the connection last; null while it stands. */
	readonly ended: CloseReason | null;
	/** The server's no is final: the page must be reloaded or left. */
	readonly final: boolean;
}

export interface LinkParts {
	readonly id: string;
	readonly doc: Y.Doc;
	/** Query of the sync door's address. */
	readonly params: Readonly<Record<string, string>>;
	readonly url: string;
	readonly Socket: SocketMaker;
	/** A new connection is being opened. */
	opened(): void;
	/** A writing frame went out; `whole` when it holds everything the server lacked. */
	sent(whole: boolean): void;
	/** So many writing frames of this connection are durable. */
	acknowledged(count: number): void;
	/** Whether the server holds the same as what was sent to be compared. */
	compared(equal: boolean): void;
	/** The server's state has arrived. */
	synced(): void;
	changed(): void;
}

/** Milliseconds within which a living server answers a question. */
const signOfLife = 2_500;

const frame = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
	encoding.encode((encoder) => {
		for (const part of parts)
			if (typeof part === 'number') encoding.writeVarUint(encoder, part);
			else encoding.writeVarUint8Array(encoder, part);
	});
/** Asks for all of the document, whatever is here already. */
const everything = () =>
	frame(
		messageType.sync,
		syncStep.vector,
		encoding.encode((encoder) => encoding.writeVarUint(encoder, 0))
	);

/** One document's connection: y-websocket's provider, kept open, renewed when it may be dead, with what the server says of it. */
export function createLink(parts: LinkParts) {
	let status: LinkStatus = { synced: false, goneSince: Date.now(), mayWrite: null, ended: null, final: false };
	let failures = 0;
	let whole = false;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	let begun = false;

	const say = (news: Partial<LinkStatus>) => {
		status = { ...status, ...news };
		parts.changed();
	};

	const provider: WebsocketProvider = new WebsocketProvider(parts.url, parts.id, parts.doc, {
		connect: false,
		// Tabs would pass writing to each other past the door's permission.
		disableBc: true,
		params: { ...parts.params },
		WebSocketPolyfill: countingSocket(parts.Socket, {
			opened: () => parts.opened(),
			sent: (all) => parts.sent(all),
			ownClient: () => provider.awareness.clientID
		})
	});
	const { awareness } = provider;
	const give = (bytes: Uint8Array) => provider.ws?.send(bytes as Uint8Array<ArrayBuffer>);

	provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
		failures = 0;
		parts.acknowledged(decoding.readVarUint(decoder));
	};
	provider.messageHandlers[messageType.standing] = (_encoder, decoder) =>
		say({ mayWrite: decoding.readVarUint(decoder) === 1 });
	provider.messageHandlers[messageType.compare] = (_encoder, decoder) =>
		parts.compared(decoding.readVarUint(decoder) === 1);
	provider.on('status', ({ status: now }) => {
		// The others believe to know us under this clock (its first value is what they assume of everybody, its last is
		// the one under which we left); a higher one shows us at once.
		if (now === 'connected') awareness.setLocalState(awareness.getLocalState());
	});
	provider.on('sync', (state: boolean) => {
		say(state ? { synced: true, goneSince: null, ended: null } : { synced: false });
		if (!state) return;
		if (whole) give(everything());
		whole = false;
		parts.synced();
	});
	provider.on('connection-close', (event) => {
		const ended = event ? reasonOf(event.code) : null;
		// y-websocket forgets its patience at every sync; a server that cannot store would be asked five times a second.
		if (ended === 'storage' || ended === 'resync' || ended === 'tooMuch') failures += 1;
		provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, failures);
		const final = event !== null && isFinal(event.code);
		say({ synced: false, goneSince: status.goneSince ?? Date.now(), ended, final });
	});

	function renew(): void {
		clearTimeout(waiting);
		if (!begun || status.final) return;
		provider.disconnect();
		provider.connect();
	}
	/** Asks something harmless and renews the connection when no answer comes. */
	function askForLife(): void {
		const heard = provider.wsLastMessageReceived;
		if (!provider.wsconnected) return renew();
		give(frame(messageType.queryAwareness));
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			if (provider.wsLastMessageReceived === heard) renew();
		}, signOfLife);
	}
	// A socket whose network is gone lies still for half a minute; the browser knows at once.
	const leave = () => provider.disconnect();
	const comeBack = () => {
		if (begun && !status.final) provider.connect();
	};
	const stopWaking = listenWake((slept) => (slept ? renew() : askForLife()));
	if (typeof window !== 'undefined') {
		window.addEventListener('offline', leave);
		window.addEventListener('online', comeBack);
	}

	return {
		awareness: awareness as Awareness,
		/** Of the changes that come from the server. */
		origin: provider as object,
		status: () => status,
		connect(): void {
			begun = true;
			provider.connect();
		},
		compare: (fingerprint: Uint8Array) => give(frame(messageType.compare, fingerprint)),
		/** A new connection over which everything comes anew, whatever is here already. */
		resync(): void {
			whole = true;
			renew();
		},
		destroy(): void {
			clearTimeout(waiting);
			stopWaking();
			if (typeof window !== 'undefined') {
				window.removeEventListener('offline', leave);
				window.removeEventListener('online', comeBack);
			}
			provider.destroy();
			awareness.destroy();
		}
	};
}
