import type { Remark } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import type { ProposalFacts } from './facts.ts';
import { somebodies } from './people.ts';

const kinds = ['comment', 'suggestion'] as const;
const states = ['open', 'resolved', 'taken', 'declined'] as const;

/** What was said in the margin of a proposal, oldest first, each remark with its answers. */
export async function marginOf(proposalId: string, { federationId, groupId }: ProposalFacts): Promise<Remark[]> {
	const rows = await context().read.proposalRemark.findMany({
		where: { proposalId, federationId },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		include: { mentions: { select: { membershipId: true } } },
		take: 2_000
	});
	const who = await somebodies(
		federationId,
		groupId,
		rows.flatMap(({ createdBy, settledBy, mentions }) => [
			createdBy,
			...(settledBy ? [settledBy] : []),
			...mentions.map(({ membershipId }) => membershipId)
		])
	);
	const remark = (row: (typeof rows)[number], replies: readonly Remark[]): Remark => ({
		id: row.id,
		kind: kinds.find((kind) => kind === row.kind) ?? 'comment',
		sectionId: row.sectionId,
		anchor: row.anchor,
		quote: row.quote,
		replacement: row.replacement,
		text: row.text,
		state: states.find((state) => state === row.state) ?? 'open',
		at: row.createdAt,
		by: who(row.createdBy),
		settledBy: row.settledBy ? who(row.settledBy).name : null,
		mentions: row.mentions.map(({ membershipId }) => who(membershipId).name),
		replies
	});
	const answers = Map.groupBy(rows, ({ parentId }) => parentId);
	return (answers.get(null) ?? []).map((row) =>
		remark(
			row,
			(answers.get(row.id) ?? []).map((answer) => remark(answer, []))
		)
	);
}
