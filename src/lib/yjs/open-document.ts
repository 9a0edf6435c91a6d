import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { DocumentAbout } from '#lib/documents/about.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { rescueRules } from '#lib/documents/rescue-rules.ts';
import { createComparison } from './comparison.ts';
import type { SocketMaker } from './counting-socket.ts';
import { fingerprint } from './fingerprint.ts';
import { openJournal, type Journal } from './journal.ts';
import { writtenBy } from './id-ranges.ts';
import { createLedger } from './ledger.ts';
import { lineSocket } from './line.ts';
import type { DocumentStatus } from './document-status.ts';
import { createLink } from './link.ts';
import { createOwnWriting } from './own-writing.ts';
import { createRescuer } from './rescuer.ts';

export interface OpenDocument {
	readonly id: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	status(): DocumentStatus;
	/** Hears of every change of status. Out: the function that stops listening. */
	listen(listener: () => void): () => void;
	/** The words written here that the server has not stored; empty when it has them all. */
	unsentText(): string;
	/** All words of the document as they stand here. */
	text(): string;
	/** Takes away what this browser keeps of the document: for a copy that is not the server's. */
	forget(): Promise<void>;
	destroy(): void;
	/** Ends as a killed tab ends: what waits to be kept is lost. For tests. */
	vanish(): void;
}

export interface OpenDocumentOptions {
	readonly id: string;
	readonly epoch: number;
	readonly kind: DocumentKind;
	/** Whose journal keeps it in this browser; none when nobody is signed in. */
	readonly account?: string | null;
	readonly about?: DocumentAbout | null;
	/** Address of the sync door; by default the page's own. */
	readonly url?: string;
	readonly Socket?: SocketMaker;
}

const ownDoor = () => `${location.origin.replace(/^http/, 'ws')}/sync`;
/** Milliseconds after which the page goes on without a journal that does not open; one that opens later is taken still. */
const patience = 2_000;
/** Milliseconds without a change before a document is compared. */
const still = 2_000;
const fromJournal = { journal: true };

/**
 * Opens a document: what this browser keeps of it at once, then the sync door's, and keeps it open: y-websocket's
 * provider with a journal, and an account of what is durable where.
 */
