import type { MeetingState } from '#lib/permissions/facts.ts';

/** A meeting as lists show it. */
export interface MeetingLine {
	readonly id: string;
	readonly groupId: string;
	readonly groupName: string;
	readonly groupShortName: string;
	readonly meetingWord: string;
	readonly title: string;
	/** "2026:2" */
	readonly label: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
	readonly state: MeetingState;
}

/** What every page of a meeting needs of it. */
export interface MeetingHead extends Omit<MeetingLine, 'groupId' | 'groupName' | 'groupShortName' | 'meetingWord'> {
	readonly federationId: string;
	readonly group: {
		readonly id: string;
		readonly name: string;
		readonly shortName: string;
		readonly numbering: string;
		readonly numberPrefix: string;
		readonly notesBy: 'all' | 'secretary';
		readonly recordKind: string;
		readonly meetingWord: string;
		readonly decides: boolean;
	};
	readonly year: number;
	readonly ordinal: number;
	readonly startedAt: Date | null;
	readonly endedAt: Date | null;
	readonly currentItemId: string | null;
	readonly currentSince: Date | null;
	readonly sequence: number;
	readonly version: number;
	/** Why it was cancelled, if it was and somebody said so. */
	readonly reason: string | null;
	readonly documentIds: { readonly agenda: string | null };
	/** People called beyond those who sit in the group. */
	readonly called: readonly { readonly membershipId: string; readonly name: string }[];
	/** What the reader may do, to show or hide buttons; commands ask again. */
	readonly may: {
		readonly edit: boolean;
		readonly run: boolean;
		readonly change: boolean;
		readonly writeNotes: boolean;
		readonly attach: boolean;
		readonly history: boolean;
	};
}
