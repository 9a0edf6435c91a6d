import { z } from 'zod';
import { TheRemark } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { remarkNews } from './find.ts';
import { findRemark } from './find-remark.ts';

/** Says that a comment is dealt with, or that it is not after all; its answers go with it. Refuses 'proposal.remark'. */
export const resolveRemark = command(
	'proposal.resolve',
	TheRemark.extend({ done: z.boolean() }),
	async ({ db, actor, now, demand, audit, tell }, { remarkId, done }) => {
		const { remark, facts } = await findRemark(db, remarkId);
		demand('proposal.remark', facts);
		if (remark.kind !== 'comment' || remark.parentId !== null) refuse('thing.missing');
		await db.proposalRemark.update({
			where: { id: remarkId },
			data: {
				state: done ? 'resolved' : 'open',
				settledAt: done ? now : null,
				settledBy: done ? actor.membershipId : null
			}
		});
		audit(done ? 'proposal.remark-resolved' : 'proposal.remark-reopened', {
			thingId: remark.proposalId,
			data: { remarkId }
		});
		tell(remarkNews(facts, remark.proposalId));
	}
);