export function openDocument(options: OpenDocumentOptions): OpenDocument {
	const { id, epoch, kind, account = null, about = null } = options;
	const doc = new Y.Doc();
	const ledger = createLedger();
	const own = createOwnWriting(doc, rescueRules(kind.name));
	const listeners = new Set<() => void>();
	let savedAt: Date | null = null;
	let ready = false;
	let journal: Journal | null = null;
	let absent = false;
	let over = false;
	let movedAt = 0;
	/** While a journal is taken over: whether it holds something unsent, and whether the page had all of that. */
	const taking = { unsent: false, isNew: false };
	let known: DocumentStatus | null = null;

	const tell = () => {
		known = null;
		for (const listener of listeners) listener();
	};
	const changed = () => {
		if (!over) rescuer.look();
		tell();
	};
	const moved = () => {
		movedAt = Date.now();
		comparison.moved();
	};

	// Before the provider's own listener, so that the frame it sends covers this change.
	doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
		if (origin === fromJournal) {
			taking.isNew = true;
			if (taking.unsent) ledger.changed();
			return;
		}
		const local = origin !== link.origin;
		moved();
		if (local) {
			own.wrote(transaction);
			ledger.changed();
		}
		journal?.append(update, { local, soon: !link.status().synced });
		if (local) changed();
	});

	const link = createLink({
		id,
		doc,
		url: options.url ?? ownDoor(),
		Socket: options.Socket ?? lineSocket,
		params: { epoch: String(epoch), version: String(kind.version), ack: '1', ...(account ? { account } : {}) },
		opened() {
			ledger.opened();
			own.left();
		},
		sent: ledger.sent,
		acknowledged(count) {
			const before = ledger.unsaved();
			ledger.acknowledged(count);
			if (before && !ledger.unsaved()) {
				savedAt = new Date();
				own.stored();
				journal?.sent();
				void rescuer.stored();
			}
			moved();
			changed();
		},
		compared: (equal) => comparison.answered(equal),
		synced() {
			ready = true;
			journal?.mark({ whole: true, mayWrite: link.status().mayWrite });
			rescuer.returned();
			comparison.returned();
			changed();
		},
		changed
	});
	const comparison = createComparison({
		quiet: () => link.status().synced && !ledger.unsaved() && Date.now() - movedAt > still,
		ask: () => link.compare(fingerprint(doc)),
		resync: link.resync,
		changed
	});
	const rescuer = createRescuer(
		{
			place: { account, document: id, epoch, kind: kind.name, about },
			own,
			refusal() {
				const { final, ended, mayWrite, synced } = link.status();
				return final ? ended : mayWrite === false && synced && ledger.unsaved() ? 'read-only' : null;
			},
			unsaved: ledger.unsaved,
			changes: ledger.changes,
			forget,
			changed: tell
		},
		doc,
		link.origin
	);

	async function forget(): Promise<void> {
		const dropped = journal;
		journal = null;
		await dropped?.drop();
	}

	/** What the journal held becomes part of the document; what the server may lack of it is unsaved again. */
	function take(opened: Journal): void {
		if (over) return void opened.close();
		const { updates, unsent, whole } = opened.found;
		const before = doc.store.clients.size > 0;
		Object.assign(taking, { unsent: unsent.length > 0, isNew: false });
		doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, fromJournal)), fromJournal);
		const { isNew } = taking;
		taking.unsent = false;
		if (isNew) own.had(unsent.flatMap(writtenBy));
		// A journal that came late: the server has sent all of it already, or was sent it by this page.
		else if (unsent.length > 0 && link.status().synced && !ledger.unsaved() && !doc.store.pendingStructs) opened.sent();
		journal = opened;
		// It came late: what came before it is kept too.
		if (before) journal.append(Y.encodeStateAsUpdate(doc), { local: ledger.unsaved(), soon: true });
		if (link.status().synced) journal.mark({ whole: true, mayWrite: link.status().mayWrite });
		ready ||= whole;
		changed();
	}

	async function begin(): Promise<void> {
		if (account !== null) {
			const opening = openJournal({ account, document: id, epoch }, { kind: kind.name, about, changed }).then(
				take,
				() => {
					absent = true;
					changed();
				}
			);
			let late: ReturnType<typeof setTimeout> | undefined;
			await Promise.race([opening, new Promise((resolve) => (late = setTimeout(resolve, patience)))]);
			clearTimeout(late);
		}
		if (!over) link.connect();
	}
	void begin();

	const flush = () => {
		if (document.visibilityState === 'hidden') void journal?.flush();
	};
	if (typeof document !== 'undefined') document.addEventListener('visibilitychange', flush);

	function end(): void {
		over = true;
		listeners.clear();
		if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', flush);
		comparison.stop();
		link.destroy();
	}

	return {
		id,
		doc,
		awareness: link.awareness,
		status: () =>
			(known ??= {
				...link.status(),
				mayWrite: link.status().mayWrite ?? journal?.found.mayWrite ?? null,
				unsaved: ledger.unsaved(),
				savedAt,
				ready,
				journal: journal?.works() ? 'kept' : journal || absent ? 'absent' : null,
				kept: journal?.keepsAll() ?? rescuer.holdsAll(),
				settled: rescuer.holdsAll(),
				rescued: rescuer.rescued(),
				matches: comparison.matches()
			}),
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		unsentText: () =>
			ledger.unsaved()
				? own
						.unsent()
						.map(({ text }) => text)
						.join('\n')
				: '',
		text: () => kind.plain(kind.read(doc)),
		forget,
		destroy() {
			end();
			void journal?.close();
			doc.destroy();
		},
		vanish() {
			end();
			journal?.abandon();
			doc.destroy();
		}
	};
}
