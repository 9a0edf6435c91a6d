import { newId } from '#lib/ids/id.ts';
import { moveFrom, proposalState, type MoveName } from '#lib/proposals/states.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import type { Transaction } from '#server/db/open.ts';
import { proposalNews, type findProposal } from './find.ts';

type Found = Awaited<ReturnType<typeof findProposal>>;

/** What a move's line of history says besides. */
export interface Said {
	readonly reason?: string;
	readonly referredTo?: string;
	readonly vote?: string;
	readonly body?: string;
	readonly override?: boolean;
	readonly versionId?: string | null;
}

/** The place of the next line of a proposal's history. */
export const nextLine = async (db: Transaction, proposalId: string): Promise<number> =>
	(await db.proposalLine.count({ where: { proposalId } })) + 1;

/**
 * Moves a proposal by the table of moves, inside a command: whoever moves it says which version of its way they saw, and
 * of two at once one wins (Y6). `more`: what else changes with it. Leaves a line of history.
 * Refuses the act of the move, 'proposal.state' where there is no such way from where it stands, 'proposal.moved'.
 */
export async function moveProposal(
	{ db, actor, now, demand, audit, tell }: CommandContext,
	{ proposal, facts }: Found,
	name: MoveName,
	seen: number,
	said: Said = {},
	more: Partial<Pick<Found['proposal'], 'bodyId' | 'meetingId' | 'itemId' | 'statement' | 'heldId' | 'heldHash'>> = {}
): Promise<void> {
	demand('proposal.read', facts);
	const from = proposalState(proposal.state);
	const move = moveFrom(from, name);
	if (proposal.version !== seen) refuse('proposal.moved');
	if (!move) refuse('proposal.state');
	demand(move.act, facts);
	const { id, federationId, groupId } = proposal;
	const moved = await db.proposal.updateMany({
		where: { id, state: from, version: seen },
		data: { state: move.to, version: seen + 1, ...more }
	});
	if (moved.count === 0) refuse('proposal.moved');
	const ordinal = await nextLine(db, id);
	const line = { id: newId(), federationId, proposalId: id, ordinal, at: now, by: actor.accountId ?? '' };
	await db.proposalLine.create({ data: { ...line, from, to: move.to, ...said } });
	audit('proposal.moved', { thingId: id, data: { from, to: move.to, move: name } });
	// What may be written in it changes with its state: the doors decide those anew who have it open.
	tell({ ...proposalNews(facts), groupId, rightsOf: { everyoneIn: 'group' } });
	tell(proposalNews(facts));
}
