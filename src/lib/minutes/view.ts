import type { SeatRole } from '#lib/permissions/facts.ts';
import type { MinutesContent } from './content.ts';
import type { Standing } from './overlay.ts';
import type { ExportFormat, Mark } from './versions.ts';

export interface AdjusterLine {
	readonly membershipId: string;
	readonly name: string;
	readonly role: 'chair' | 'adjuster';
	readonly markedAt: Date | null;
	/** The mark is on what stands now. */
	readonly current: boolean;
	readonly mine: boolean;
	/** Whom they adjust in the place of. */
	readonly insteadOf: string | null;
}

export interface RemarkLine {
	readonly id: string;
	readonly itemId: string;
	readonly by: string;
	readonly text: string;
	readonly state: 'open' | 'accepted' | 'declined' | 'noted' | 'carried';
	readonly answer: string;
	readonly answeredBy: string;
	readonly at: Date;
}

export interface NoticeLine {
	readonly organ: string;
	readonly meetingOn: Date;
	readonly paragraphs: string;
	readonly adjustedOn: Date;
	readonly upOn: Date;
	readonly downOn: Date;
	readonly place: string;
	readonly by: string;
	readonly withMinutes: boolean;
}

export interface VersionLine {
	readonly id: string;
	readonly version: number;
	readonly sha256: string;
	readonly lockedAt: Date;
	readonly lockedBy: string;
	/** Why it was opened. */
	readonly reason: string;
	readonly marks: readonly Mark[];
	readonly signedOn: Date | null;
	readonly signers: readonly string[];
	readonly signedFile: { readonly name: string; readonly size: number } | null;
	readonly notice: (NoticeLine & { readonly withdrawnAt: Date | null; readonly withdrawnReason: string }) | null;
	readonly replaced: boolean;
	readonly formats: readonly ExportFormat[];
}

/** A paragraph that is adjusted at once, or was. */
export interface PartLine {
	readonly itemId: string;
	/** "§ 5 Lokaler" */
	readonly name: string;
	readonly hash: string;
	/** Where everybody who adjusts stands to just this. */
	readonly adjusters: readonly AdjusterLine[];
	/** Once it is locked. */
	readonly version: VersionLine | null;
}

interface Choice {
	readonly membershipId: string;
	readonly name: string;
	readonly role: SeatRole | null;
}

/** A meeting's paper with where it stands, for its page. */
export interface MinutesView {
	readonly content: MinutesContent;
	readonly hash: string;
	/** `live`: nobody has done anything with them yet. */
	readonly state: 'live' | 'draft' | 'adjusting' | 'locked';
	/** The version that is being written or was locked last, and why it was opened. */
	readonly version: number;
	readonly reason: string;
	/** How each paragraph stands to the meeting; for those who keep them. */
	readonly standing: Readonly<Record<string, Standing>>;
	readonly secretaryId: string | null;
	readonly adjusters: readonly AdjusterLine[];
	/** For those who adjust and those who keep. */
	readonly remarks: readonly RemarkLine[];
	/** Paragraphs that are adjusted at once, before the rest. */
	readonly parts: readonly PartLine[];
	/** Meetings that paragraphs are adjusted at instead, by item. */
	readonly carriedTo: Readonly<Record<string, { readonly meetingId: string; readonly label: string }>>;
	readonly choices: { readonly adjusters: readonly Choice[]; readonly secretaries: readonly Choice[] } | null;
	/** Who may adjust in the place of another, while they are adjusted; for those who keep them. */
	readonly standIns: readonly Choice[];
	/** Days by which they should be adjusted and, once signed, the notice should be up. */
	readonly due: Date | null;
	readonly noticeDue: Date | null;
	/** Numbers in them that look like somebody's personal identity number; they stop publication. */
	readonly personalNumbers: readonly string[];
	/** The reader's mark takes their password; without one, a sign-in of a moment ago. */
	readonly hasPassword: boolean;
	readonly versions: readonly VersionLine[];
	readonly may: {
		readonly keep: boolean;
		readonly adjust: boolean;
		readonly publish: boolean;
		readonly adjustAtOnce: boolean;
	};
}
