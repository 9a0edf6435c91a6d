import { untrack } from 'svelte';
import { accountOnPage } from '#lib/documents/about-page.ts';
import { followDocument } from '#lib/documents/follow-document.svelte.ts';
import type { LiveEntries } from './sheet.svelte.ts';
import type { SheetView } from './sheet.ts';

/**
 * Holds the document open that is written in where one looks, the sheet's or a breakout's, and gives its entries to the
 * page; another one when one looks elsewhere. To be called while a component is made. `told`: hears how many were added.
 */
export function followSheet(sheet: () => SheetView, entries: LiveEntries, told: (added: number) => void): void {
	followDocument({
		which: () => (sheet().open ? sheet().document : null),
		mine: () => ({ account: accountOnPage(), about: null }),
		load() {
			// A breakout's document is another one than the sheet's: its kind changes with its id.
			const { kind } = untrack(sheet).document;
			return Promise.all([import('./doc.ts'), import('#lib/breakouts/doc.ts')]).then(([doc, { breakoutDocument }]) => ({
				kind: kind === 'breakout' ? breakoutDocument : doc.sheetDocument,
				edits: doc
			}));
		},
		connect: (begun, edits) => entries.connect(begun, edits, told)
	});
}
