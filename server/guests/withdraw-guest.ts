import { attendanceOf } from '#lib/attendance/derive.ts';
import { TheGuest } from '#lib/guests/schema.ts';
import { attendanceFacts } from '#server/attendance/facts.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { guestOf } from './find.ts';
import { guestNews } from './news.ts';

/**
 * Takes a guest's access back at once: sessions end, sockets close, link and code let nobody in; who was there is
 * written down as having left. Withdrawing twice changes nothing. Refusals: 'thing.missing', 'access.denied'.
 */
export const withdrawGuest = command(
	'guest.withdraw',
	TheGuest,
	async ({ db, actor, now, demand, audit, tell }, { meetingId, guestId }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('guest.keep', facts);
		const { accountId } = await guestOf(db, meetingId, guestId);
		const withdrawn = await db.guest.updateMany({
			where: { id: guestId, withdrawnAt: null },
			data: { withdrawnAt: now }
		});
		if (withdrawn.count === 0) return {};
		if (accountId) {
			await db.account.update({ where: { id: accountId }, data: { disabledAt: now } });
			await db.session.deleteMany({ where: { accountId } });
		}
		const { here } = attendanceOf(await attendanceFacts(db, facts)).latest;
		if (here.has(guestId) && facts.meetingState === 'live') {
			const { federationId } = facts;
			const row = { federationId, meetingId, kind: 'leave', guestId, at: now, recordedAt: now };
			await db.attendance.create({ data: { ...row, recordedBy: actor.accountId ?? '' } });
		}
		audit('guest.withdrawn', { thingId: meetingId, data: { guestId } });
		tell(guestNews(facts, accountId));
		return {};
	}
);
