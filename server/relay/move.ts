import {
	askedOf,
	hopAfter,
	hopStateOf,
	isDone,
	noteAfter,
	noteStateOf,
	type HopAct,
	type HopState,
	type NoteAct,
	type NoteState
} from '#lib/relay/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { Prisma, RelayHop, RelayNote } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';

/** Who moves something, and when: the portal has no membership. */
export interface Moving {
	readonly db: Transaction;
	readonly actor: { readonly membershipId: string | null };
	readonly now: Date;
}

/**
 * Moves a note by an act of the table, together with what the act changes in it, and writes the move down.
 * Refuses 'relay.state' where the act cannot be done any more.
 */
export async function moveNote(
	{ db, actor, now }: Moving,
	note: Pick<RelayNote, 'id' | 'federationId' | 'state' | 'version'>,
	act: NoteAct,
	data: Prisma.RelayNoteUpdateManyMutationInput = {}
): Promise<NoteState> {
	const from = noteStateOf(note.state);
	const to = noteAfter(from, act) ?? refuse('relay.state');
	const moved = await db.relayNote.updateMany({
		where: { id: note.id, federationId: note.federationId, state: from, version: note.version },
		data: { ...data, state: to, version: { increment: 1 } }
	});
	if (moved.count === 0) refuse('relay.state');
	await db.relayMove.create({
		data: { federationId: note.federationId, noteId: note.id, from, to, at: now, by: actor.membershipId }
	});
	return to;
}

type Leg = Pick<RelayHop, 'id' | 'federationId' | 'noteId' | 'state'>;

/** The same of a note at a group that got it. */
export async function moveHop(
	{ db, actor, now }: Moving,
	hop: Leg,
	asked: string,
	act: HopAct,
	data: Prisma.RelayHopUpdateManyMutationInput = {}
): Promise<HopState> {
	const from = hopStateOf(hop.state);
	const to = hopAfter(from, act, askedOf(asked)) ?? refuse('relay.state');
	const { id, federationId, noteId } = hop;
	const moved = await db.relayHop.updateMany({
		where: { id, federationId, state: from },
		data: { ...data, state: to }
	});
	if (moved.count === 0) refuse('relay.state');
	await db.relayMove.create({ data: { federationId, noteId, hopId: id, from, to, at: now, by: actor.membershipId } });
	return to;
}

/** A note is at its end when every group that got it is. */
export async function finishNote(ctx: Moving, noteId: string): Promise<void> {
	const note = await ctx.db.relayNote.findUniqueOrThrow({
		where: { id: noteId },
		include: { hops: { where: { toGroupId: { not: null } }, select: { state: true } } }
	});
	const asked = askedOf(note.asked);
	if (note.state === 'relayed' && note.hops.every(({ state }) => isDone(hopStateOf(state), asked)))
		await moveNote(ctx, note, 'finish', { closedAt: ctx.now });
}
