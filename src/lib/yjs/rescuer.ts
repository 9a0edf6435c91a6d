import type * as Y from 'yjs';
import type { DocumentAbout } from '#lib/documents/about.ts';
import type { OwnWriting } from './own-writing.ts';
import { journalKey } from './journal-rows.ts';
import type { Piece } from './own-words.ts';
import { dropRescues, isPassing, keepRescue, listRescues, type Rescue } from './rescue-store.ts';

export interface RescuerParts {
	readonly place: {
		readonly account: string | null;
		readonly document: string;
		readonly epoch: number;
		readonly kind: string;
		readonly about: DocumentAbout | null;
	};
	readonly own: OwnWriting;
	/** Why the server does not take what is written here; null while it may. */
	refusal(): Rescue['reason'] | null;
	unsaved(): boolean;
	/** How many changes were made here. */
	changes(): number;
	/** The journal goes: what it held unsent is kept as rescued, and would be refused again at every return. */
	forget(): Promise<void>;
	changed(): void;
}

/** A short name for words, the same for the same. FNV-1a, 32 bits: it keeps two tabs from showing one loss twice. */
function nameOf(words: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** Whether all of an earlier rescue stands in later pieces: letters came after the no. */
const holds = (pieces: readonly Piece[], earlier: Rescue): boolean =>
	earlier.pieces.every(({ path, text }) =>
		pieces.some((one) => one.text.includes(text) && one.path.join('\n') === path.join('\n'))
	);

/** Sees to it that words of one's own which are in no document are kept to be copied: refused ones, and removed ones. */
export function createRescuer(parts: RescuerParts, doc: Y.Doc, origin: object) {
	const { place, own } = parts;
	let rescued: readonly Rescue[] = [];
	/** Which of them this browser keeps. */
	const inBrowser = new Set<string>();
	let refusedFor: Rescue['reason'] | null = null;
	/** How many of the changes made here were looked at for this refusal, and how many of them lose nothing any more. */
	let looked = 0;
	let safe = 0;

	/** Out: whether this browser keeps them now. */
	async function keep(reason: Rescue['reason'], pieces: readonly Piece[]): Promise<boolean> {
		if (pieces.length === 0) return true;
		const { epoch, ...of } = place;
		const id = `${of.document} ${reason} ${nameOf(JSON.stringify(pieces))}`;
		const rescue = rescued.find((one) => one.id === id) ?? { ...of, id, reason, pieces, at: Date.now() };
		// One box for one loss; what others took away is a loss each time.
		const earlier = rescued.filter(
			(one) => one !== rescue && reason !== 'removed' && one.reason === reason && holds(pieces, one)
		);
		if (!rescued.includes(rescue) || earlier.length > 0) {
			rescued = [rescue, ...rescued.filter((one) => one !== rescue && !earlier.includes(one))];
			parts.changed();
		}
		// Without a place to keep them they are shown as long as the page stands.
		const { account, document } = of;
		// Once: what somebody has put aside meanwhile does not come back.
		if (account === null || inBrowser.has(id)) return account !== null;
		try {
			await keepRescue(rescue, journalKey({ account, document, epoch }));
		} catch {
			return false;
		}
		inBrowser.add(id);
		const gone = earlier.map((one) => one.id).filter((one) => inBrowser.delete(one));
		if (gone.length > 0) await dropRescues(gone).catch(() => undefined);
		return true;
	}

	/** The journal goes only when what it held is kept as rescued: until then it is the one place where the words are. */
	async function refused(reason: Rescue['reason'], changes: number): Promise<void> {
		const isKept = !parts.unsaved() || (await keep(reason, own.unsent()));
		if (!isKept || isPassing(reason)) return;
		await parts.forget().catch(() => undefined);
		safe = changes;
		parts.changed();
	}

	doc.on('afterTransaction', (transaction) => {
		if (transaction.origin === origin) void keep('removed', own.removedIn(transaction));
	});

	return {
		rescued: () => rescued,
		/** The state of things is another: the server may have said no. */
		look(): void {
			const reason = parts.refusal();
			const changes = parts.changes();
			// Letters that come after the no, before the page has taken the pen away, are rescued with the others.
			if (reason === refusedFor && (reason === null || changes === looked)) return;
			refusedFor = reason;
			looked = changes;
			safe = 0;
			if (reason !== null) void refused(reason, changes);
		},
		/** All that was written here is refused for good and kept as rescued: this page can lose nothing of it. */
		holdsAll: (): boolean => refusedFor !== null && safe > 0 && safe === parts.changes(),
		/** The server's state has come. */
		returned: () => void keep('removed', own.hidden()),
		/** All that was refused for a while is stored now, here or by a page before this one. */
		async stored(): Promise<void> {
			const waited = (one: Rescue) => one.document === place.document && isPassing(one.reason);
			const kept = place.account === null ? [] : await listRescues(place.account).catch(() => []);
			const settled = [...rescued, ...kept].filter(waited);
			if (settled.length === 0) return;
			rescued = rescued.filter((one) => !waited(one));
			for (const { id } of settled) inBrowser.delete(id);
			await dropRescues(settled.map(({ id }) => id)).catch(() => undefined);
			parts.changed();
		}
	};
}
