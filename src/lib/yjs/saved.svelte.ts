import type { CloseReason } from './close-codes.ts';
import type { DocumentStatus } from './document-status.ts';
import type { OpenDocument } from './open-document.ts';

/**
 * saved: all that was written here is durable on the server, and the page is in touch with it.
 * saving: something is under way, or the connection has just gone.
 * device: the server has not been heard for more than three seconds; this browser has kept all that was written here.
 * offline: as device, but something is kept nowhere, or this browser keeps nothing.
 * refused: the server does not take it; `reason` says why.
 */
export type Saved = 'saved' | 'saving' | 'device' | 'offline' | 'refused';

/** Milliseconds without the server before the page says so. */
const grace = 3_000;

const isRefused = (status: DocumentStatus): boolean =>
	status.final || (status.mayWrite === false && status.unsaved && status.synced);

/** How it stands with everything written on this page: one answer over all open documents, never better than true. */
export class SavedState {
	/** False while no document is open, or none has been opened yet: there is nothing to say. */
	shown = $state(false);
	state = $state<Saved>('saving');
	/** When something written here last became durable. */
	savedAt = $state<Date | null>(null);
	/** Why the server refused or went away, when it said so. */
	reason = $state<CloseReason | 'read-only' | null>(null);
	/** The words of refused documents that are not stored. */
	unsent = $state<{ id: string; text: string }[]>([]);
	/** This browser does not keep what is written: a private window, blocked, or full. */
	unkept = $state(false);
	/** Documents that are not as the server has them. */
	differing = $state.raw<readonly OpenDocument[]>([]);

	// Not reactive on purpose: #look writes what follows from it into the fields above.
	readonly #documents = new Map<OpenDocument, () => void>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#opened = false;

	/** Counts a document in. Out: the function that counts it out, for when it is closed. */
	watch(document: OpenDocument): () => void {
		this.#documents.set(document, document.listen(this.#look));
		if (this.#documents.size === 1 && typeof window !== 'undefined')
			window.addEventListener('beforeunload', this.#guard);
		this.#look();
		return () => {
			this.#documents.get(document)?.();
			this.#documents.delete(document);
			if (this.#documents.size === 0) {
				this.#opened = false;
				if (typeof window !== 'undefined') window.removeEventListener('beforeunload', this.#guard);
			}
			this.#look();
		};
	}

	/** Whether something written here is not on the server. */
	get unsaved(): boolean {
		return [...this.#documents.keys()].some((document) => document.status().unsaved);
	}

	/** Whether closing the page now could lose something: it is neither on the server nor kept by this browser. */
	get atRisk(): boolean {
		return [...this.#documents.keys()].some((document) => {
			const status = document.status();
			return status.unsaved && !status.kept;
		});
	}

	readonly #guard = (event: BeforeUnloadEvent): void => {
		if (this.atRisk) event.preventDefault();
	};

	readonly #look = (): void => {
		clearTimeout(this.#timer);
		const all = [...this.#documents.keys()].map((document) => ({ document, status: document.status() }));
		const refused = all.filter(({ status }) => isRefused(status));
		const gone = all.flatMap(({ status }) => (status.final || status.goneSince === null ? [] : [status.goneSince]));
		this.#opened ||= all.some(({ status }) => status.ready);
		this.savedAt = all.reduce<Date | null>(
			(last, { status }) => (status.savedAt && (!last || status.savedAt > last) ? status.savedAt : last),
			null
		);
		this.unsent = refused.flatMap(({ document }) => {
			const text = document.unsentText();
			return text ? [{ id: document.id, text }] : [];
		});
		this.unkept = all.some(({ status }) => status.journal === 'absent');
		this.differing = all.filter(({ status }) => status.matches === false).map(({ document }) => document);
		if (refused.length > 0) {
			this.state = 'refused';
			this.reason = refused[0]?.status.final ? refused[0].status.ended : 'read-only';
		} else if (gone.length > 0) {
			const left = Math.min(...gone) + grace - Date.now();
			const kept = all.every(({ status }) => status.kept);
			this.state = left > 0 ? 'saving' : kept ? 'device' : 'offline';
			this.reason = all.find(({ status }) => status.ended)?.status.ended ?? null;
			if (left > 0) this.#timer = setTimeout(this.#look, left);
		} else {
			this.state = all.some(({ status }) => status.unsaved || !status.synced) ? 'saving' : 'saved';
			this.reason = null;
		}
		this.shown = all.length > 0 && (this.#opened || this.state !== 'saving');
	};
}

/** The saved state of this page. */
export const saved = new SavedState();
