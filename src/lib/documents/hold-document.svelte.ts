import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { DocumentStatus } from '#lib/yjs/document-status.ts';
import { openDocument, type OpenDocument } from '#lib/yjs/open-document.ts';
import { saved } from '#lib/yjs/saved.svelte.ts';
import type { DocumentAbout } from './about.ts';
import type { DocumentKind } from './kind.ts';
import { rescues } from './rescues.svelte.ts';

/** A document as one piece of a page holds it open; counted in the page's saved state until it is closed. */
export interface HeldDocument {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** There is text to write on: it has been synced once, or this browser had all of it from another time. */
	readonly ready: boolean;
	/** Whether what is written is taken; null before the server has said so. */
	readonly mayWrite: boolean | null;
	/** Whether the server has everything that was written in it here. */
	readonly stored: boolean;
	/** The server's last word, or nothing but refused words left: nothing more comes of this one. */
	readonly final: boolean;
	close(): void;
}

/** Whose it is in this browser, and what it is about. */
export interface HeldFor {
	readonly account: string | null;
	readonly about: DocumentAbout | null;
}

interface Shared {
	readonly open: OpenDocument;
	readonly status: () => DocumentStatus;
	readonly end: () => void;
	holders: number;
	ending: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds that a closed document stays open, for whoever goes back to it at once. */
const linger = 2_000;
const held = new Map<string, Shared>();

function start(id: string, epoch: number, kind: DocumentKind, { account, about }: HeldFor, key: string): Shared {
	const open = openDocument({ id, epoch, kind, account, about });
	const leaveSaved = saved.watch(open);
	let status = $state.raw(open.status());
	const stop = open.listen(() => {
		const before = status;
		status = open.status();
		if (status.rescued !== before.rescued) rescues.found(status.rescued);
		if (status.synced && !status.unsaved) rescues.settled(id);
	});
	return {
		open,
		status: () => status,
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

/** Ends it when nobody holds it and all that was written in it is stored, or refused for good: what waits keeps it open. */
function endWhenStored(shared: Shared): void {
	shared.ending = setTimeout(() => {
		const { unsaved, final, settled } = shared.open.status();
		if (unsaved && !final && !settled) endWhenStored(shared);
		else shared.end();
	}, linger);
}

/** Opens a document, or takes a share in it if the page has it open already. In the browser only. */
export function holdDocument(id: string, epoch: number, kind: DocumentKind, mine: HeldFor): HeldDocument {
	const key = `${id}:${epoch}`;
	const shared = held.get(key) ?? start(id, epoch, kind, mine, key);
	held.set(key, shared);
	clearTimeout(shared.ending);
	shared.holders += 1;
	let closed = false;
	return {
		doc: shared.open.doc,
		awareness: shared.open.awareness,
		get ready() {
			return shared.status().ready;
		},
		get mayWrite() {
			const { final, mayWrite } = shared.status();
			return final ? false : mayWrite;
		},
		get stored() {
			const { synced, unsaved } = shared.status();
			return synced && !unsaved;
		},
		get final() {
			const { final, settled } = shared.status();
			return final || settled;
		},
		close() {
			if (closed) return;
			closed = true;
			shared.holders -= 1;
			if (shared.holders === 0) endWhenStored(shared);
		}
	};
}
