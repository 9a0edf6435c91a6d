import type * as Y from 'yjs';
import type { DocumentAbout } from '#lib/documents/about.ts';
import type { OwnWriting } from './own-writing.ts';
import type { Piece } from './own-words.ts';
import { dropRescues, isPassing, keepRescue, listRescues, type Rescue } from './rescue-store.ts';

export interface RescuerParts {
	readonly place: {
		readonly account: string | null;
		readonly document: string;
		readonly kind: string;
		readonly about: DocumentAbout | null;
	};
	readonly own: OwnWriting;
	/** Why the server does not take what is written here; null while it may. */
	refusal(): Rescue['reason'] | null;
	unsaved(): boolean;
	/** The journal goes: what it held unsent is rescued, and would be refused again at every return. */
	forget(): Promise<void>;
	changed(): void;
}

/** A short name for words, the same for the same. FNV-1a, 32 bits: it keeps two tabs from showing one loss twice. */
function nameOf(words: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** Sees to it that words of one's own which are in no document are kept to be copied: refused ones, and removed ones. */
export function createRescuer(parts: RescuerParts, doc: Y.Doc, origin: object) {
	const { place, own } = parts;
	let rescued: readonly Rescue[] = [];
	let refusedFor: Rescue['reason'] | null = null;

	async function keep(reason: Rescue['reason'], pieces: readonly Piece[]): Promise<void> {
		if (pieces.length === 0) return;
		const id = `${place.document} ${reason} ${nameOf(JSON.stringify(pieces))}`;
		if (rescued.some((one) => one.id === id)) return;
		const rescue: Rescue = { ...place, id, reason, pieces, at: Date.now() };
		rescued = [rescue, ...rescued];
		parts.changed();
		// Without a place to keep them they are shown as long as the page stands.
		if (place.account !== null) await keepRescue(rescue).catch(() => undefined);
	}

	doc.on('afterTransaction', (transaction) => {
		if (transaction.origin === origin) void keep('removed', own.removedIn(transaction));
	});

	return {
		rescued: () => rescued,
		/** The state of things is another: the server may have said no. */
		look(): void {
			const reason = parts.refusal();
			if (reason === refusedFor) return;
			refusedFor = reason;
			if (reason === null) return;
			const kept = parts.unsaved() ? keep(reason, own.unsent()) : Promise.resolve();
			if (!isPassing(reason)) void kept.then(parts.forget).catch(() => undefined);
		},
		/** The server's state has come. */
		returned: () => void keep('removed', own.hidden()),
		/** All that was refused for a while is stored now, here or by a page before this one. */
		async stored(): Promise<void> {
			const waited = (one: Rescue) => one.document === place.document && isPassing(one.reason);
			const kept = place.account === null ? [] : await listRescues(place.account).catch(() => []);
			const settled = [...rescued, ...kept].filter(waited);
			if (settled.length === 0) return;
			rescued = rescued.filter((one) => !waited(one));
			await dropRescues(settled.map(({ id }) => id)).catch(() => undefined);
			parts.changed();
		}
	};
}
