import { linesOf, registerNumber } from '#lib/decisions/decision.ts';
import type { Untold } from '#lib/office/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';

/** Whose decisions others wait for, how far back the desk looks, and the most that it shows. */
const bodies = ['board', 'regional'];
const backDays = 365;
const most = 200;

/** Acts by which somebody else's words came to an item: they wait for what becomes of it. */
const asking = ['relay.taken-up', 'proposal.taken-up', 'entry.became-item', 'matter.taken'];

/** What has been done with some decisions, in one question each: relay notes made of them, answers given at their items. */
async function carriedBy(
	db: ReadClient,
	federationId: string,
	decisions: readonly { readonly id: string; readonly itemId: string; readonly meetingId: string }[]
) {
	const ids = decisions.map(({ id }) => id);
	const itemIds = [...new Set(decisions.map(({ itemId }) => itemId))];
	const [links, hops, packs] = await Promise.all([
		db.link.findMany({
			where: { OR: [{ fromId: { in: ids } }, { toId: { in: itemIds }, act: { in: asking } }] },
			select: { fromId: true, toId: true, act: true, to: { select: { kind: true } } }
		}),
		db.relayHop.findMany({
			where: { federationId, itemId: { in: itemIds }, closedAt: { not: null } },
			select: { itemId: true }
		}),
		db.organisationPack.findMany({
			where: { federationId, meetingId: { in: [...new Set(decisions.map(({ meetingId }) => meetingId))] } },
			select: { meetingId: true, told: { where: { removedAt: null }, select: { id: true }, take: 1 } }
		})
	]);
	const notes = await db.relayNote.findMany({
		where: {
			federationId,
			id: { in: links.filter(({ to }) => to.kind === 'relay').map(({ toId }) => toId) },
			state: { notIn: ['draft', 'approval', 'withdrawn'] }
		},
		select: { id: true }
	});
	const sent = new Set(notes.map(({ id }) => id));
	const packsOf = Map.groupBy(packs, ({ meetingId }) => meetingId);
	return {
		asked: new Set(links.filter(({ act }) => asking.includes(act)).map(({ toId }) => toId)),
		noted: new Set(links.filter(({ toId }) => sent.has(toId)).map(({ fromId }) => fromId)),
		answered: new Set(hops.flatMap(({ itemId }) => itemId ?? [])),
		told: (meetingId: string) => {
			const its = packsOf.get(meetingId);
			return its ? { told: its.filter(({ told }) => told.length > 0).length, all: its.length } : null;
		}
	};
}

/**
 * Decisions of the board and of regional groups that are to be sent to somebody, or that others' notes and proposals led
 * to, and that nothing has carried onward: no relay note made of them, no answer at their item, and not every member
 * organisation has told its own. The oldest first, of the last year. In the same number of questions however many.
 * Refuses what 'network.keep' refuses.
 */
export async function readUntold(actor: Actor): Promise<Untold[]> {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock } = context();
	const since = new Date(clock.now().getTime() - backDays * 86_400_000);
	const groups = await read.group.findMany({
		where: { federationId, kind: { in: bodies } },
		select: { id: true, name: true }
	});
	const decisions = await read.decision.findMany({
		where: {
			...{ federationId, groupId: { in: groups.map(({ id }) => id) } },
			...{ state: 'decided', decidedAt: { gt: since } }
		},
		orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
		take: most
	});
	const carried = await carriedBy(read, federationId, decisions);
	return decisions.flatMap((decision): Untold[] => {
		const { id, itemId, groupId, meetingId, decidedAt } = decision;
		const addressees = linesOf(decision.addressees);
		const asked = carried.asked.has(itemId);
		const told = carried.told(meetingId);
		const done = carried.noted.has(id) || carried.answered.has(itemId) || (told !== null && told.told === told.all);
		if (!decidedAt || done || (addressees.length === 0 && !asked)) return [];
		return [
			{
				...{ id, groupId, addressees, asked, told, decidedAt },
				number: registerNumber(decision) ?? '',
				title: linesOf(decision.text)[0] ?? '',
				group: groups.find((group) => group.id === groupId)?.name ?? ''
			}
		];
	});
}
