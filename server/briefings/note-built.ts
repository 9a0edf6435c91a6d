import { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import { OneBriefing } from '#lib/briefings/schema.ts';
import { command } from '#server/command.ts';
import { briefingNews, findBriefing } from './find.ts';

const act = 'briefing.built';

/** Notes that a briefing has been built, and links the things it was built of to it: a thread made by the act (Z1). */
export const noteBuilt = command(
	'briefing.note-built',
	OneBriefing.extend({ sources: z.array(z.string()).max(1_000), added: z.number().int().min(0) }),
	async ({ db, actor, now, demand, audit, tell }, { briefingId, sources, added }) => {
		const { briefing, facts } = await findBriefing(db, briefingId);
		demand('briefing.write', facts);
		const [things, links] = await Promise.all([
			db.thing.findMany({
				where: { id: { in: [...new Set(sources)] }, federationId: briefing.federationId },
				select: { id: true }
			}),
			db.link.findMany({ where: { toId: briefingId, act }, select: { fromId: true } })
		]);
		const fresh = things.filter(({ id }) => id !== briefingId && !links.some(({ fromId }) => fromId === id));
		if (fresh.length > 0)
			await db.link.createMany({
				data: fresh.map(({ id }) => ({
					...{ id: newId(), fromId: id, toId: briefingId, act, at: now },
					by: actor.accountId ?? ''
				}))
			});
		await db.briefing.update({ where: { id: briefingId }, data: { builtAt: now } });
		audit('briefing.built', { thingId: briefingId, data: { added } });
		tell(briefingNews(facts));
		return { added };
	}
);
