import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { factChanges, type HeldFacts } from '#lib/proposals/held-facts.ts';
import { isPosition, soundingWord } from '#lib/proposals/positions.ts';
import { soundingAsks } from '#lib/proposals/proposal.ts';
import type { Position, Round } from '#lib/proposals/view.ts';
import { shapeOf } from '#lib/ui/part.ts';
import { context } from '#server/context.ts';
import type { ProposalFacts } from './facts.ts';
import { heldFacts } from './held-facts.ts';
import { somebodies } from './people.ts';

/**
 * The rounds of a proposal, the last one first, each with what every organisation said in it, why, and what it had said
 * the time before. Asks the database as often for many rounds as for one.
 */
export async function roundsOf(
	actor: Actor,
	proposalId: string,
	facts: ProposalFacts,
	{ textHash, beside }: { readonly textHash: string; readonly beside: HeldFacts }
): Promise<Round[]> {
	const { read } = context();
	const { federationId, groupId } = facts;
	const rounds = await read.sounding.findMany({
		where: { proposalId, federationId },
		orderBy: { ordinal: 'desc' },
		include: { answers: true }
	});
	if (rounds.length === 0) return [];
	const answers = rounds.flatMap((round) => round.answers);
	const [organisations, papers, who] = await Promise.all([
		read.organisation.findMany({
			where: { federationId, id: { in: [...new Set(answers.map(({ organisationId }) => organisationId))] } },
			orderBy: [{ place: 'asc' }, { name: 'asc' }]
		}),
		read.proposalPaper.findMany({
			where: {
				...{ proposalId, federationId, removedAt: null },
				id: { in: answers.flatMap(({ paperId }) => paperId ?? []) }
			},
			select: { id: true, name: true }
		}),
		somebodies(
			federationId,
			groupId,
			answers.flatMap(({ by }) => by ?? [])
		)
	]);
	return rounds.map((round, index) => {
		const given = new Map(round.answers.map((one) => [one.organisationId, one]));
		const earlier = new Map((rounds[index + 1]?.answers ?? []).map((one) => [one.organisationId, one.answer]));
		const position = ({ id, name, shortName, part }: (typeof organisations)[number]): Position[] => {
			const one = given.get(id);
			if (!one) return [];
			const answer = soundingWord(one.answer);
			const asked = round.closedAt === null || (index === 0 && !isPosition(answer));
			return [
				{
					...{ organisationId: id, name, short: shortName, part: shapeOf(part), answer, untilOn: one.untilOn },
					...{ reason: one.reason, contact: one.contact, applicant: one.applicant, at: one.at },
					decided: one.decidedOn
						? {
								...{ body: one.body, on: one.decidedOn, paragraph: one.paragraph },
								paper: papers.find((paper) => paper.id === one.paperId) ?? null
							}
						: null,
					by: one.by ? who(one.by).name : null,
					before: soundingWord(earlier.get(id) ?? ''),
					late: round.closedAt !== null && one.at !== null && one.at > round.closedAt,
					mayAnswer: asked && can(actor, 'proposal.answer', { ...facts, answersFor: id })
				}
			];
		};
		return {
			...{ id: round.id, ordinal: round.ordinal, versionId: round.versionId, dueOn: round.dueOn },
			asks: soundingAsks.find((one) => one === round.asks) ?? 'positions',
			open: round.closedAt === null,
			changed: round.hash !== textHash,
			factsChanged: factChanges(heldFacts(round.facts), beside),
			positions: organisations.flatMap(position)
		};
	});
}
