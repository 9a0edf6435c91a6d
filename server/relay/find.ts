import type { Actor, Facts, SeatRole } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import { context } from '#server/context.ts';
import type { RelayHop, RelayNote } from '#server/db/generated/client.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { countingAt } from '#server/network/find.ts';

type Database = ReadClient | Transaction;

/** Roles that say yes in a group's name: its chair, without one its vice-chair; by its setting its secretary as well. */
const approverRoles = (relayBy: string, held: readonly SeatRole[]): SeatRole[] => [
	...held.filter((role) => role !== 'secretary').slice(0, 1),
	...(relayBy === 'secretary' ? held.filter((role) => role === 'secretary') : [])
];

const order = ['chair', 'vice-chair', 'secretary'] as const;

/** Who says yes for each of some groups: roles, none where nobody sits who could. */
export async function approversOf(
	db: Database,
	groupIds: readonly string[]
): Promise<ReadonlyMap<string, readonly SeatRole[]>> {
	const groups = await db.group.findMany({
		where: { id: { in: [...groupIds] } },
		select: {
			id: true,
			relayBy: true,
			seats: { where: { role: { in: [...order] }, ...countingAt(context().clock.now()) }, select: { role: true } }
		}
	});
	return new Map(
		groups.map(({ id, relayBy, seats }) => [
			id,
			approverRoles(
				relayBy,
				order.filter((role) => seats.some((seat) => seat.role === role))
			)
		])
	);
}

export interface NoteFacts extends Facts {
	readonly federationId: string;
	readonly approvers: readonly SeatRole[];
}

/** What is known of a note for the permission table: it belongs to its group, the office's own to the office. */
export async function noteFacts(
	db: Database,
	{ federationId, groupId }: Pick<RelayNote, 'federationId' | 'groupId'>
): Promise<NoteFacts> {
	if (groupId === null) return { federationId, approvers: [] };
	return { federationId, groupId, approvers: (await approversOf(db, [groupId])).get(groupId) ?? [] };
}

export interface FoundNote {
	readonly note: RelayNote;
	readonly facts: NoteFacts;
}

/** A note of any federation with its facts; the permission table decides. Refuses 'thing.missing'. */
export async function findNote(db: Database, id: string): Promise<FoundNote> {
	const note = await db.relayNote.findUnique({ where: { id } });
	if (!note) refuse('thing.missing');
	return { note, facts: await noteFacts(db, note) };
}

/**
 * The same for whoever is to act on it. Whoever may not read it is told that there is none; the office's own is its own
 * affair until it has been sent.
 */
export async function noteFor(db: Database, actor: Actor, id: string): Promise<FoundNote> {
	const found = await findNote(db, id);
	if (!can(actor, 'relay.read', found.facts)) refuse(actor.kind === 'nobody' ? 'access.sign-in' : 'thing.missing');
	return found;
}

export interface FoundHop {
	readonly hop: RelayHop & { readonly toGroupId: string };
	readonly note: RelayNote;
	/** Of the group that got it. */
	readonly facts: { readonly federationId: string; readonly groupId: string };
}

/** A note as a group got it. Refuses 'thing.missing', and for what was sent to the office. */
export async function findHop(db: Database, id: string): Promise<FoundHop> {
	const found = await db.relayHop.findUnique({ where: { id }, include: { note: true } });
	if (!found?.toGroupId) refuse('thing.missing');
	const { note, toGroupId, ...hop } = found;
	return { hop: { ...hop, toGroupId }, note, facts: { federationId: hop.federationId, groupId: toGroupId } };
}

/** News that notes have moved: to the whole federation, since groups far apart share one, and nothing of it is told. */
export const relayNews = (federationId: string): News => ({ topic: 'relay', federationId });
