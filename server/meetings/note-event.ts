import type { MeetingEventKind } from '#lib/meetings/events.ts';
import type { CommandContext } from '#server/command.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** Writes down what happened in a meeting, for who comes late and for the record. Inside a command. */
export const noteEvent = (
	{ db, actor, now }: Pick<CommandContext, 'db' | 'actor' | 'now'>,
	{ meetingId, federationId }: Pick<MeetingFacts, 'meetingId' | 'federationId'>,
	kind: MeetingEventKind,
	about: { readonly itemId?: string | null; readonly membershipId?: string } = {}
): Promise<unknown> =>
	db.meetingEvent.create({
		data: {
			...{ federationId, meetingId, kind, at: now, by: actor.accountId ?? '' },
			itemId: about.itemId ?? null,
			membershipId: about.membershipId ?? null
		}
	});
