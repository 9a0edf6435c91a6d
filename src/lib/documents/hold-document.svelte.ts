import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { openDocument, type DocumentStatus, type OpenDocument } from '#lib/yjs/open-document.ts';
import { saved } from '#lib/yjs/saved.svelte.ts';
import type { DocumentKind } from './kind.ts';

/** A document as one piece of a page holds it open; counted in the page's saved state until it is closed. */
export interface HeldDocument {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** What the server has is here and the two are in touch. */
	readonly synced: boolean;
	/** It has been synced once: what is written now meets what others wrote, also when the connection is away. */
	readonly ready: boolean;
	/** Whether the server takes what is written; null before it has said so. */
	readonly mayWrite: boolean | null;
	close(): void;
}

interface Shared {
	readonly open: OpenDocument;
	readonly status: () => DocumentStatus;
	readonly ready: () => boolean;
	readonly end: () => void;
	holders: number;
	ending: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds that a closed document stays open, for whoever goes back to it at once. */
const linger = 2_000;
const held = new Map<string, Shared>();

function start(id: string, epoch: number, kind: DocumentKind, key: string): Shared {
	const open = openDocument({ id, epoch, kind });
	const leaveSaved = saved.watch(open);
	let status = $state.raw(open.status());
	let ready = $state(false);
	const stop = open.listen(() => {
		status = open.status();
		ready ||= status.synced;
	});
	return {
		open,
		status: () => status,
		ready: () => ready,
		end() {
			held.delete(key);
			stop();
			leaveSaved();
			open.destroy();
		},
		holders: 0,
		ending: undefined
	};
}

/** Ends it when nobody holds it and all that was written in it is stored; what is not stored yet keeps it open. */
function endWhenStored(shared: Shared): void {
	shared.ending = setTimeout(() => {
		const { unsaved, final } = shared.open.status();
		if (unsaved && !final) endWhenStored(shared);
		else shared.end();
	}, linger);
}

/** Opens a document, or takes a share in it if the page has it open already. In the browser only. */
export function holdDocument(id: string, epoch: number, kind: DocumentKind): HeldDocument {
	const key = `${id}:${epoch}`;
	const shared = held.get(key) ?? start(id, epoch, kind, key);
	held.set(key, shared);
	clearTimeout(shared.ending);
	shared.holders += 1;
	let closed = false;
	return {
		doc: shared.open.doc,
		awareness: shared.open.awareness,
		get synced() {
			return shared.status().synced;
		},
		get ready() {
			return shared.ready();
		},
		get mayWrite() {
			return shared.status().mayWrite;
		},
		close() {
			if (closed) return;
			closed = true;
			shared.holders -= 1;
			if (shared.holders === 0) endWhenStored(shared);
		}
	};
}
