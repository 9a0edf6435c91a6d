import { linesOf, registerNumber } from '#lib/decisions/decision.ts';
import type { Untold } from '#lib/office/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { Prisma } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';

/** Whose decisions others wait for, how far back the desk looks, and the most that it shows: the newest. */
const bodies = ['board', 'regional'];
const backDays = 365;
const most = 200;

/** Acts by which somebody else's words came to an item: they wait for what becomes of it. */
const asking = ['relay.taken-up', 'proposal.taken-up', 'entry.became-item', 'matter.taken'];

/** A note in one of these has not gone anywhere. */
const unsent = ['draft', 'approval', 'withdrawn'];

/**
 * Ids of the newest decisions that somebody waits for and nothing has carried onward. The database leaves out what is
 * done before it counts: however much has been told, what has not been is found.
 */
async function untoldIds(db: ReadClient, federationId: string, since: Date): Promise<string[]> {
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT d.id FROM Decision d JOIN "Group" g ON g.id = d.groupId
		WHERE d.federationId = ${federationId} AND d.state = 'decided' AND d.decidedAt > ${since}
			AND g.kind IN (${Prisma.join(bodies)})
			AND (trim(d.addressees, ${' \r\n\t'}) <> ''
				OR EXISTS (SELECT 1 FROM Link a WHERE a.toId = d.itemId AND a.act IN (${Prisma.join(asking)})))
			AND NOT EXISTS (SELECT 1 FROM RelayHop h WHERE h.itemId = d.itemId
				AND h.federationId = d.federationId AND h.closedAt IS NOT NULL)
			AND NOT EXISTS (SELECT 1 FROM Link l JOIN RelayNote n ON n.id = l.toId
				WHERE l.fromId = d.id AND n.federationId = d.federationId AND n.state NOT IN (${Prisma.join(unsent)}))
			AND NOT EXISTS (SELECT 1 FROM Link l JOIN Briefing b ON b.id = l.toId
				JOIN BriefingReceiver r ON r.briefingId = b.id AND r.at >= l.at
				WHERE l.fromId = d.id AND b.federationId = d.federationId AND b.kind = 'report' AND l.act = 'briefing.built')
			AND (NOT EXISTS (SELECT 1 FROM OrganisationPack p WHERE p.meetingId = d.meetingId)
				OR EXISTS (SELECT 1 FROM OrganisationPack p WHERE p.meetingId = d.meetingId
					AND NOT EXISTS (SELECT 1 FROM OrganisationTold t WHERE t.packId = p.id AND t.removedAt IS NULL)))
		ORDER BY d.decidedAt DESC, d.id DESC LIMIT ${most}`;
	return rows.map(({ id }) => id);
}

/** For some decisions, in one question each: at whose items others wait, and how many organisations have told their own. */
async function waitingFor(
	db: ReadClient,
	federationId: string,
	decisions: readonly { readonly itemId: string; readonly meetingId: string }[]
) {
	const [links, packs] = await Promise.all([
		db.link.findMany({
			where: { toId: { in: decisions.map(({ itemId }) => itemId) }, act: { in: asking } },
			select: { toId: true }
		}),
		db.organisationPack.findMany({
			where: { federationId, meetingId: { in: [...new Set(decisions.map(({ meetingId }) => meetingId))] } },
			select: { meetingId: true, told: { where: { removedAt: null }, select: { id: true }, take: 1 } }
		})
	]);
	const packsOf = Map.groupBy(packs, ({ meetingId }) => meetingId);
	return {
		asked: new Set(links.map(({ toId }) => toId)),
		told: (meetingId: string) => {
			const its = packsOf.get(meetingId);
			return its ? { told: its.filter(({ told }) => told.length > 0).length, all: its.length } : null;
		}
	};
}

/**
 * Decisions of the board and of regional groups that are to be sent to somebody, or that others' notes and proposals led
 * to, and that nothing has carried onward: no relay note made of them, no answer at their item, no report that was sent
 * with them in it, and not every member organisation has told its own. The newest of the last year, the oldest of them
 * first. In the same number of questions however many. Refuses what 'network.keep' refuses.
 */
export async function readUntold(actor: Actor): Promise<Untold[]> {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock } = context();
	const since = new Date(clock.now().getTime() - backDays * 86_400_000);
	const decisions = await read.decision.findMany({
		where: { federationId, id: { in: await untoldIds(read, federationId, since) } },
		orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }]
	});
	const [waiting, groups] = await Promise.all([
		waitingFor(read, federationId, decisions),
		read.group.findMany({
			where: { federationId, id: { in: [...new Set(decisions.map(({ groupId }) => groupId))] } },
			select: { id: true, name: true }
		})
	]);
	return decisions.flatMap((decision): Untold[] => {
		const { id, itemId, groupId, meetingId, decidedAt } = decision;
		if (!decidedAt) return [];
		return [
			{
				...{ id, groupId, decidedAt, addressees: linesOf(decision.addressees) },
				...{ asked: waiting.asked.has(itemId), told: waiting.told(meetingId) },
				number: registerNumber(decision) ?? '',
				title: linesOf(decision.text)[0] ?? '',
				group: groups.find((group) => group.id === groupId)?.name ?? ''
			}
		];
	});
}
