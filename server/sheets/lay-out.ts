import { newId } from '#lib/ids/id.ts';
import type { SheetJson } from '#lib/sheets/entry.ts';
import { stillToLay, type Laid } from '#lib/sheets/to-lay.ts';
import { context } from '#server/context.ts';

/** Entries that are laid on a sheet at once: what a page draws between two others, and a connection carries easily. */
export const part = 300;

/**
 * Lays what was written in private on a sheet's document, in parts, in the order given. Idempotent: after a crash, at
 * whatever part, the rest is laid and nothing twice. `named`: who wrote is open, so entries keep their ids.
 */
export async function layOut(documentId: string, entries: readonly Laid[], named: boolean): Promise<void> {
	const { documents } = context();
	const { json } = await documents.read(documentId);
	const left = stillToLay((json as SheetJson).entries, entries, named);
	for (let at = 0; at < left.length; at += part)
		await documents.edit(documentId, `show:${newId()}`, 'show', { entries: left.slice(at, at + part) });
}
