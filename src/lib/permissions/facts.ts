/** Roles of a seat in a group, as in speech. */
export const seatRoles = [
	'chair',
	'vice-chair',
	'secretary',
	'member',
	'substitute',
	'co-opted',
	'expert',
	'observer'
] as const;
export type SeatRole = (typeof seatRoles)[number];

/** Roles at the federation's office; all of them serve all groups of the federation. */
export const officeRoles = ['director', 'process-leader', 'developer', 'economist', 'administrator'] as const;
export type OfficeRole = (typeof officeRoles)[number];

/** A seat that counts today. */
export interface SeatFact {
	readonly id: string;
	readonly groupId: string;
	readonly organisationId: string | null;
	readonly role: SeatRole;
	readonly mandate: boolean;
}

/** Who acts. `nobody` is a visitor who has not signed in; `job` is the portal itself doing what an act led to. */
export interface Actor {
	readonly kind: 'person' | 'guest' | 'room' | 'job' | 'nobody';
	readonly accountId: string | null;
	readonly sessionId: string | null;
	readonly membershipId: string | null;
	readonly federationId: string | null;
	readonly name: string;
	readonly language: 'sv' | 'en';
	readonly office: OfficeRole | null;
	readonly seats: readonly SeatFact[];
	/** The one meeting that a guest may visit, and the items of it they were asked to. */
	readonly boundMeetingId: string | null;
	readonly guestItemIds: readonly string[];
	/** The one sheet that a guest of a sheet takes part in, or that a room's screen shows. */
	readonly boundSheetId: string | null;
}

export const meetingStates = ['planned', 'live', 'ended', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Where a proposal stands on its way from the group that writes it to those who decide. */
export const proposalStates = [
	'draft',
	'sounding',
	'ready',
	'agenda',
	'decided',
	'referred',
	'deferred',
	'declined',
	'withdrawn'
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What is known of the object an act is aimed at; what a rule needs and does not find, it denies. */
export interface Facts {
	readonly federationId?: string | null;
	readonly groupId?: string;
	readonly meetingId?: string;
	readonly meetingState?: MeetingState;
	/** The item of the meeting, where the object is one of its items or hangs on one. */
	readonly itemId?: string;
	/** Who writes notes in the group's meetings. */
	readonly notesBy?: 'all' | 'secretary';
	/** Memberships called to the meeting beyond those seated. */
	readonly called?: readonly string[];
	/** Memberships that the chair has been handed to: for the meeting, and for the item it is on. */
	readonly actingChairs?: readonly string[];
	/** The calling has gone out: from then on only those who lead change the agenda. */
	readonly calledOut?: boolean;
	/** Roles of seats that approve a calling; none when nobody of them sits, then the office does. */
	readonly approvers?: readonly SeatRole[];
	/** Membership that proposed the object (a matter). */
	readonly ownerMembershipId?: string;
	readonly sheetId?: string;
	/** A sheet is open until whoever leads the work closes it. */
	readonly sheetState?: 'open' | 'closed';
	/** The sheet is a rehearsal of this membership, in no group. */
	readonly rehearsalOf?: string;
	/** Where a proposal stands, and who else may read it: groups it was put before, organisations that are asked. */
	readonly proposalState?: ProposalState;
	readonly putBefore?: readonly string[];
	readonly asked?: readonly string[];
	/** Groups that have been told what a body did with the proposal. */
	readonly toldTo?: readonly string[];
	/** The organisation that an answer is given for. */
	readonly answersFor?: string;
	/** Who writes together in a breakout of the sheet, by the keys of those who take part, and who looks in on them. */
	readonly breakout?: { readonly people: readonly string[]; readonly visitor: string | null };
	/** Who has the object, a task: a membership, whoever holds a role, a group or an organisation. */
	readonly assignedTo?: { readonly kind: 'person' | 'role' | 'group' | 'organisation'; readonly id: string };
	/** The object is an information sheet or a report; whether it has gone out. */
	readonly briefing?: { readonly kind: 'before' | 'report'; readonly sent: boolean };
	/** Groups that a relay note, or a report, has been sent to. */
	readonly relayedTo?: readonly string[];
	/** Memberships that adjust the meeting's minutes, or check its notes. */
	readonly adjusters?: readonly string[];
	/** The same until the minutes are locked: they read the meeting, also when their seat has ended since. */
	readonly adjusting?: readonly string[];
	/** The organisation whose own room the object lies in. */
	readonly organisationId?: string;
	/** Account that owns the object (profile, session). */
	readonly ownerAccountId?: string | null;
}

export const nobody: Actor = {
	kind: 'nobody',
	accountId: null,
	sessionId: null,
	membershipId: null,
	federationId: null,
	name: '',
	language: 'sv',
	office: null,
	seats: [],
	boundMeetingId: null,
	guestItemIds: [],
	boundSheetId: null
};

/** The portal itself; given only to jobs and to the first filling of an empty database. */
export const portal: Actor = { ...nobody, kind: 'job', name: 'Samsyn' };

/**
 * The key under which somebody takes part in sheets: a membership, or the account of a guest of a sheet, which is bound
 * to the one sheet. Null for whoever takes part in none.
 */
export const personKey = (actor: Actor): string | null =>
	actor.membershipId ?? (actor.kind === 'guest' && actor.boundSheetId !== null ? actor.accountId : null);
