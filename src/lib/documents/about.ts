/** What a document is about, in the words of the page that had it open: kept beside its journal, for when there is no server to ask. */
export interface DocumentAbout {
	readonly meetingId: string;
	/** The agenda item; null for the agenda itself. */
	readonly itemId: string | null;
	/** The item's title; empty for the agenda. */
	readonly title: string;
	readonly group: string;
	/** Number and day of the meeting, as the page shows it. */
	readonly meeting: string;
	/** When the meeting begins. Milliseconds as Date.now(). */
	readonly startsAt: number;
}
