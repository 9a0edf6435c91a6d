import type { BriefingJson } from './briefing.ts';
import type { BriefingKind, BriefingSection } from './sections.ts';

/** What went out last. */
export interface SentBriefing {
	readonly version: number;
	readonly at: Date;
	readonly sections: BriefingJson['sections'];
	/** Groups that a report was sent to, by name. */
	readonly to: readonly string[];
}

/** A briefing as its page shows it to one reader. */
export interface BriefingView {
	readonly id: string;
	readonly kind: BriefingKind;
	readonly group: { readonly id: string; readonly name: string };
	readonly meeting: { readonly id: string; readonly label: string; readonly word: string; readonly startsAt: Date };
	/** The text that is being written, for those who prepare it. */
	readonly draft: {
		readonly text: BriefingJson;
		readonly document: { readonly id: string; readonly epoch: number; readonly mayWrite: boolean };
		readonly hash: string;
		/** Stands in it and stops it from going out. */
		readonly number: string | null;
		readonly letThrough: boolean;
		/** Relay notes that it quotes and that have been taken back since, by title. */
		readonly withdrawn: readonly string[];
		readonly builtAt: Date | null;
		readonly says: boolean;
	} | null;
	readonly sent: SentBriefing | null;
	/** Sections that say something else than what went out; for those who only read: whether there are any. */
	readonly changed: readonly BriefingSection[];
	readonly may: { readonly write: boolean; readonly readMeeting: boolean };
	/** Groups that a report can be sent to, and whether it has been. */
	readonly receivers: readonly { readonly id: string; readonly name: string; readonly has: boolean }[];
}

/** A briefing in a list. */
export interface BriefingLine {
	readonly id: string;
	readonly kind: BriefingKind;
	readonly body: string;
	readonly label: string;
	/** When it went out; none: it is being prepared. */
	readonly at: Date | null;
}

/** A report that came to one of the reader's groups. */
export interface CameReport {
	readonly id: string;
	/** Whom it is from, of which meeting, and to which group. */
	readonly body: string;
	readonly on: Date;
	readonly to: string;
}

/** The briefings of one meeting, and the reports its group got. */
export interface MeetingBriefings {
	readonly before: BriefingLine | null;
	readonly report: BriefingLine | null;
	readonly came: readonly BriefingLine[];
	/** What the reader may begin. */
	readonly begin: Readonly<Record<BriefingKind, boolean>>;
	/** Whether a report can come of this meeting at all. */
	readonly reports: boolean;
}
