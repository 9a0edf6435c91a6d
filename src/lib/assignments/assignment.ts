import { daysUntil, fromLocal } from '#lib/i18n/dates.ts';
import { officeRoles } from '#lib/permissions/facts.ts';

/** Longest texts, in characters. */
export const limits = { text: 500, answer: 2_000 } as const;

/** Who has a task: a person, whoever holds a role, a group, an organisation (domain.md 1.12). */
export const ownerKinds = ['person', 'role', 'group', 'organisation'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** Roles that are given tasks: at the office, the office as a whole, and in the group that gives it. */
export const ownerRoles = ['office', ...officeRoles, 'chair', 'vice-chair', 'secretary'] as const;
export type OwnerRole = (typeof ownerRoles)[number];

export const dueKinds = ['date', 'meeting', 'next', 'season', 'none'] as const;
export type DueKind = (typeof dueKinds)[number];

export const assignmentStates = ['open', 'done', 'dropped'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** Seasons as they are said and kept ("hösten 2026"), and the last day of each. */
const lastDays = { våren: '06-30', sommaren: '08-31', hösten: '12-31' } as const;

/** The season a text names; none when it names none. */
export function seasonOf(text: string): { readonly season: keyof typeof lastDays; readonly year: number } | null {
	const [, season, year] = /^(våren|sommaren|hösten) (20\d\d)$/.exec(text) ?? [];
	return season && year ? { season: season as keyof typeof lastDays, year: Number(year) } : null;
}

/** The last day of a season, as a moment of it. */
export function endOfSeason(text: string): Date | null {
	const named = seasonOf(text);
	return named && fromLocal(`${named.year}-${lastDays[named.season]}`, '12:00');
}

/** Seasons that can be chosen on a day: those not over, for a year and a half. */
export function seasonsFrom(now: Date): string[] {
	const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Europe/Stockholm', year: 'numeric' }).format(now));
	return [year, year + 1]
		.flatMap((one) => Object.keys(lastDays).map((season) => `${season} ${one}`))
		.filter((text) => daysUntil(endOfSeason(text) ?? now, now) >= 0)
		.slice(0, 5);
}

/** A meeting as far as a deadline goes by it. */
export interface DueMeeting {
	readonly id: string;
	readonly state: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
}

export interface Deadline {
	readonly dueKind: DueKind;
	readonly dueOn: Date | null;
	readonly dueMeetingId: string | null;
	readonly dueSeason: string;
	/** When it was given, and at which meeting: the next meeting is the one after it. */
	readonly createdAt: Date;
	readonly meetingId: string | null;
}

/** The meeting a deadline is bound to: the named one, or the group's next after the one it was given at. */
export function meetingDue(deadline: Deadline, meetings: readonly DueMeeting[]): DueMeeting | null {
	if (deadline.dueKind === 'meeting') return meetings.find(({ id }) => id === deadline.dueMeetingId) ?? null;
	if (deadline.dueKind !== 'next') return null;
	const given = meetings.find(({ id }) => id === deadline.meetingId);
	const after = given && given.startsAt > deadline.createdAt ? given.startsAt : deadline.createdAt;
	return (
		meetings
			.filter((one) => one.state !== 'cancelled' && one.id !== deadline.meetingId && one.startsAt > after)
			.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null
	);
}

/** The last moment by which it should be done; none where nothing was said, or no such meeting is planned. */
export function dueBy(deadline: Deadline, meetings: readonly DueMeeting[]): Date | null {
	switch (deadline.dueKind) {
		case 'date':
			return deadline.dueOn;
		case 'season':
			return endOfSeason(deadline.dueSeason);
		case 'meeting':
		case 'next':
			return meetingDue(deadline, meetings)?.startsAt ?? null;
		case 'none':
			return null;
	}
}

/**
 * Whether an open task is late: its day or season has passed; its meeting has ended, or should have. A meeting that was
 * cancelled makes nothing late.
 */
export function isLate(deadline: Deadline, meetings: readonly DueMeeting[], now: Date): boolean {
	const meeting = meetingDue(deadline, meetings);
	if (deadline.dueKind === 'meeting' || deadline.dueKind === 'next')
		return meeting !== null && meeting.state !== 'cancelled' && (meeting.state === 'ended' || meeting.endsAt < now);
	const by = dueBy(deadline, meetings);
	return by !== null && daysUntil(by, now) < 0;
}

/** Whether it should be taken up at a meeting: it is due there or by its day, or has no day at all and waits. */
export function dueAt(
	due: { readonly dueKind: DueKind; readonly dueBy: Date | null; readonly dueMeeting: { readonly id: string } | null },
	meeting: { readonly id: string; readonly startsAt: Date }
): boolean {
	if (due.dueMeeting?.id === meeting.id) return true;
	return due.dueBy === null ? due.dueKind !== 'meeting' : daysUntil(due.dueBy, meeting.startsAt) <= 0;
}

const known =
	<T extends string>(words: readonly T[], otherwise: T) =>
	(word: string): T =>
		words.find((one) => one === word) ?? otherwise;
export const ownerKindOf = known(ownerKinds, 'person');
export const dueKindOf = known(dueKinds, 'none');
export const assignmentStateOf = known(assignmentStates, 'open');
export const ownerRoleOf = (word: string): OwnerRole | null => ownerRoles.find((one) => one === word) ?? null;
