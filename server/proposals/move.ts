import { newId } from '#lib/ids/id.ts';
import type { ProposalState } from '#lib/permissions/facts.ts';
import { fromBody, isOver, moveFrom, proposalState, type MoveName } from '#lib/proposals/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { proposalNews, type findProposal } from './find.ts';
import { tellReturn } from './tell-return.ts';

export type Found = Awaited<ReturnType<typeof findProposal>>;

/** What a move's line of history says besides. */
export interface Said {
	readonly reason?: string;
	readonly referredTo?: string;
	readonly vote?: string;
	readonly body?: string;
	readonly override?: boolean;
	readonly versionId?: string | null;
	readonly meetingId?: string | null;
	readonly decisionId?: string | null;
}
type More = Partial<Pick<Found['proposal'], 'bodyId' | 'meetingId' | 'itemId' | 'statement' | 'heldId' | 'heldHash'>>;

/** The place of the next line of a proposal's history. */
export const nextLine = async (db: Transaction, proposalId: string): Promise<number> =>
	(await db.proposalLine.count({ where: { proposalId } })) + 1;

/** The last line of a proposal's history that moved it; none before the first. */
export async function lastMove(db: Transaction, proposalId: string) {
	const lines = await db.proposalLine.findMany({ where: { proposalId }, orderBy: { ordinal: 'desc' } });
	return lines.find(({ from, to }) => from !== to);
}

/**
 * Writes a move that has been asked permission for: the state, a line of history, and what a body did with it goes back
 * to where it came from (Y10). Of two at once one wins: refuses 'proposal.moved'.
 */
export async function writeMove(
	ctx: CommandContext,
	{ proposal, facts }: Found,
	to: ProposalState,
	said: Said,
	more: More = {}
): Promise<void> {
	const { db, actor, now, audit, tell } = ctx;
	const { id, federationId, groupId, version } = proposal;
	const from = proposalState(proposal.state);
	// What has been settled is drawn up (upprättad), whether somebody registered it or not (domain.md 3.5).
	const final =
		isOver(to) && from === 'agenda' && proposal.finalAt === null ? { finalAs: 'drawn-up', finalAt: now } : {};
	const moved = await db.proposal.updateMany({
		where: { id, state: from, version },
		data: { state: to, version: version + 1, ...final, ...more }
	});
	if (moved.count === 0) refuse('proposal.moved');
	const lineId = newId();
	const line = { id: lineId, federationId, proposalId: id, ordinal: await nextLine(db, id), at: now };
	await db.proposalLine.create({ data: { ...line, by: actor.accountId ?? '', from, to, ...said } });
	audit('proposal.moved', { thingId: id, federationId, data: { from, to } });
	if (fromBody(from, to)) await tellReturn(ctx, proposal, lineId);
	// What may be written in it changes with its state: the doors decide those anew who have it open.
	tell({ ...proposalNews(facts), groupId, rightsOf: { everyoneIn: 'group' } });
	tell(proposalNews(facts));
}

/**
 * Moves a proposal by the table of moves, inside a command: whoever moves it says which version of its way they saw, and
 * of two at once one wins (Y6). `more`: what else changes with it. Leaves a line of history.
 * Refuses the act of the move, 'proposal.state' where there is no such way from where it stands, 'proposal.moved'.
 */
export async function moveProposal(
	ctx: CommandContext,
	found: Found,
	name: MoveName,
	seen: number,
	said: Said = {},
	more: More = {}
): Promise<void> {
	const { proposal, facts } = found;
	ctx.demand('proposal.read', facts);
	const move = moveFrom(proposalState(proposal.state), name);
	if (proposal.version !== seen) refuse('proposal.moved');
	if (!move) refuse('proposal.state');
	ctx.demand(move.act, facts);
	await writeMove(ctx, found, move.to, said, more);
}
