import { accountOnPage } from '#lib/documents/about-page.ts';
import type { HeldDocument } from '#lib/documents/hold-document.svelte.ts';
import type { LiveEntries } from './sheet.svelte.ts';
import type { SheetView } from './sheet.ts';

/**
 * Holds the document open that is written in where one looks, the sheet's or a breakout's, and gives its entries to the
 * page; another one when one looks elsewhere. To be called while a component is made. `told`: hears how many were added.
 */
export function followSheet(sheet: () => SheetView, entries: LiveEntries, told: (added: number) => void): void {
	let held = $state.raw<HeldDocument | null>(null);
	let edits: typeof import('./doc.ts') | null = null;
	const documentId = $derived(sheet().document.id);
	const epoch = $derived(sheet().document.epoch);
	const kind = $derived(sheet().document.kind);
	const open = $derived(sheet().open);
	$effect(() => {
		if (!open) return;
		const [id, its, written] = [documentId, epoch, kind];
		let gone = false;
		let mine: HeldDocument | null = null;
		void Promise.all([
			import('#lib/documents/hold-document.svelte.ts'),
			import('./doc.ts'),
			import('#lib/breakouts/doc.ts')
		]).then(([{ holdDocument }, doc, { breakoutDocument }]) => {
			if (gone) return;
			edits = doc;
			const one = written === 'breakout' ? breakoutDocument : doc.sheetDocument;
			mine = holdDocument(id, its, one, { account: accountOnPage(), about: null });
			held = mine;
		});
		return () => {
			gone = true;
			held = null;
			mine?.close();
		};
	});
	const begun = $derived(held?.ready ? held : null);
	$effect(() => {
		if (!begun || !edits) return;
		return entries.connect(begun, edits, told);
	});
}
