import { aboutToLeave, arrivedAs, listJournals } from '#lib/yjs/journals.ts';
import { rescues } from './rescues.svelte.ts';

/** A page has come for this account, or for nobody: what this browser keeps of others is put out of reach. */
export function pageCame(account: string | null): void {
	rescues.of(account);
	arrivedAs(account).catch(() => undefined);
}

/** Whether this browser holds something of an account's that has not reached the server. */
export const keepsUnsent = (account: string): Promise<boolean> =>
	listJournals(account).then(
		(all) => all.some(({ unsent }) => unsent),
		() => false
	);

/** The account is about to sign out: all it has in this browser goes with it. */
export const leaves = (account: string): Promise<unknown> => aboutToLeave(account).catch(() => undefined);

/** Keeps the page for days without a network ready, where browsers can and there is something to open in it. */
export function keepOfflinePage(): void {
	if (!('serviceWorker' in navigator) || !('indexedDB' in window)) return;
	navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
