import type { DecisionForm } from '#lib/decisions/decision.ts';
import { pollOutcome } from '#lib/decisions/poll-outcome.ts';
import { countWords, formWord } from '#lib/decisions/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { limits } from '#lib/proposals/proposal.ts';
import { abstain } from '#lib/votes/poll.ts';
import type { Transaction } from '#server/db/open.ts';

const inSwedish = { locale: 'sv' } as const;

/** How many open ballots were cast for organisations that apply themselves. */
async function appliesIn(
	db: Transaction,
	{ id: pollId, itemId, federationId }: Record<'id' | 'itemId' | 'federationId', string>
) {
	const applicants = await db.proposalApplicant.findMany({ where: { proposal: { itemId, federationId } } });
	if (applicants.length === 0) return 0;
	const ballots = await db.ballot.findMany({
		where: { pollId, choice: { not: null }, NOT: { choice: abstain } },
		select: { seatId: true }
	});
	return db.seat.count({
		where: {
			...{ id: { in: ballots.map(({ seatId }) => seatId) }, federationId },
			organisationId: { in: applicants.map(({ organisationId }) => organisationId) }
		}
	});
}

/** How a body voted on a proposal, in the words of its history: in what form, with the count, and how many of those who voted apply. */
export async function voteWords(
	db: Transaction,
	{
		form,
		pollId,
		federationId
	}: { readonly form: DecisionForm; readonly pollId: string | null; readonly federationId: string }
): Promise<string> {
	const poll = pollId ? await db.poll.findFirst({ where: { id: pollId, federationId } }) : null;
	const outcome = poll && pollOutcome(poll);
	if (!poll || !outcome) return formWord(form, inSwedish);
	const count = countWords(outcome, inSwedish);
	const applies = await appliesIn(db, poll);
	const said = applies > 0 ? m.proposals_vote_applicants({ count, applies }, inSwedish) : count;
	// Of a count by hands whoever counted says such things in words.
	return (poll.note ? `${said}. ${poll.note}` : said).slice(0, limits.vote);
}
