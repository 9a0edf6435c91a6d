import { newId } from '#lib/ids/id.ts';
import { KeepStandingAgenda } from '#lib/network/schema.ts';
import { command } from '#server/command.ts';
import { groupFacts } from '#server/permissions/read.ts';

/** Puts the whole standing agenda in place of the one before. Meetings already planned keep their agendas. */
export const keepStandingAgenda = command(
	'standing-agenda.keep',
	KeepStandingAgenda,
	async ({ db, demand, audit, tell }, { groupId, items }) => {
		const facts = await groupFacts(db, groupId);
		demand('standing.keep', facts);
		const before = new Set(
			(await db.standingItem.findMany({ where: { groupId }, select: { id: true } })).map((item) => item.id)
		);
		await db.standingItem.deleteMany({ where: { groupId } });
		let parentId: string | null = null;
		const used = new Set<string>();
		for (const [place, { id: said, sub, ...item }] of items.entries()) {
			const id = said !== null && before.has(said) && !used.has(said) ? said : newId();
			used.add(id);
			// A sub-item with nothing above it is an item.
			const under: string | null = sub ? parentId : null;
			await db.standingItem.create({ data: { id, groupId, place, parentId: under, ...item } });
			if (under === null) parentId = id;
		}
		audit('standing-agenda.kept', { thingId: groupId, data: { items: items.length } });
		tell({ topic: 'network', federationId: facts.federationId, groupId });
	}
);
