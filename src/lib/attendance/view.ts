import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Part } from '#lib/ui/part.ts';
import type { AttendanceEvent, AttendanceFacts } from './log.ts';

/** What somebody has answered to the calling. */
export type Coming = 'room' | 'remote' | 'away';

/** Somebody who is expected, has come, or may be written down as here. */
export interface Participant {
	/** As in the log. */
	readonly who: string;
	/** By a seat, called to this meeting, at the office, or from outside. */
	readonly kind: 'seat' | 'called' | 'office' | 'guest';
	readonly membershipId: string | null;
	readonly name: string;
	/** Political party, as it stands in brackets after a name on paper. */
	readonly politicalParty: string | null;
	readonly role: SeatRole | null;
	readonly organisationId: string | null;
	/** Where a guest comes from, or the title of somebody without a seat. */
	readonly from: string;
	readonly callOrder: number;
	readonly answer: Coming | null;
}

export interface AttendingOrg {
	readonly id: string;
	readonly name: string;
	readonly shortName: string;
	readonly part: Part;
	/** The group must hold it. */
	readonly mustBeHeld: boolean;
}

/** A meeting's attendance for a page: the facts to derive from, and the names to say it with. */
export interface AttendanceView {
	readonly meetingId: string;
	readonly facts: AttendanceFacts;
	readonly people: readonly Participant[];
	readonly organisations: readonly AttendingOrg[];
	/** Where the reader stands. */
	readonly mine: readonly string[];
	/** People the reader checked in from their own screen. */
	readonly beside: readonly string[];
	/** Who has promised to serve for which seat: substitute → voting seat. */
	readonly promises: Readonly<Record<string, string>>;
	/** People may check in now. */
	readonly open: boolean;
	readonly may: { readonly beside: boolean; readonly keep: boolean; readonly inviteGuests: boolean };
}

/** One row of the log with its trace, as the attendance sheet shows it. */
export interface LogLine extends AttendanceEvent {
	readonly recordedAt: Date;
	readonly recordedBy: string;
	readonly struckAt: Date | null;
	readonly struckBy: string;
	readonly struckReason: string;
}
