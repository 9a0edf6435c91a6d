import { newId } from '#lib/ids/id.ts';
import { fromLocal } from '#lib/i18n/dates.ts';
import { NoteTreatment } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { findProposal, proposalNews } from './find.ts';
import { nextLine } from './move.ts';

/**
 * Writes down how another body treated it, before it was here or on the way: a preparatory group's advisory vote, an
 * earlier refusal. Moves nothing. Refuses 'proposal.lead', 'input.invalid' by field.
 */
export const noteTreatment = command(
	'proposal.note-treatment',
	NoteTreatment,
	async ({ db, actor, now, demand, audit, tell }, { proposalId, on, ...said }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.lead', facts);
		const { federationId, state } = proposal;
		await db.proposalLine.create({
			data: {
				...{ id: newId(), federationId, proposalId, at: now, from: state, to: state, by: actor.accountId ?? '' },
				...said,
				ordinal: await nextLine(db, proposalId),
				on: fromLocal(on, '12:00')
			}
		});
		audit('proposal.treatment-noted', { thingId: proposalId });
		tell(proposalNews(facts));
	}
);
