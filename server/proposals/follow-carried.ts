import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { factsOf, withAsked } from './facts.ts';
import { proposalAt } from './follow-body.ts';
import { lastMove, writeMove, type Found } from './move.ts';

const actTaken = 'proposal.taken-up';

interface Way {
	readonly fromId: string;
	readonly toId: string;
	readonly meetingId: string;
	/** What the item has gone on as before, that left its agenda. */
	readonly before: readonly string[];
}

/** The proposal that is ready since its item left an agenda it was carried to, and has not been taken up as another since. */
async function waitingSince(db: Transaction, { fromId, before }: Way): Promise<Found | null> {
	if (before.length === 0) return null;
	const its = [fromId, ...before];
	const links = await db.link.findMany({ where: { toId: { in: its }, act: actTaken }, select: { fromId: true } });
	const rows = await db.proposal.findMany({
		where: { id: { in: links.map((link) => link.fromId) }, state: 'ready', itemId: null },
		include: { applicants: true, ...withAsked }
	});
	for (const proposal of rows) {
		const last = await lastMove(db, proposal.id);
		const there = { id: { in: [...before] }, meetingId: last?.meetingId ?? '' };
		const left = last?.from === 'agenda' && (await db.agendaItem.count({ where: there })) > 0;
		if (left) return { proposal, facts: factsOf(proposal) };
	}
	return null;
}

/**
 * A proposal's item goes on as another at a later meeting, and the proposal with it, to be decided there; also where it
 * is ready since the item went on at a meeting that was cancelled, or was taken off there.
 */
export async function followCarried(ctx: CommandContext, way: Way): Promise<void> {
	const { db, now } = ctx;
	const { fromId, toId, meetingId } = way;
	const there = await proposalAt(db, fromId);
	// What is ready and was referred back here has been written anew, and is taken up on its own.
	if (there && there.proposal.state !== 'agenda' && there.proposal.state !== 'deferred') return;
	const found = there ?? (await waitingSince(db, way));
	if (!found) return;
	const { id, state, federationId, bodyId } = found.proposal;
	const at = { itemId: toId, meetingId };
	if (state === 'agenda') await db.proposal.update({ where: { id }, data: at });
	else {
		const body = await db.group.findFirst({ where: { id: bodyId ?? '', federationId }, select: { name: true } });
		await writeMove(ctx, found, 'agenda', { body: body?.name ?? '', meetingId }, at);
	}
	// Taken off there and put back, it stands there again.
	await db.link.upsert({
		where: { fromId_toId_act: { fromId: id, toId, act: actTaken } },
		create: { id: newId(), fromId: id, toId, act: actTaken, at: now, by: '' },
		update: {}
	});
}
