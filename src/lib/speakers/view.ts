import type { Shape } from '#lib/ui/part.ts';
import type { Request } from './list.ts';
import type { Pause } from './speaking-time.ts';

/** One line of the list with the name it is said with. */
export interface SpeakerLine extends Request {
	readonly itemId: string;
	readonly name: string;
	readonly part: Shape;
	/** Short name of the organisation; of a guest where they come from. */
	readonly org: string;
	/** Who a reply answers. */
	readonly replyTo: string | null;
	/** The reader's own. */
	readonly mine: boolean;
}

/** A meeting's list of speakers: of the item it is on all, of the others those who have asked ahead. */
export interface FloorView {
	readonly meetingId: string;
	/** The item the meeting is on. */
	readonly itemId: string | null;
	/** Seconds a speaker has on it; none = no limit. */
	readonly speakSeconds: number | null;
	readonly lines: readonly SpeakerLine[];
	readonly pauses: readonly Pause[];
	readonly may: { readonly ask: boolean; readonly lead: boolean };
}
