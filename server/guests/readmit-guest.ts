import { TheGuest } from '#lib/guests/schema.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { guestOf } from './find.ts';
import { guestNews } from './news.ts';

/**
 * Undoes a withdrawal: the same link and code let the same guest in again. Refusals: 'thing.missing', 'access.denied'.
 */
export const readmitGuest = command(
	'guest.readmit',
	TheGuest,
	async ({ db, demand, audit, tell }, { meetingId, guestId }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('guest.keep', facts);
		const { accountId } = await guestOf(db, meetingId, guestId);
		await db.guest.update({ where: { id: guestId }, data: { withdrawnAt: null } });
		if (accountId) await db.account.update({ where: { id: accountId }, data: { disabledAt: null } });
		audit('guest.readmitted', { thingId: meetingId, data: { guestId } });
		tell(guestNews(facts, accountId));
		return {};
	}
);
