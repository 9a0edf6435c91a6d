import { isDone, isOpen } from '#lib/relay/states.ts';
import type { CameLine, SentLine } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { federationOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { cameLines, groupNames, sentLines } from './lines.ts';

/** The most notes a list shows of each kind. */
const most = 200;

export interface Relays {
	/** What the reader's groups got, what waits first. */
	readonly came: readonly CameLine[];
	/** What they sent or are about to, what is open first; for the office of all groups. */
	readonly sent: readonly SentLine[];
	/** Groups whose notes are shown, to choose among. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
	/** Whether the reader serves all groups: nothing of it is their own. */
	readonly office: boolean;
	/** Groups the reader may write a note for. */
	readonly writes: readonly { readonly id: string; readonly name: string }[];
}

/** Groups of the federation that the actor reads notes of. */
async function readable(actor: Actor) {
	const { read, clock } = context();
	const federationId = federationOf(actor);
	const groups = await read.group.findMany({
		where: { federationId, ...notEndedAt(clock.now()) },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		select: { id: true, name: true }
	});
	return groups.filter(({ id }) => can(actor, 'relay.read', { federationId, groupId: id }));
}

/** What came to and went from the actor's groups, or one of them. Needs 'home.read'; each group 'relay.read'. */
export async function readRelays(actor: Actor, groupId = ''): Promise<Relays> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = federationOf(actor);
	const groups = await readable(actor);
	const ids = groups.map(({ id }) => id).filter((id) => groupId === '' || id === groupId);
	const office = can(actor, 'relay.desk', { federationId });
	const [hops, notes, names] = await Promise.all([
		read.relayHop.findMany({
			where: { federationId, toGroupId: { in: ids }, note: { state: { not: 'withdrawn' } } },
			include: { note: { select: { asked: true } } },
			orderBy: [{ at: 'desc' }, { id: 'asc' }],
			take: most
		}),
		read.relayNote.findMany({
			where: { federationId, OR: [{ groupId: { in: ids } }, ...(office && groupId === '' ? [{ groupId: null }] : [])] },
			orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
			take: most
		}),
		groupNames(read, federationId)
	]);
	const [came, sent] = await Promise.all([cameLines(read, hops, names), sentLines(read, federationId, notes)]);
	const done = (line: CameLine) => Number(isDone(line.state, line.asked));
	const closed = (line: SentLine) => Number(!isOpen(line.state) && line.state !== 'draft');
	return {
		came: [...came].sort((a, b) => done(a) - done(b)),
		sent: [...sent].sort((a, b) => closed(a) - closed(b)),
		groups,
		office,
		writes: groups.filter(({ id }) => can(actor, 'relay.draft', { federationId, groupId: id }))
	};
}

/** What was passed to the groups the actor sits in and is not at its end: for Home. Needs 'home.read'. */
export async function readPassedToMine(actor: Actor): Promise<CameLine[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = federationOf(actor);
	const ids = actor.seats
		.map(({ groupId }) => groupId)
		.filter((id) => can(actor, 'relay.read', { federationId, groupId: id }));
	if (ids.length === 0) return [];
	const [hops, names] = await Promise.all([
		read.relayHop.findMany({
			where: {
				...{ federationId, toGroupId: { in: ids }, note: { state: { not: 'withdrawn' } } },
				// What is for information is at its end when it has been received.
				OR: [
					{ state: 'sent' },
					{ state: { in: ['received', 'agenda', 'treated'] }, note: { asked: { not: 'information' } } }
				]
			},
			include: { note: { select: { asked: true } } },
			orderBy: [{ at: 'desc' }, { id: 'asc' }],
			take: 5
		}),
		groupNames(read, federationId)
	]);
	return cameLines(read, hops, names);
}
