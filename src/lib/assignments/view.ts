import type { AssignmentState, DueKind, OwnerKind } from './assignment.ts';

/** A task as pages read it. */
export interface AssignmentLine {
	readonly id: string;
	readonly text: string;
	readonly groupId: string;
	readonly groupName: string;
	readonly ownerKind: OwnerKind;
	readonly ownerId: string;
	/** Who has it: "Anna Ek", "förbundschefen", "Kansliet", a group, an organisation. */
	readonly owner: string;
	readonly dueKind: DueKind;
	readonly dueOn: Date | null;
	readonly dueMeetingId: string | null;
	readonly dueSeason: string;
	/** The meeting it is due at, with its number; none where it is due otherwise or none is planned yet. */
	readonly dueMeeting: { readonly id: string; readonly label: string; readonly startsAt: Date } | null;
	readonly dueBy: Date | null;
	readonly late: boolean;
	readonly state: AssignmentState;
	readonly answer: string;
	readonly settledAt: Date | null;
	readonly settledBy: string;
	readonly createdAt: Date;
	/** Where it came from; the decision only for those who may read its group. */
	readonly meetingId: string | null;
	readonly itemId: string | null;
	readonly decision: { readonly id: string; readonly number: string } | null;
	/** The worksheet it was a note of; only for those who may read it. */
	readonly sheet: { readonly title: string; readonly href: string } | null;
	/** Items it was taken up at, whatever the meeting. */
	readonly takenUp: readonly string[];
	/** It is the reader's own: theirs by name, by role, or for their organisation or group. */
	readonly mine: boolean;
	readonly may: { readonly settle: boolean; readonly change: boolean };
}

/** What the form of a task offers. */
export interface AssignmentChoices {
	readonly groupId: string;
	readonly groupName: string;
	readonly people: readonly { readonly id: string; readonly name: string }[];
	readonly groups: readonly { readonly id: string; readonly name: string }[];
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
	/** Meetings to come, of the group and of others the reader sees. */
	readonly meetings: readonly { readonly id: string; readonly name: string }[];
	readonly seasons: readonly string[];
}

const never = Number.MAX_SAFE_INTEGER;

/** The late ones first, then by day; those without a day last, the oldest first. */
export const byUrgency = (a: AssignmentLine, b: AssignmentLine): number =>
	Number(b.late) - Number(a.late) ||
	(a.dueBy?.getTime() ?? never) - (b.dueBy?.getTime() ?? never) ||
	a.createdAt.getTime() - b.createdAt.getTime() ||
	(a.id < b.id ? -1 : 1);
