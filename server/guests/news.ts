import type { News } from '#server/bus.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** News that a meeting's guests changed; with an account, that what it may see has changed. */
export const guestNews = (
	{ federationId, groupId, meetingId }: Pick<MeetingFacts, 'federationId' | 'groupId' | 'meetingId'>,
	accountId: string | null = null
): News => ({
	topic: 'attendance',
	federationId,
	groupId,
	meetingId,
	...(accountId ? { rightsOf: { accountId } } : {})
});
