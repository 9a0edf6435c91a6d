import { newId } from '#lib/ids/id.ts';
import { SayInMargin } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command } from '#server/command.ts';
import { countingAt, foreign } from '#server/network/find.ts';
import { findProposal, proposalNews, remarkNews } from './find.ts';

/**
 * Says something in the margin: of a stretch of words, of a section, or in answer to another remark. Who is named in it
 * sits in the group or works at the office, and is told on Home. Out: its id.
 * Refuses 'proposal.remark', 'thing.missing' for a remark of another proposal, 'input.invalid' by field.
 */
export const sayInMargin = command(
	'proposal.say',
	SayInMargin,
	async ({ db, actor, now, demand, audit, tell }, { proposalId, parentId, mentions, ...said }) => {
		const { proposal, facts } = await findProposal(db, proposalId);
		demand('proposal.remark', facts);
		const { federationId, groupId } = proposal;
		const parent = parentId
			? await db.proposalRemark.findFirst({ where: { id: parentId, proposalId, federationId, parentId: null } })
			: null;
		if (parentId && !parent) refuse('thing.missing');
		const named = [...new Set(mentions)];
		const known = await db.membership.count({
			where: {
				...{ id: { in: named }, federationId },
				AND: [
					countingAt(now),
					{ OR: [{ officeRole: { not: null } }, { seats: { some: { groupId, ...countingAt(now) } } }] }
				]
			}
		});
		if (known !== named.length) foreign('mentions');
		const id = newId();
		const of = parent ? { sectionId: parent.sectionId, anchor: '', quote: '' } : {};
		await db.proposalRemark.create({
			data: {
				...{ id, federationId, proposalId, kind: 'comment', parentId: parent?.id ?? null, ...said, ...of },
				...{ createdAt: now, createdBy: actor.membershipId ?? '' },
				mentions: { create: named.map((membershipId) => ({ membershipId, federationId })) }
			}
		});
		audit('proposal.remarked', { thingId: proposalId, data: { remarkId: id, mentions: named.length } });
		tell(remarkNews(facts, proposalId));
		// Whoever is named is told of it on Home.
		if (named.length > 0) tell(proposalNews(facts));
		return { remarkId: id };
	}
);
