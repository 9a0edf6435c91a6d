import type { BriefingFacts } from '#lib/briefings/build.ts';
import { readPayload } from '#lib/relay/payload.ts';
import { askedOf, hopStateOf } from '#lib/relay/states.ts';
import type { ReadClient } from '#server/db/open.ts';
import { groupNames } from '#server/relay/lines.ts';
import type { Gathering } from './gather.ts';

/** What was relayed to the group since, or is still with it: exactly what it was sent. */
export async function gatherCame(
	db: ReadClient,
	{ federationId, groupId }: Gathering,
	since: Date
): Promise<BriefingFacts['came']> {
	const hops = await db.relayHop.findMany({
		where: {
			...{ federationId, toGroupId: groupId, note: { state: { not: 'withdrawn' } } },
			OR: [{ at: { gt: since } }, { state: { in: ['sent', 'received', 'agenda', 'treated'] } }]
		},
		include: { note: { select: { asked: true } } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		take: 60
	});
	return hops.map((hop) => {
		const { title, what, origins } = readPayload(hop.payload);
		const from = [...new Set(origins.flatMap(({ group }) => group ?? []))];
		return { hopId: hop.id, noteId: hop.noteId, title, what, from, asked: askedOf(hop.note.asked) };
	});
}

/** What others reported back on the group's notes since, also by way of what those were merged into (X10). */
export async function gatherAnswers(
	db: ReadClient,
	{ federationId, groupId }: Gathering,
	since: Date
): Promise<BriefingFacts['answers']> {
	const hops = await db.relayHop.findMany({
		where: {
			...{ federationId, closedAt: { gt: since }, toGroupId: { not: null } },
			note: { OR: [{ groupId }, { origins: { some: { origin: { groupId } } } }] }
		},
		include: { note: { include: { origins: { include: { origin: true } } } } },
		orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
		take: 60
	});
	const names = await groupNames(db, federationId);
	return hops.flatMap(({ id, note, toGroupId, state, report }) => {
		const own = note.groupId === groupId ? note : note.origins.find(({ origin }) => origin.groupId === groupId)?.origin;
		if (!own || own.state === 'withdrawn') return [];
		const to = names.get(toGroupId ?? '') ?? '';
		return [{ hopId: id, noteId: own.id, title: own.title, to, state: hopStateOf(state), report }];
	});
}
