import type { News } from '#server/bus.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** News that a meeting's state or who is called has changed, and with it what everybody in it may do. */
export const meetingNews = ({ federationId, groupId, meetingId }: MeetingFacts): News => ({
	topic: 'meetings',
	federationId,
	groupId,
	meetingId,
	rightsOf: { everyoneIn: 'meeting' }
});
