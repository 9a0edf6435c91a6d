import type { Receiver } from '#lib/relay/view.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { notEndedAt } from '#server/network/find.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { demand } from '#server/permissions/demand.ts';

/** Groups of a federation with their next meeting. For whoever has asked for permission. */
export async function receiversIn(
	db: ReadClient,
	federationId: string,
	but: readonly string[] = []
): Promise<Receiver[]> {
	const now = context().clock.now();
	const [groups, meetings] = await Promise.all([
		db.group.findMany({
			where: { federationId, id: { notIn: [...but] }, ...notEndedAt(now) },
			orderBy: [{ place: 'asc' }, { name: 'asc' }],
			select: { id: true, name: true }
		}),
		db.meeting.findMany({
			where: { federationId, state: 'planned', startsAt: { gt: now } },
			orderBy: { startsAt: 'asc' },
			select: { id: true, groupId: true, startsAt: true }
		})
	]);
	return groups.map((group) => {
		const next = meetings.find(({ groupId }) => groupId === group.id);
		return { ...group, meeting: next ? { id: next.id, startsAt: next.startsAt } : null };
	});
}

export interface NewNote {
	/** Groups the reader may write for; '' among them = the office's own. */
	readonly groups: readonly { readonly id: string; readonly name: string }[];
	readonly receivers: readonly Receiver[];
	/** What it comes from. */
	readonly from: {
		readonly id: string;
		readonly kind: string;
		readonly title: string;
		readonly groupId: string | null;
	} | null;
	readonly office: boolean;
}

/** What the page for a new note offers. Refuses 'thing.missing' for a source the reader may not read. Needs 'home.read'. */
export async function readNewNote(actor: Actor, fromThingId: string): Promise<NewNote> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const federationId = actor.federationId ?? '';
	const receivers = await receiversIn(read, federationId);
	const office = can(actor, 'relay.desk', { federationId });
	const groups = receivers.filter(({ id }) => can(actor, 'relay.draft', { federationId, groupId: id }));
	const thing = fromThingId
		? await read.thing.findFirst({ where: { id: fromThingId, federationId, removedAt: null } })
		: null;
	if (fromThingId) {
		const may = thing && (thing.groupId === null ? office : groups.some(({ id }) => id === thing.groupId));
		if (!may) refuse('thing.missing');
	}
	return {
		groups: groups.map(({ id, name }) => ({ id, name })),
		receivers,
		from: thing ? { id: thing.id, kind: thing.kind, title: thing.title, groupId: thing.groupId } : null,
		office
	};
}
