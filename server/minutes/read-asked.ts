import type { MeetingLine } from '#lib/meetings/meeting.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { lineFields, lineOf, readCalendar } from '#server/meetings/read.ts';
import { demand } from '#server/permissions/demand.ts';
import { readMinutesWaits, type WaitingMinutes } from './read-waiting.ts';

const day = 24 * 60 * 60 * 1000;
// Signing and announcing may take longer than anything else that waits.
const longest = 180 * day;

/** Meetings whose minutes are open: those the actor adjusts, also when their seat has ended, and of groups they lead. */
async function inAdjusting({ office, federationId, membershipId, seats }: Actor, leads: (groupId: string) => boolean) {
	const { read } = context();
	const led = { groupId: { in: seats.map(({ groupId }) => groupId).filter(leads) } };
	const minutes = await read.minutes.findMany({
		where: {
			federationId: federationId ?? '',
			OR: [
				{ state: { not: 'locked' }, adjusters: { some: { membershipId: membershipId ?? '' } } },
				{ state: 'adjusting', ...(office === null ? led : {}) }
			]
		},
		select: { meetingId: true }
	});
	const meetings = await read.meeting.findMany({
		where: { federationId: federationId ?? '', id: { in: minutes.map(({ meetingId }) => meetingId) } },
		select: lineFields,
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }, { id: 'asc' }]
	});
	return meetings.map(lineOf);
}

export interface MinutesAsked {
	readonly meetings: readonly MeetingLine[];
	readonly waitsOf: (meetingId: string) => readonly WaitingMinutes[];
}

/**
 * Meetings around whose minutes something may wait for the actor, by time: those that were held lately or are on, and,
 * however long ago, those whose minutes are being adjusted; with what waits by meeting (J10). Needs 'home.read'.
 */
export async function readMinutesAsked(actor: Actor, now: Date): Promise<MinutesAsked> {
	demand(actor, 'home.read', {});
	const { federationId } = actor;
	const [lately, open] = await Promise.all([
		readCalendar(actor, new Date(now.getTime() - longest), now),
		inAdjusting(actor, (groupId) => can(actor, 'minutes.publish', { federationId, groupId, meetingState: 'ended' }))
	]);
	const held = lately.filter(({ state }) => state === 'ended' || state === 'live');
	const meetings = [...open.filter(({ id }) => !held.some((meeting) => meeting.id === id)), ...held];
	const ids = meetings.map(({ id }) => id);
	const waits = await readMinutesWaits(actor, ids, now);
	return { meetings, waitsOf: (meetingId) => waits.get(meetingId) ?? [] };
}
