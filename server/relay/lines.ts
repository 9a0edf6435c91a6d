import { originNames, readPayload } from '#lib/relay/payload.ts';
import { askedOf, hopStateOf, noteStateOf } from '#lib/relay/states.ts';
import type { CameLine, LegLine, SentLine } from '#lib/relay/view.ts';
import type { RelayHop, RelayNote } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';

/** Names of groups by id, in one question. */
export async function groupNames(db: ReadClient, federationId: string): Promise<ReadonlyMap<string, string>> {
	const groups = await db.group.findMany({ where: { federationId }, select: { id: true, name: true } });
	return new Map(groups.map(({ id, name }) => [id, name]));
}

/** When the meetings are held on whose agendas some items stand; none for what was taken off, or cancelled. */
async function meetingsOf(db: ReadClient, hops: readonly RelayHop[]): Promise<ReadonlyMap<string, Date>> {
	const ids = hops.map(({ itemId }) => itemId).filter((id) => id !== null);
	const items = await db.agendaItem.findMany({
		where: { id: { in: ids }, removedAt: null, state: { not: 'struck' }, meeting: { state: { not: 'cancelled' } } },
		select: { id: true, meeting: { select: { startsAt: true } } }
	});
	return new Map(items.map(({ id, meeting }) => [id, meeting.startsAt]));
}

const named = (names: ReadonlyMap<string, string>, id: string | null) =>
	id === null ? null : { id, name: names.get(id) ?? '' };

type Sent = RelayHop & { readonly note: Pick<RelayNote, 'state'> };

/** Legs as the senders see them, in the order they were sent. */
export async function legLines(
	db: ReadClient,
	hops: readonly Sent[],
	names: ReadonlyMap<string, string>
): Promise<ReadonlyMap<string, LegLine[]>> {
	const meets = await meetingsOf(db, hops);
	const byNote = Map.groupBy(
		[...hops].sort((a, b) => a.at.getTime() - b.at.getTime()),
		({ noteId }) => noteId
	);
	return new Map(
		[...byNote].map(([noteId, its]) => [
			noteId,
			its.map((hop) => ({
				...{ id: hop.id, at: hop.at, why: hop.why, report: hop.report, closedAt: hop.closedAt },
				from: named(names, hop.fromGroupId),
				to: named(names, hop.toGroupId),
				state: hopStateOf(hop.state),
				withdrawn: hop.note.state === 'withdrawn',
				meetsAt: meets.get(hop.itemId ?? '') ?? null
			}))
		])
	);
}

/**
 * Notes with the legs of all they became: a note that was merged shows where the one it was merged into went. In a
 * number of questions that does not grow with the notes.
 */
export async function sentLines(
	db: ReadClient,
	federationId: string,
	notes: readonly RelayNote[]
): Promise<SentLine[]> {
	const roots = await db.relayOrigin.findMany({
		where: { originId: { in: notes.map(({ id }) => id) } },
		include: { note: { select: { state: true } } }
	});
	const became = Map.groupBy(roots, ({ originId }) => originId);
	const hops = await db.relayHop.findMany({
		where: {
			federationId,
			noteId: { in: [...new Set([...roots, ...notes.map(({ id }) => ({ noteId: id }))].map(({ noteId }) => noteId))] }
		},
		include: { note: { select: { state: true } } }
	});
	// What it was merged into may have been taken back: then there is nothing of it under way.
	const stateOf = ({ id, state }: RelayNote) =>
		state === 'merged' && became.get(id)?.some((one) => one.noteId !== id && one.note.state === 'withdrawn')
			? 'withdrawn'
			: noteStateOf(state);
	const names = await groupNames(db, federationId);
	const legs = await legLines(db, hops, names);
	return notes.map((note) => ({
		...{ id: note.id, title: note.title, asked: askedOf(note.asked), state: stateOf(note) },
		group: named(names, note.groupId),
		at: note.sentAt ?? note.createdAt,
		legs: [...new Set([note.id, ...(became.get(note.id) ?? []).map(({ noteId }) => noteId)])]
			.flatMap((id) => legs.get(id) ?? [])
			.filter(({ to }) => to !== null)
	}));
}

type Came = RelayHop & { readonly note: Pick<RelayNote, 'asked'> };

/** Notes as the groups that got them see them in lists. */
export async function cameLines(
	db: ReadClient,
	hops: readonly Came[],
	names: ReadonlyMap<string, string>
): Promise<CameLine[]> {
	const meets = await meetingsOf(db, hops);
	return hops.map((hop) => {
		const payload = readPayload(hop.payload);
		return {
			...{ hopId: hop.id, title: payload.title, at: hop.at, itemId: hop.itemId },
			asked: askedOf(hop.note.asked),
			state: hopStateOf(hop.state),
			from: originNames(payload.origins),
			to: { id: hop.toGroupId ?? '', name: names.get(hop.toGroupId ?? '') ?? '' },
			meetsAt: meets.get(hop.itemId ?? '') ?? null
		};
	});
}
