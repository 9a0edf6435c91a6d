import type { HeldDocument, HeldFor } from './hold-document.svelte.ts';
import type { DocumentKind } from './kind.ts';

interface Following<Edits> {
	/** The document that the page shows; none while there is none to write in. */
	which(): { readonly id: string; readonly epoch: number } | null;
	/** Whose it is in this browser. */
	mine(): HeldFor;
	/** What is needed to write in it, which no page carries from the first. */
	load(): Promise<{ readonly kind: DocumentKind; readonly edits: Edits }>;
	/** Gives it to the page once there is text to write on; what comes back lets it go. */
	connect(begun: HeldDocument, edits: Edits): () => void;
}

/**
 * Holds the document open that a page shows, and gives it to the page when it has begun; another one when the page shows
 * another. To be called while a component is made. Out: the one that is held.
 */
export function followDocument<Edits>({ which, mine, load, connect }: Following<Edits>): {
	readonly held: HeldDocument | null;
} {
	let held = $state.raw<HeldDocument | null>(null);
	let edits: Edits | null = null;
	const documentId = $derived(which()?.id ?? null);
	const epoch = $derived(which()?.epoch ?? 1);
	$effect(() => {
		if (documentId === null) return;
		const [id, its, whose] = [documentId, epoch, mine()];
		let gone = false;
		let own: HeldDocument | null = null;
		void Promise.all([import('./hold-document.svelte.ts'), load()]).then(([{ holdDocument }, loaded]) => {
			if (gone) return;
			edits = loaded.edits;
			own = holdDocument(id, its, loaded.kind, whose);
			held = own;
		});
		return () => {
			gone = true;
			held = null;
			own?.close();
		};
	});
	// Whether there is text is memoised: each keystroke and each word of the server's is news of the document's state.
	const begun = $derived(held?.ready ? held : null);
	$effect(() => {
		if (!begun || !edits) return;
		return connect(begun, edits);
	});
	return {
		get held() {
			return held;
		}
	};
}
