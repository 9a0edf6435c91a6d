/** A document to open at the sync door. */
export interface DocumentRef {
	readonly id: string;
	readonly epoch: number;
}

/** Milliseconds between two asks: what was just written may be on its way to the server still. */
const pauses = [0, 250, 500, 1_000, 2_000, 4_000];

/**
 * The document of an item that this page has no document for, because it was added after the page was read. Asks again
 * for a while. Rejects when there is none, and when the signal says so.
 */
export async function askDocument(meetingId: string, itemId: string, signal: AbortSignal): Promise<DocumentRef> {
	for (const pause of pauses) {
		await new Promise((resolve) => setTimeout(resolve, pause));
		signal.throwIfAborted();
		const answer = await fetch(`/meetings/${meetingId}/agenda/items/${itemId}/document`, { signal }).catch(() => null);
		if (answer?.ok) return (await answer.json()) as DocumentRef;
	}
	throw new Error('no document');
}
