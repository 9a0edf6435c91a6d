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

/** The last round of a proposal with what each organisation said, and what it said the time before; none before the first. */
export async function lastRound(
	actor: Actor,
	proposalId: string,
	facts: ProposalFacts,
	{ textHash, beside }: { readonly textHash: string; readonly beside: HeldFacts }
): Promise<Round | null> {
	const { read } = context();
	const { federationId, groupId } = facts;
	const [round, before] = await read.sounding.findMany({
		where: { proposalId, federationId },
		orderBy: { ordinal: 'desc' },
		take: 2,
		include: { answers: true }
	});
	if (!round) return null;
	const organisations = await read.organisation.findMany({
		where: { federationId, id: { in: round.answers.map(({ organisationId }) => organisationId) } },
		orderBy: [{ place: 'asc' }, { name: 'asc' }]
	});
	const papers = await read.proposalPaper.findMany({
		where: {
			proposalId,
			federationId,
			removedAt: null,
			id: { in: round.answers.flatMap(({ paperId }) => paperId ?? []) }
		},
		select: { id: true, name: true }
	});
	const who = await somebodies(
		federationId,
		groupId,
		round.answers.flatMap(({ by }) => by ?? [])
	);
	const given = new Map(round.answers.map((one) => [one.organisationId, one]));
	const earlier = new Map((before?.answers ?? []).map((one) => [one.organisationId, one.answer]));
	return {
		id: round.id,
		ordinal: round.ordinal,
		versionId: round.versionId,
		asks: soundingAsks.find((one) => one === round.asks) ?? 'positions',
		dueOn: round.dueOn,
		open: round.closedAt === null,
		changed: round.hash !== textHash,
		factsChanged: factChanges(heldFacts(round.facts), beside),
		positions: organisations.map(({ id, name, shortName, part }): Position => {
			const one = given.get(id);
			return {
				...{ organisationId: id, name, short: shortName, part: shapeOf(part) },
				answer: soundingWord(one?.answer ?? ''),
				untilOn: one?.untilOn ?? null,
				reason: one?.reason ?? '',
				contact: one?.contact ?? '',
				applicant: one?.applicant ?? false,
				decided: one?.decidedOn
					? {
							...{ body: one.body, on: one.decidedOn, paragraph: one.paragraph },
							paper: papers.find((paper) => paper.id === one.paperId) ?? null
						}
					: null,
				by: one?.by ? who(one.by).name : null,
				at: one?.at ?? null,
				before: soundingWord(earlier.get(id) ?? ''),
				late: round.closedAt !== null && one?.at != null && one.at > round.closedAt,
				mayAnswer:
					(round.closedAt === null || !isPosition(soundingWord(one?.answer ?? ''))) &&
					can(actor, 'proposal.answer', { ...facts, answersFor: id })
			};
		})
	};
}
