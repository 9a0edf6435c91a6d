import type { SeatRole } from '#lib/permissions/facts.ts';
import type { Part } from '#lib/ui/part.ts';

/** How somebody takes part: in the room, from elsewhere with picture and sound, from elsewhere with sound only. */
export const forms = ['room', 'video', 'sound'] as const;
export type Form = (typeof forms)[number];

/** What can be written in the attendance log. */
export const eventKinds = ['arrive', 'leave', 'form', 'recuse', 'return', 'serve', 'step-back'] as const;
export type EventKind = (typeof eventKinds)[number];

/** A word of the database as a kind; one that nobody knows is no event. */
export const eventKindOf = (word: string): EventKind | null => eventKinds.find((kind) => kind === word) ?? null;
export const formOf = (word: string | null): Form | null => forms.find((form) => form === word) ?? null;

/** One row of the log. Everything else about who was present is derived from these, in the order they happened. */
export interface AttendanceEvent {
	readonly id: number;
	readonly kind: EventKind;
	/** Whose: the id of a seat, of the membership of somebody who has none in the group, or of a guest. */
	readonly who: string;
	/** With arrive and form. */
	readonly form: Form | null;
	/** The item somebody is disqualified on; with serve: the one item served on. */
	readonly itemId: string | null;
	/** The voting seat served for. */
	readonly forSeatId: string | null;
	readonly at: Date;
	readonly struck: boolean;
}

/** A stretch of time in which the meeting was on an item. */
export interface Stretch {
	readonly itemId: string;
	readonly startedAt: Date;
	readonly endedAt: Date | null;
}

/** A seat that counts on the day of the meeting. */
export interface AttendingSeat {
	readonly id: string;
	readonly membershipId: string;
	readonly role: SeatRole;
	readonly organisationId: string | null;
	/** The seat a substitute is named for; none = for the organisation. */
	readonly substituteForId: string | null;
}

/** An organisation that the group must hold, or that somebody sits for. */
export interface AttendingOrganisation {
	readonly id: string;
	readonly part: Part;
}

/** Somebody from outside, who takes part in the items they were asked to. */
export interface AttendingGuest {
	readonly id: string;
	readonly itemIds: readonly string[];
}

/** What the group has settled about deciding. */
export interface AttendanceRules {
	/** More than half of the voting seats, or no such rule. */
	readonly quorum: 'half' | 'none';
	/** Whether who takes part from elsewhere counts, with picture and sound; and with sound only. */
	readonly remoteCounts: boolean;
	readonly soundCounts: boolean;
}

/** All that attendance is derived from. Seats in the order they are listed; events in any order. */
export interface AttendanceFacts {
	readonly seats: readonly AttendingSeat[];
	readonly organisations: readonly AttendingOrganisation[];
	readonly events: readonly AttendanceEvent[];
	readonly stretches: readonly Stretch[];
	readonly guests: readonly AttendingGuest[];
	readonly rules: AttendanceRules;
}

const voting = new Set<SeatRole>(['chair', 'vice-chair', 'member']);
/** Who stands for an organisation in the room. Experts and observers do not. */
const stands = new Set<SeatRole>(['chair', 'vice-chair', 'secretary', 'member', 'co-opted', 'substitute']);

/** A seat with a vote: the chair's, the vice-chair's or a member's, for an organisation (one vote a ledamot). */
export const isVoting = (seat: Pick<AttendingSeat, 'role' | 'organisationId'>): boolean =>
	voting.has(seat.role) && seat.organisationId !== null;

/** Whether somebody on this seat means that the organisation is there. */
export const standsFor = (seat: Pick<AttendingSeat, 'role' | 'organisationId'>): boolean =>
	stands.has(seat.role) && seat.organisationId !== null;

/** Whether a substitute may serve for a seat: the one they are named for, else any of their organisation. */
export const mayServeFor = (substitute: AttendingSeat, seat: AttendingSeat): boolean =>
	substitute.role === 'substitute' &&
	isVoting(seat) &&
	(substitute.substituteForId === null
		? substitute.organisationId === seat.organisationId
		: substitute.substituteForId === seat.id);

/** Whether taking part in this form counts as being present where the group decides. */
export const counts = (form: Form, rules: AttendanceRules): boolean =>
	form === 'room' || (rules.remoteCounts && (form === 'video' || rules.soundCounts));
