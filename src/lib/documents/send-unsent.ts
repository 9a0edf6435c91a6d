import { listJournals } from '#lib/yjs/journals.ts';
import { holdDocument, type HeldDocument } from './hold-document.svelte.ts';

/** Milliseconds that one document may take before the next one has its turn. */
const patience = 30_000;
const glance = 250;

async function settled(held: HeldDocument): Promise<void> {
	for (let waited = 0; waited < patience && !held.stored && !held.final; waited += glance)
		await new Promise((resolve) => setTimeout(resolve, glance));
}

let sending = false;

/**
 * Sends what pages before this one left unsent in this browser, one document after the other, whichever page one has
 * come to. What the server refuses, or others took away, is shown in its box.
 */
export async function sendUnsent(account: string): Promise<void> {
	if (sending || !navigator.onLine) return;
	sending = true;
	try {
		const owed = (await listJournals(account)).filter(({ unsent }) => unsent);
		if (owed.length === 0) return;
		const { documentKinds } = await import('./kinds.ts');
		for (const { document, epoch, kind: name, about } of owed) {
			const kind = documentKinds[name];
			if (!kind) continue;
			const held = holdDocument(document, epoch, kind, { account, about });
			await settled(held);
			held.close();
		}
	} catch {
		// A browser that keeps nothing has nothing to send.
	} finally {
		sending = false;
	}
}
