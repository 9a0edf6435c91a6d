import type { Actor, MeetingState } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { placeOf, meetingState } from '#lib/meetings/states.ts';
import type { ReadClient } from '#server/db/open.ts';
import type { Place } from './source.ts';

/** A meeting that the actor may read. */
export interface OpenMeeting {
	readonly id: string;
	readonly groupName: string;
	readonly startsAt: Date;
	readonly state: MeetingState;
}

/** Of some meetings those the actor may read ('meeting.read'), by id. */
export async function openMeetings(
	db: ReadClient,
	actor: Actor,
	ids: readonly string[]
): Promise<ReadonlyMap<string, OpenMeeting>> {
	const federationId = actor.federationId ?? '';
	const rows = await db.meeting.findMany({
		where: { federationId, id: { in: [...new Set(ids)] } },
		select: {
			id: true,
			groupId: true,
			startsAt: true,
			state: true,
			group: { select: { name: true } },
			calls: { select: { membershipId: true } }
		}
	});
	const open = rows.filter(({ groupId, calls }) =>
		can(actor, 'meeting.read', { federationId, groupId, called: calls.map(({ membershipId }) => membershipId) })
	);
	return new Map(
		open.map(({ id, group, startsAt, state }) => [
			id,
			{ id, groupName: group.name, startsAt, state: meetingState(state) }
		])
	);
}

/** Names of those of some groups that the actor may read ('group.read'), by id. */
export async function openGroups(
	db: ReadClient,
	actor: Actor,
	ids: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	const federationId = actor.federationId ?? '';
	const rows = await db.group.findMany({
		where: { federationId, id: { in: [...new Set(ids)] } },
		select: { id: true, name: true }
	});
	return new Map(
		rows.filter(({ id }) => can(actor, 'group.read', { federationId, groupId: id })).map(({ id, name }) => [id, name])
	);
}

/** Where an item of a meeting is read, by what the meeting is now for. */
export function itemHref({ id, state }: OpenMeeting, itemId: string): string {
	const place = placeOf(state);
	if (place === 'notes') return `/meetings/${id}/notes#p-${itemId}`;
	return `/meetings/${id}/${place}?item=${itemId}${place === 'agenda' ? `#item-${itemId}` : ''}`;
}

/** Where rows that belong to meetings are read: those of meetings the actor may read, by id, each with the meeting's group and day. */
export async function placesAt<Row extends { readonly id: string; readonly meetingId: string }>(
	db: ReadClient,
	actor: Actor,
	rows: readonly Row[],
	hrefOf: (row: Row, meeting: OpenMeeting) => Place['href'],
	atOf: (row: Row, meeting: OpenMeeting) => Date = (_row, { startsAt }) => startsAt
): Promise<ReadonlyMap<string, Place>> {
	const meetings = await openMeetings(
		db,
		actor,
		rows.map(({ meetingId }) => meetingId)
	);
	return new Map(
		rows.flatMap((row) => {
			const meeting = meetings.get(row.meetingId);
			if (!meeting) return [];
			const place = { groupName: meeting.groupName, at: atOf(row, meeting), href: hrefOf(row, meeting) };
			return [[row.id, place] as const];
		})
	);
}
