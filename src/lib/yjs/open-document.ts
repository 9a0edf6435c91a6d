import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { isFinal, reasonOf, type CloseReason } from './close-codes.ts';
import { countingSocket, type SocketMaker } from './counting-socket.ts';
import { createLedger } from './ledger.ts';
import { messageType } from './wire.ts';

/** How it stands between this page and the server, for one document. */
export interface DocumentStatus {
	/** The socket is open and the server's state has arrived. */
	readonly synced: boolean;
	/** Something written here is not known to be durable. */
	readonly unsaved: boolean;
	/** When the server last said that something written here is durable. */
	readonly savedAt: Date | null;
	/** When the server was last heard; null while it is. Milliseconds as Date.now(). */
	readonly goneSince: number | null;
	/** Whether the server takes what is written; null before it has said so. */
	readonly mayWrite: boolean | null;
	/** Why the server ended the connection last; null while it stands. */
	readonly ended: CloseReason | null;
	/** The server's no is final: the page must be reloaded or left. */
	readonly final: boolean;
}

export interface OpenDocument {
	readonly id: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	status(): DocumentStatus;
	/** Hears of every change of status. Out: the function that stops listening. */
	listen(listener: () => void): () => void;
	/** The document's words as they stand here, when some of them are not stored; else the empty text. */
	unsentText(): string;
	destroy(): void;
}

export interface OpenDocumentOptions {
	readonly id: string;
	readonly epoch: number;
	readonly kind: DocumentKind;
	/** Address of the sync door; by default the page's own. */
	readonly url?: string;
	readonly Socket?: SocketMaker;
}

const ownDoor = () => `${location.origin.replace(/^http/, 'ws')}/sync`;

/**
 * Opens a document at the sync door and keeps it open: y-websocket's provider with an account of what is durable.
 * No text is kept in the browser: what is not stored when the page closes is lost, so say so.
 */
export function openDocument({ id, epoch, kind, url, Socket }: OpenDocumentOptions): OpenDocument {
	const doc = new Y.Doc();
	const ledger = createLedger();
	const listeners = new Set<() => void>();
	let synced = false;
	let savedAt: Date | null = null;
	let goneSince: number | null = Date.now();
	let mayWrite: boolean | null = null;
	let ended: CloseReason | null = null;
	let final = false;
	let failures = 0;
	let known: DocumentStatus | null = null;

	const changed = () => {
		known = null;
		for (const listener of listeners) listener();
	};

	// Before the provider's own listener, so that the frame it sends covers this change.
	doc.on('update', (_update: Uint8Array, origin: unknown) => {
		if (origin === provider) return;
		ledger.changed();
		changed();
	});

	const provider: WebsocketProvider = new WebsocketProvider(url ?? ownDoor(), id, doc, {
		connect: false,
		// Tabs would pass writing to each other past the door's permission.
		disableBc: true,
		params: { epoch: String(epoch), version: String(kind.version), ack: '1' },
		WebSocketPolyfill: countingSocket(Socket ?? WebSocket, {
			opened: ledger.opened,
			sent: ledger.sent,
			ownClient: () => provider.awareness.clientID
		})
	});
	const { awareness } = provider;

	provider.messageHandlers[messageType.saved] = (_encoder, decoder) => {
		const before = ledger.unsaved();
		ledger.acknowledged(decoding.readVarUint(decoder));
		failures = 0;
		if (before && !ledger.unsaved()) savedAt = new Date();
		changed();
	};
	provider.messageHandlers[messageType.standing] = (_encoder, decoder) => {
		mayWrite = decoding.readVarUint(decoder) === 1;
		changed();
	};
	provider.on('status', ({ status }) => {
		// The others believe to know us under this clock (its first value is what they assume of everybody, its last is
		// the one under which we left); a higher one shows us at once.
		if (status === 'connected') awareness.setLocalState(awareness.getLocalState());
	});
	provider.on('sync', (state: boolean) => {
		synced = state;
		if (state) {
			goneSince = null;
			ended = null;
		}
		changed();
	});
	provider.on('connection-close', (event) => {
		synced = false;
		goneSince ??= Date.now();
		ended = event ? reasonOf(event.code) : null;
		// y-websocket forgets its patience at every sync; a server that cannot store would be asked five times a second.
		if (ended === 'storage' || ended === 'resync' || ended === 'tooMuch') failures += 1;
		provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, failures);
		final = event !== null && isFinal(event.code);
		changed();
	});
	provider.connect();
	// A socket whose network is gone lies still for half a minute; the browser knows at once.
	const leave = () => provider.disconnect();
	const comeBack = () => {
		if (!final) provider.connect();
	};
	if (typeof window !== 'undefined') {
		window.addEventListener('offline', leave);
		window.addEventListener('online', comeBack);
	}

	return {
		id,
		doc,
		awareness,
		status: () => (known ??= { synced, unsaved: ledger.unsaved(), savedAt, goneSince, mayWrite, ended, final }),
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		unsentText: () => (ledger.unsaved() ? kind.plain(kind.read(doc)) : ''),
		destroy() {
			listeners.clear();
			if (typeof window !== 'undefined') {
				window.removeEventListener('offline', leave);
				window.removeEventListener('online', comeBack);
			}
			provider.destroy();
			awareness.destroy();
			doc.destroy();
		}
	};
}
