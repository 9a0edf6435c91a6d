import { newId } from '#lib/ids/id.ts';
import { decisionFormOf } from '#lib/decisions/decision.ts';
import { pollOutcome, votedDown } from '#lib/decisions/poll-outcome.ts';
import type { MoveName } from '#lib/proposals/states.ts';
import { moveFrom, proposalState } from '#lib/proposals/states.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { withAsked, factsOf } from './facts.ts';
import { proposalNews } from './find.ts';
import { lastMove, writeMove, type Found, type Said } from './move.ts';
import { voteWords } from './vote-words.ts';

/** What a body's own act makes of the proposal that stands at its item. */
export type Treated = Extract<MoveName, 'decide' | 'decline' | 'refer' | 'defer'>;

/** How a proposal is tied to the decisions that settle it. */
export const actDecided = 'proposal.decided';

/** The proposal that is taken up as an item; none for the others. */
export async function proposalAt(db: Transaction, itemId: string) {
	const proposal = await db.proposal.findFirst({ where: { itemId }, include: { applicants: true, ...withAsked } });
	return proposal && { proposal, facts: factsOf(proposal) };
}

/** Ties a decision to the proposal it settles, on the red thread. */
export async function linkDecision(
	{ db, actor, now }: Pick<CommandContext, 'db' | 'actor' | 'now'>,
	fromId: string,
	toId: string
): Promise<void> {
	await db.link.upsert({
		where: { fromId_toId_act: { fromId, toId, act: actDecided } },
		create: { id: newId(), fromId, toId, act: actDecided, at: now, by: actor.accountId ?? '' },
		update: {}
	});
}

/**
 * What somebody wrote down by hand of how the body settled it gives way to what the body then decides at the item: a
 * decision that says the same is put to that line, one that says otherwise takes the proposal its way (Y10).
 */
async function replaceByHand(
	ctx: CommandContext,
	found: Found,
	itemId: string,
	treated: Treated,
	said: Omit<Said, 'body' | 'meetingId'>
): Promise<void> {
	const { id, meetingId, state } = found.proposal;
	const last = await lastMove(ctx.db, id);
	const settled = state === 'decided' || state === 'declined';
	if (!settled || last?.from !== 'agenda' || last.decisionId !== null || last.meetingId !== meetingId) return;
	if (moveFrom('agenda', treated)?.to === state) {
		const { decisionId = null, reason, vote } = said;
		const data = { decisionId, reason: reason || last.reason, vote: vote || last.vote };
		await ctx.db.proposalLine.update({ where: { id: last.id }, data });
		return ctx.tell(proposalNews(found.facts));
	}
	await writeMove(ctx, found, 'agenda', { body: last.body, meetingId });
	await followBody(ctx, itemId, treated, said);
}

/**
 * A body has decided at an item, put it off or referred it back: the proposal that stands there goes that way by itself
 * (Y10). What has gone on already stays where it is; a further decision at the item is tied to it. Inside a command
 * that has asked for permission to treat the item.
 */
export async function followBody(
	ctx: CommandContext,
	itemId: string,
	treated: Treated,
	{ decisionId = null, ...said }: Omit<Said, 'body' | 'meetingId'>
): Promise<void> {
	const { db } = ctx;
	const found = await proposalAt(db, itemId);
	if (!found) return;
	const { id, federationId, bodyId, meetingId, state } = found.proposal;
	const move = moveFrom(proposalState(state), treated);
	if (move) {
		const body = await db.group.findFirst({ where: { id: bodyId ?? '', federationId }, select: { name: true } });
		await writeMove(ctx, found, move.to, { ...said, body: body?.name ?? '', meetingId, decisionId });
	} else if (decisionId) await replaceByHand(ctx, found, itemId, treated, { ...said, decisionId });
	if (decisionId && (treated === 'decide' || treated === 'decline')) await linkDecision(ctx, id, decisionId);
}

/** The last other decision that stands at the item a proposal is taken up as, and settles it; none when there is none. */
async function standingAt(db: Transaction, itemId: string, { id, federationId }: Found['proposal']) {
	const links = await db.link.findMany({ where: { fromId: id, act: actDecided }, select: { toId: true } });
	const decision = await db.decision.findFirst({
		where: { id: { in: links.map(({ toId }) => toId) }, federationId, itemId, state: 'decided' },
		orderBy: [{ year: 'desc' }, { ordinal: 'desc' }],
		include: { motions: { where: { kind: 'reject', outcome: 'carried' } } }
	});
	if (!decision) return null;
	const { pollId, reasons: reason, id: decisionId, form } = decision;
	const poll = pollId ? await db.poll.findFirst({ where: { id: pollId, federationId } }) : null;
	const outcome = poll && pollOutcome(poll);
	const declined = decision.motions.length > 0 || (outcome && votedDown(outcome, decisionId));
	const vote = await voteWords(db, { form: decisionFormOf(form) ?? 'acclamation', pollId, federationId });
	return { treated: declined ? ('decline' as const) : ('decide' as const), said: { decisionId, reason, vote } };
}

/**
 * What left an item was taken back, or a decision at it was struck (`decisionId`): its proposal is before the body again,
 * unless it has gone on. Where another decision at the item stands, the proposal stays settled, by that one. Inside a command that has asked for permission to treat the item.
 */
export async function giveBack(
	ctx: CommandContext,
	itemId: string,
	{ decisionId, reason = '' }: { readonly decisionId?: string; readonly reason?: string } = {}
): Promise<void> {
	const { db } = ctx;
	if (decisionId) await db.link.deleteMany({ where: { toId: decisionId, act: actDecided } });
	const found = await proposalAt(db, itemId);
	if (!found) return;
	const { id: proposalId, meetingId, state } = found.proposal;
	const last = await lastMove(db, proposalId);
	if (last?.from !== 'agenda' || last.meetingId === null) return;
	if (decisionId !== undefined && last.decisionId !== decisionId) return;
	const other = decisionId === undefined ? null : await standingAt(db, itemId, found.proposal);
	if (other && moveFrom('agenda', other.treated)?.to === state) {
		await db.proposalLine.update({ where: { id: last.id }, data: other.said });
		ctx.tell(proposalNews(found.facts));
		return;
	}
	await writeMove(ctx, found, 'agenda', { reason, body: last.body, meetingId });
	// What stands says something else than what was struck: the proposal goes that way instead.
	if (other) await followBody(ctx, itemId, other.treated, other.said);
}
