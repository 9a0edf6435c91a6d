import type { z } from 'zod';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { TakeUp } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { context } from '#server/context.ts';
import { findProposal } from './find.ts';
import { moveProposal } from './move.ts';

/** The job that lays the item of a proposal on the agenda. */
export const laying = (itemId: string): string => `proposal.lay:${itemId}`;

const take = command('proposal.take-up', TakeUp, async (ctx, { proposalId, version, meetingId, statement }) => {
	const { db, job } = ctx;
	const found = await findProposal(db, proposalId);
	const { federationId } = found.proposal;
	ctx.demand('proposal.read', found.facts);
	const meeting = await db.meeting.findFirst({
		where: { id: meetingId, federationId, state: 'planned', group: { decides: true } },
		include: { group: { select: { name: true } } }
	});
	if (!meeting) refuse('input.invalid', { fields: { meetingId: 'field.foreign' } });
	const itemId = newId();
	const { groupId: bodyId, group } = meeting;
	await moveProposal(ctx, found, 'take-up', version, { body: group.name }, { bodyId, meetingId, itemId, statement });
	job('proposal.lay', laying(itemId), { proposalId, itemId });
	return { itemId };
});

/**
 * Puts a proposal on the agenda of a meeting of a deciding group: the item opens with the organisations' positions and
 * the office's statement, and carries the proposed decisions (Y7). Out: the item's id; it stands there when this
 * resolves. Refuses 'proposal.prepare', 'proposal.state', 'proposal.moved', 'input.invalid' for another meeting.
 */
export async function takeUp(
	actor: Actor,
	input: z.input<typeof TakeUp>,
	options?: { readonly commandId?: string | undefined }
): Promise<{ itemId: string }> {
	const { itemId } = await take(actor, input, options);
	await context().jobs.settled(laying(itemId));
	return { itemId };
}
