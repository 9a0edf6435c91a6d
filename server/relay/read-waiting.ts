import { readPayload } from '#lib/relay/payload.ts';
import { noteStateOf } from '#lib/relay/states.ts';
import type { RelayWait } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { federationOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { approversOf } from './find.ts';
import { groupNames } from './lines.ts';

/** What waits in a state, for whom. */
const waits = { approval: 'approve', asked: 'reply', suggested: 'settle', desk: 'desk' } as const;

/** What a group that got a note is to do about it. */
const kindOf = (state: string, asked: string): RelayWait['kind'] =>
	state === 'sent' ? 'receive' : state === 'treated' ? 'outcome' : asked === 'answer' ? 'answer' : 'take-up';

/**
 * Notes that wait for the actor: for a yes, an answer to the office, a place on an agenda, an outcome; for the office what lies on its desk.
 * The group a person sits in asks them, and not all who may help. Needs 'home.read'.
 */
export async function readRelayWaits(actor: Actor): Promise<RelayWait[]> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = federationOf(actor);
	const groupIds = [...new Set(actor.seats.map(({ groupId }) => groupId))];
	const office = can(actor, 'relay.desk', { federationId });
	const handled = groupIds.filter((groupId) =>
		can({ ...actor, office: null }, 'relay.handle', { federationId, groupId })
	);
	const [notes, hops, approvers, names] = await Promise.all([
		read.relayNote.findMany({
			where: {
				federationId,
				OR: [
					{ groupId: { in: groupIds }, state: { in: ['approval', 'asked', 'suggested'] } },
					...(office ? [{ state: 'desk' }] : [])
				]
			},
			select: {
				...{ id: true, title: true, state: true, groupId: true },
				moves: { where: { hopId: null }, orderBy: { id: 'desc' }, take: 1, select: { id: true } }
			},
			orderBy: { createdAt: 'asc' },
			take: 40
		}),
		read.relayHop.findMany({
			where: {
				...{ federationId, toGroupId: { in: handled }, note: { state: { not: 'withdrawn' } } },
				OR: [{ state: { in: ['sent', 'treated'] } }, { state: 'received', note: { asked: { not: 'information' } } }]
			},
			include: { note: { select: { asked: true } } },
			orderBy: { at: 'asc' },
			take: 40
		}),
		approversOf(read, groupIds),
		groupNames(read, federationId)
	]);
	const own = notes.flatMap(({ id, title, state, groupId, moves }): RelayWait[] => {
		const kind = waits[noteStateOf(state) as keyof typeof waits];
		const facts = { federationId, ...(groupId ? { groupId } : {}), approvers: approvers.get(groupId ?? '') ?? [] };
		const sits = { ...actor, office: null };
		const mine =
			kind === 'desk' ||
			(kind === 'reply'
				? can(sits, 'relay.handle', facts)
				: facts.approvers.length > 0 && can(sits, 'relay.approve', facts));
		const since = moves[0]?.id ?? 0;
		return mine ? [{ kind, id, since, title, groupName: names.get(groupId ?? '') ?? '' }] : [];
	});
	const came = await read.relayMove.groupBy({
		by: ['hopId'],
		where: { federationId, noteId: { in: hops.map(({ noteId }) => noteId) }, hopId: { in: hops.map(({ id }) => id) } },
		_max: { id: true }
	});
	const got = hops.map((hop): RelayWait => ({
		kind: kindOf(hop.state, hop.note.asked),
		id: hop.id,
		since: came.find(({ hopId }) => hopId === hop.id)?._max.id ?? 0,
		title: readPayload(hop.payload).title,
		groupName: names.get(hop.toGroupId ?? '') ?? ''
	}));
	return [...own, ...got];
}
