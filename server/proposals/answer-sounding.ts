import { fromLocal } from '#lib/i18n/dates.ts';
import { AnswerSounding } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { findProposal, proposalNews } from './find.ts';

/**
 * A member organisation's answer in the round that is open; it may be changed until that closes. The office may write
 * down what was said on the telephone. Refuses 'proposal.answer', 'proposal.state', 'sounding.closed' where another
 * round has begun, 'thing.missing' for an organisation that is not asked.
 */
export const answerSounding = command(
	'proposal.answer',
	AnswerSounding,
	async ({ db, actor, now, demand, audit, tell }, { proposalId, soundingId, organisationId, untilOn, ...said }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.read', facts);
		if (proposal.state !== 'sounding') refuse('proposal.state');
		demand('proposal.answer', { ...facts, answersFor: organisationId });
		const { federationId } = proposal;
		const round = await db.sounding.findFirst({ where: { id: soundingId, proposalId, federationId } });
		if (!round) refuse('thing.missing');
		if (round.closedAt !== null) refuse('sounding.closed');
		const answered = await db.soundingAnswer.updateMany({
			where: { soundingId, organisationId, federationId },
			data: {
				...{ ...said, at: now, by: actor.membershipId },
				untilOn: said.answer === 'anchoring' ? fromLocal(untilOn, '23:59') : null
			}
		});
		if (answered.count === 0) refuse('thing.missing');
		audit('proposal.answered', { thingId: proposalId, data: { soundingId, organisationId } });
		tell(proposalNews(facts));
	}
);
