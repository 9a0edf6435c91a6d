import { InviteGuest } from '#lib/guests/schema.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { letterMeeting } from '#server/calling/meeting-rows.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { demandItems, guestUntil } from './find.ts';
import { invitedLetter } from './letters.ts';
import { guestNews } from './news.ts';
import { codeHashOf, codeOf, linkHashOf, linkTokenOf } from './secrets.ts';
import { writeToGuest } from './write-to-guests.ts';

/**
 * Invites somebody from outside to some items of a meeting, by a link and a short code, which are sent to their address
 * where one is given, and else passed on by whoever invites.
 * No account is made before they enter. Refusals: 'meeting.state' once it is over, 'input.invalid' (no name, no items,
 * items of another meeting), 'thing.missing', 'access.denied'.
 */
export const inviteGuest = command('guest.invite', InviteGuest, async (ctx, input) => {
	const { db, actor, now, demand, audit, tell } = ctx;
	const { meetingId, name, organisation, email, items } = input;
	const facts = await meetingFacts(db, meetingId);
	demand('guest.keep', facts);
	if (facts.meetingState !== 'planned' && facts.meetingState !== 'live') refuse('meeting.state');
	await demandItems(db, meetingId, facts.federationId, items);
	const { endsAt } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { endsAt: true } });
	const id = newId();
	await db.guest.create({
		data: {
			...{ id, federationId: facts.federationId, meetingId, name, organisation, email },
			linkHash: linkHashOf(linkTokenOf(id)),
			codeHash: codeHashOf(codeOf(id)),
			createdAt: now,
			createdBy: actor.accountId ?? '',
			expiresAt: guestUntil(endsAt),
			items: { create: [...new Set(items)].map((itemId) => ({ itemId })) }
		}
	});
	if (email) {
		const meeting = await letterMeeting(db, facts);
		const guest = { id, name, email, federationId: facts.federationId };
		await writeToGuest(ctx, guest, (reader) => invitedLetter(reader, meeting, id));
	}
	audit('guest.invited', { thingId: meetingId, data: { guestId: id } });
	tell(guestNews(facts));
	return { guestId: id };
});
