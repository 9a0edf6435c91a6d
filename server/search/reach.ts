import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';

/**
 * Who may find something, as names that stand on both sides: on what is indexed, and on whoever asks. What nobody's name
 * stands on is found by nobody. Being found is only the first half: each row that is shown is asked of the permission
 * table once more.
 */
export const everyoneIn = (federationId: string): string => `everyone ${federationId}`;
/** The office reads everything of its federation: the index puts this on every row. */
export const officeOf = (federationId: string): string => `office ${federationId}`;
export const seatedIn = (groupId: string): string => `seated ${groupId}`;
export const leading = (groupId: string): string => `leading ${groupId}`;
export const calledTo = (meetingId: string): string => `called ${meetingId}`;
export const oneself = (membershipId: string): string => `self ${membershipId}`;
/** With power to bind it. */
export const speakingFor = (organisationId: string): string => `binding ${organisationId}`;
export const sittingFor = (organisationId: string): string => `for ${organisationId}`;

/** The names that stand on an actor today. A guest, a room screen and a visitor have none. */
export async function namesOn(actor: Actor): Promise<string[]> {
	const { federationId, membershipId, seats, office } = actor;
	if (actor.kind !== 'person' || federationId === null || membershipId === null) return [];
	if (office !== null) return [officeOf(federationId)];
	const calls = await context().read.meetingCall.findMany({
		where: { membershipId, meeting: { federationId } },
		select: { meetingId: true }
	});
	const leads = seats.filter(({ role }) => role === 'chair' || role === 'vice-chair' || role === 'secretary');
	const names = [
		everyoneIn(federationId),
		oneself(membershipId),
		...seats.map(({ groupId }) => seatedIn(groupId)),
		...leads.map(({ groupId }) => leading(groupId)),
		...seats.flatMap(({ organisationId }) => (organisationId === null ? [] : [sittingFor(organisationId)])),
		...seats.flatMap((seat) =>
			seat.mandate && seat.organisationId !== null ? [speakingFor(seat.organisationId)] : []
		),
		...calls.map(({ meetingId }) => calledTo(meetingId))
	];
	return [...new Set(names)];
}
