import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { command } from '#server/command.ts';
import { carryPrepared } from '#server/decisions/carry-prepared.ts';
import type { Transaction } from '#server/db/open.ts';
import { followCarried } from '#server/proposals/follow-carried.ts';
import { followItem } from '#server/relay/at-meeting.ts';

const Pair = z.object({ fromId: z.string(), toId: z.string() });
/** `insteadOf`: the carried item has taken the place of one of its title. */
const Pairs = z.object({ pairs: z.array(Pair), insteadOf: Pair.optional() });

/** How an item is linked to the one it goes on as. */
const carriedAct = 'item.carried';

/** How an item is linked to one whose place it has taken. */
export const insteadOfAct = 'item.instead-of';

/** What an item has gone on as before: that stands no more, or it would not go on as another. */
const wentAs = async (db: Transaction, fromId: string, toId: string): Promise<string[]> =>
	(await db.link.findMany({ where: { fromId, toId: { not: toId }, act: carriedAct }, select: { toId: true } })).map(
		(link) => link.toId
	);

/**
 * Writes down that items go on as others at a later meeting, and gives each the papers of the other and what
 * was prepared to be decided at it. What stood at an item it went on as before, at a meeting that was cancelled or
 * until it was taken off there, goes along. Again, it changes nothing. What is not on the later agenda, because somebody removed it at once, is passed over.
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
		const stands = to.removedAt === null && to.state !== 'struck' && to.meeting.state !== 'cancelled';
		const before = stands ? await wentAs(db, fromId, toId) : [];
		await followItem(ctx, { fromId, toId, before });
		await followCarried(ctx, { fromId, toId, meetingId, before });
		await carryPrepared(db, { fromId, toId, meetingId, federationId, now });
		await db.link.upsert({
			where: { fromId_toId_act: { fromId, toId, act: carriedAct } },
			create: { id: newId(), fromId, toId, act: carriedAct, at: now, by: '' },
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
