import type { LinkStatus } from './link.ts';
import type { Rescue } from './rescue-store.ts';

/** How it stands between this page, this browser and the server, for one document. */
export interface DocumentStatus extends LinkStatus {
	/** Something written here is not known to be durable on the server. */
	readonly unsaved: boolean;
	/** When the server last said that something written here is durable. */
	readonly savedAt: Date | null;
	/** There is text to read and write on: it has been synced, or the journal held all that the server had. */
	readonly ready: boolean;
	/** Whether this browser keeps the document; null before it is known, and where nothing is to be kept. */
	readonly journal: 'kept' | 'absent' | null;
	/** A closed tab would lose nothing of what was written here: it is in the journal, or refused and rescued. */
	readonly kept: boolean;
	/** What was written here is refused and kept to be copied: nothing more comes of it. */
	readonly settled: boolean;
	/** Words of one's own that are in no document. */
	readonly rescued: readonly Rescue[];
	/** Whether the server holds the same as this page; null before that was compared. */
	readonly matches: boolean | null;
}
