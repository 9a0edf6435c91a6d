import { newId } from '#lib/ids/id.ts';
import type { Transaction } from '#server/db/open.ts';
import { titleOf } from './prepare-decision.ts';

/** How a prepared decision is tied to the one it goes on as, at a later meeting. */
export const carriedAct = 'decision.carried';

interface Way {
	readonly fromId: string;
	readonly toId: string;
	readonly meetingId: string;
	readonly federationId: string;
	readonly now: Date;
}

/**
 * Gives an item that goes on at a later meeting what was prepared to be decided at it and was not (S6), with reasons and
 * addressees, each once however often it is done: also where it has been withdrawn there since. What was moved at the
 * meeting belongs to that meeting. Inside a command that has asked for permission.
 */
export async function carryPrepared(
	db: Transaction,
	{ fromId, toId, meetingId, federationId, now }: Way
): Promise<void> {
	const prepared = await db.decision.findMany({ where: { itemId: fromId, federationId, state: 'prepared' } });
	if (prepared.length === 0) return;
	const [links, there] = await Promise.all([
		db.link.findMany({ where: { fromId: { in: prepared.map(({ id }) => id) }, act: carriedAct } }),
		db.decision.findMany({ where: { itemId: toId, federationId }, select: { id: true } })
	]);
	const known = new Set(there.map(({ id }) => id));
	const gone = new Set(links.flatMap((link) => (known.has(link.toId) ? [link.fromId] : [])));
	for (const source of prepared) {
		if (gone.has(source.id)) continue;
		const { groupId, text, place, kind, reasons, addressees } = source;
		const id = newId();
		await db.thing.create({
			data: { id, kind: 'decision', federationId, groupId, title: titleOf(text), createdAt: now }
		});
		await db.decision.create({
			data: {
				...{ id, federationId, groupId, meetingId, itemId: toId, kind, text, place, reasons, addressees },
				...{ createdAt: now, createdBy: source.createdBy }
			}
		});
		for (const link of [
			{ fromId: toId, toId: id, act: 'decision.prepared' },
			{ fromId: source.id, toId: id, act: carriedAct }
		])
			await db.link.create({ data: { id: newId(), ...link, at: now, by: '' } });
	}
}
