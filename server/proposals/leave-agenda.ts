import { m } from '#lib/i18n/paraglide/messages.js';
import type { CommandContext } from '#server/command.ts';
import { factsOf, withAsked } from './facts.ts';
import { lastMove, writeMove, type Found } from './move.ts';

const inSwedish = { locale: 'sv' } as const;
const nowhere = { meetingId: null, itemId: null } as const;
const actTaken = 'proposal.taken-up';

const withFacts = (rows: readonly Found['proposal'][]): Found[] =>
	rows.map((proposal) => ({ proposal, facts: factsOf(proposal) }));

/** What is on the agenda of a meeting. */
const before = async ({ db }: CommandContext, meetingId: string): Promise<Found[]> =>
	withFacts(
		await db.proposal.findMany({
			where: { meetingId, state: 'agenda' },
			include: { applicants: true, ...withAsked },
			orderBy: { id: 'asc' }
		})
	);

async function leave(ctx: CommandContext, found: Found, reason: string): Promise<void> {
	const { bodyId, meetingId, federationId } = found.proposal;
	const body = await ctx.db.group.findFirst({ where: { id: bodyId ?? '', federationId }, select: { name: true } });
	await writeMove(ctx, found, 'ready', { reason, body: body?.name ?? '', meetingId }, nowhere);
}

/**
 * A meeting was cancelled: what was to be taken up there is ready for another one (Y10). That is no word of the body's, so
 * nobody is told what became of it; its history says it. Inside the command that cancels.
 */
export async function leaveCancelled(ctx: CommandContext, meetingId: string): Promise<void> {
	for (const found of await before(ctx, meetingId)) await leave(ctx, found, m.proposals_left_cancelled({}, inSwedish));
}

/** Proposals whose item was taken off an agenda and stands there again, unless they have gone on since. */
async function backAt({ db }: CommandContext, itemIds: readonly string[]): Promise<[Found, string][]> {
	const links = await db.link.findMany({ where: { toId: { in: [...itemIds] }, act: actTaken } });
	if (links.length === 0) return [];
	const rows = withFacts(
		await db.proposal.findMany({
			where: { id: { in: links.map(({ fromId }) => fromId) }, state: 'ready', itemId: null },
			include: { applicants: true, ...withAsked }
		})
	);
	return rows.flatMap((found): [Found, string][] => {
		const link = links.find(({ fromId }) => fromId === found.proposal.id);
		return link ? [[found, link.toId]] : [];
	});
}

/**
 * A meeting's agenda has been read: what stood at an item that was taken off it is ready for another meeting, and stands
 * there again when the item does (Y10). Inside the command that reads it.
 */
export async function followAgenda(ctx: CommandContext, meetingId: string): Promise<void> {
	const { db } = ctx;
	// What is read after a meeting was cancelled brings nothing back to it.
	const { state } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { state: true } });
	if (state === 'cancelled') return leaveCancelled(ctx, meetingId);
	const items = await db.agendaItem.findMany({
		where: { meetingId },
		select: { id: true, removedAt: true, state: true }
	});
	const off = new Set(
		items.filter(({ removedAt, state }) => removedAt !== null || state === 'struck').map(({ id }) => id)
	);
	for (const found of await before(ctx, meetingId))
		if (off.has(found.proposal.itemId ?? '')) await leave(ctx, found, m.proposals_left_removed({}, inSwedish));
	const standing = items.flatMap(({ id }) => (off.has(id) ? [] : [id]));
	for (const [found, itemId] of await backAt(ctx, standing)) {
		const last = await lastMove(db, found.proposal.id);
		if (last?.from !== 'agenda' || last.meetingId !== meetingId) continue;
		await writeMove(ctx, found, 'agenda', { body: last.body, meetingId }, { meetingId, itemId });
	}
}
