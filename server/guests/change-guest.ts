import { ChangeGuest } from '#lib/guests/schema.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandItems, guestOf } from './find.ts';
import { guestNews } from './news.ts';

/**
 * Changes which items a guest is asked to; what they have open of others closes at once. Refusals: 'input.invalid',
 * 'thing.missing', 'access.denied'.
 */
export const changeGuest = command(
	'guest.change',
	ChangeGuest,
	async ({ db, demand, audit, tell }, { meetingId, guestId, items }) => {
		const facts = await meetingFacts(db, meetingId);
		demand('guest.keep', facts);
		const guest = await guestOf(db, meetingId, guestId);
		await demandItems(db, meetingId, facts.federationId, items);
		await db.guestItem.deleteMany({ where: { guestId, itemId: { notIn: items } } });
		for (const itemId of new Set(items))
			await db.guestItem.upsert({
				where: { guestId_itemId: { guestId, itemId } },
				create: { guestId, itemId },
				update: {}
			});
		audit('guest.changed', { thingId: meetingId, data: { guestId } });
		tell(guestNews(facts, guest.accountId));
		return {};
	}
);
