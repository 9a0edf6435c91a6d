import { holdDocument, type HeldDocument, type HeldFor } from '#lib/documents/hold-document.svelte.ts';
import { itemDocument } from './doc.ts';

export type OpenText = HeldDocument;

/** Opens an item's document. In the browser only. */
export const openText = (id: string, epoch: number, mine: HeldFor): OpenText =>
	holdDocument(id, epoch, itemDocument, mine);
