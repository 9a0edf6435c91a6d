import { EnterAsGuest } from '#lib/guests/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';
import { findGuest } from './find.ts';
import { guestNews } from './news.ts';

/**
 * A guest enters by link or code. The first time they get an account of their own, bound to this meeting and expiring
 * with the invitation; every later time it is the same one. Out: whose session to begin. Refuses 'guest.no-entry'.
 */
export const enterAsGuest = command(
	'guest.enter',
	EnterAsGuest,
	async ({ db, actor, now, demand, audit, tell }, knock) => {
		demand('account.open', {});
		const { guest, meeting } = await findGuest(db, knock, now);
		const accountId = guest.accountId ?? newId();
		if (guest.accountId === null) {
			await db.account.create({
				data: {
					...{ id: accountId, kind: 'guest', name: guest.name, language: actor.language, createdAt: now },
					...{ boundMeetingId: meeting.id, expiresAt: guest.expiresAt }
				}
			});
			await db.guest.update({ where: { id: guest.id }, data: { accountId } });
		}
		audit('guest.entered', { federationId: guest.federationId, thingId: meeting.id, data: { guestId: guest.id } });
		tell(guestNews({ federationId: guest.federationId, groupId: meeting.groupId, meetingId: meeting.id }));
		return { accountId };
	}
);
