import { DescribeProposal } from '#lib/proposals/proposal.ts';
import { command } from '#server/command.ts';
import { checkOrganisations } from '#server/network/find.ts';
import { findProposal, proposalNews } from './find.ts';

const orNone = (value: number | ''): number | null => (value === '' ? null : value);

/** Changes what a proposal is called, and of an application what is asked for and by whom. Refuses 'proposal.write'. */
export const describeProposal = command(
	'proposal.describe',
	DescribeProposal,
	async ({ db, now, demand, audit, tell }, { proposalId, applicants, amount, fromYear, toYear, title, form }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.write', facts);
		const wanted = [...new Set(proposal.kind === 'application' ? applicants : [])];
		await checkOrganisations(db, proposal.federationId, wanted, now, 'applicants');
		await db.proposal.update({
			where: { id: proposalId },
			data: {
				title,
				...(proposal.kind === 'application'
					? { form, amount: orNone(amount), fromYear: orNone(fromYear), toYear: orNone(toYear) }
					: {}),
				applicants: { deleteMany: {}, create: wanted.map((organisationId) => ({ organisationId })) }
			}
		});
		await db.thing.update({ where: { id: proposalId }, data: { title } });
		audit('proposal.described', { thingId: proposalId, data: { applicants: wanted.length } });
		tell(proposalNews(facts));
	}
);
