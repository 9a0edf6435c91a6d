import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';
import { carryPrepared } from '#server/decisions/carry-prepared.ts';
import { followCarried } from '#server/proposals/follow-body.ts';
import { followItem } from '#server/relay/at-meeting.ts';

const Pair = z.object({ fromId: z.string(), toId: z.string() });
/** `insteadOf`: the carried item has taken the place of one of its title. */
const Pairs = z.object({ pairs: z.array(Pair), insteadOf: Pair.optional() });

/** How an item is linked to one whose place it has taken. */
export const insteadOfAct = 'item.instead-of';

/**
 * Writes down that items go on as others at a later meeting, and gives each the papers of the other and what
 * was prepared to be decided at it. Again, it changes
 * nothing. What is not on the later agenda, because somebody removed it at once, is passed over.
 */
export const linkCarried = command('item.link', Pairs, async (ctx, { pairs, insteadOf }) => {
	const { db, demand, now, tell } = ctx;
	demand('portal.work', {});
	if (insteadOf)
		await db.link.upsert({
			where: { fromId_toId_act: { ...insteadOf, act: insteadOfAct } },
			create: { id: newId(), ...insteadOf, act: insteadOfAct, at: now, by: '' },
			update: {}
		});
	for (const { fromId, toId } of pairs) {
		const to = await db.agendaItem.findUnique({ where: { id: toId }, include: { meeting: true } });
		if (!to) continue;
		const { federationId, meetingId } = to;
		await db.agendaItem.updateMany({ where: { id: fromId, federationId }, data: { carriedToId: toId } });
		await followItem({ db }, fromId, toId);
		await followCarried(ctx, { fromId, toId, meetingId });
		await carryPrepared(db, { fromId, toId, meetingId, federationId, now });
		await db.link.upsert({
			where: { fromId_toId_act: { fromId, toId, act: 'item.carried' } },
			create: { id: newId(), fromId, toId, act: 'item.carried', at: now, by: '' },
			update: {}
		});
		const papers = await db.attachment.findMany({ where: { itemId: fromId, federationId, removedAt: null } });
		const there = await db.attachment.findMany({ where: { itemId: toId, federationId } });
		for (const { name, mediaType, size, sha256, createdAt, createdBy, relayHopId } of papers)
			if (!there.some((one) => one.sha256 === sha256 && one.name === name))
				await db.attachment.create({
					data: {
						...{ id: newId(), federationId, meetingId, itemId: toId },
						...{ name, mediaType, size, sha256, createdAt, createdBy, relayHopId }
					}
				});
		for (const topic of ['agenda', 'files', 'decisions'])
			tell({ topic, federationId, groupId: to.meeting.groupId, meetingId });
	}
});
