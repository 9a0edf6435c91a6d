import { z } from 'zod';
import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { isPosition, soundingWord } from '#lib/proposals/positions.ts';
import { AnswerSounding, formalGaps, limits } from '#lib/proposals/proposal.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { command, parseInput } from '#server/command.ts';
import { context } from '#server/context.ts';
import type { Proposal } from '#server/db/generated/client.ts';
import type { Transaction } from '#server/db/open.ts';
import { checkFile, keepFile, KeptFile, type Incoming } from '#server/files/take-in.ts';
import { demand } from '#server/permissions/demand.ts';
import { proposalFacts } from './facts.ts';
import { findProposal, proposalNews } from './find.ts';
import { tellingOf } from './tell-answer.ts';

const WithPaper = z.object({ said: AnswerSounding, paper: KeptFile.nullable() });

/** States in which an organisation can answer: while it is asked, and until the body has settled it (Y8). */
const answered = ['sounding', 'ready', 'agenda'] as const;
const mayBeAnswered = (state: string | undefined): boolean => answered.some((one) => one === state);

/**
 * The round that an organisation answers in. One that has gone on is answered by those alone who had no position then.
 * Refuses 'thing.missing', 'sounding.closed'.
 */
async function roundFor(
	db: Transaction,
	{ id: proposalId, federationId, state }: Pick<Proposal, 'id' | 'federationId' | 'state'>,
	{ soundingId, organisationId }: { readonly soundingId: string; readonly organisationId: string }
) {
	const round = await db.sounding.findFirst({
		where: { id: soundingId, proposalId, federationId },
		include: { answers: { where: { organisationId } } }
	});
	if (!round) refuse('thing.missing');
	if (round.closedAt === null) return round;
	const last = await db.sounding.findFirst({ where: { proposalId, federationId }, orderBy: { ordinal: 'desc' } });
	const said = round.answers[0]?.answer ?? '';
	if (state === 'sounding' || last?.id !== soundingId || isPosition(soundingWord(said))) refuse('sounding.closed');
	return round;
}

const answer = command('proposal.answer', WithPaper, async (ctx, input) => {
	const { db, actor, now, demand, audit, tell, job } = ctx;
	const { proposalId, soundingId, organisationId, untilOn, decidedOn, ...said } = input.said;
	const { proposal, facts } = await findProposal(db, proposalId);
	demand('proposal.read', facts);
	if (!mayBeAnswered(proposal.state)) refuse('proposal.state');
	demand('proposal.answer', { ...facts, answersFor: organisationId });
	const { federationId } = proposal;
	const round = await roundFor(db, proposal, { soundingId, organisationId });
	if (said.answer === 'anchoring' && untilOn < toLocal(now).date)
		refuse('input.invalid', { fields: { untilOn: 'field.ahead' } });
	const formal = round.asks === 'decisions' && said.answer !== 'anchoring';
	const fields = formal ? formalGaps(input.said) : {};
	if (Object.keys(fields).length > 0) refuse('input.invalid', { fields });
	const paperId = formal && input.paper ? newId() : null;
	const mine = { soundingId_organisationId: { soundingId, organisationId } };
	const former = paperId ? (await db.soundingAnswer.findUnique({ where: mine }))?.paperId : null;
	// The paper of an answer that is corrected makes room for the new one.
	if (former) await db.proposalPaper.updateMany({ where: { id: former, federationId }, data: { removedAt: now } });
	if (input.paper && paperId) {
		const papers = await db.proposalPaper.count({ where: { proposalId, federationId, removedAt: null } });
		if (papers >= limits.papers) refuse('input.invalid', { fields: { file: 'field.too-long' } });
		const made = { createdAt: now, createdBy: actor.accountId ?? '' };
		await db.proposalPaper.create({ data: { id: paperId, federationId, proposalId, ...input.paper, ...made } });
	}
	const decided = formal
		? { body: said.body, paragraph: said.paragraph, decidedOn: fromLocal(decidedOn, '12:00') }
		: { body: '', paragraph: '', decidedOn: null };
	const written = await db.soundingAnswer.updateMany({
		where: { soundingId, organisationId, federationId },
		data: {
			...{ answer: said.answer, reason: said.reason, contact: said.contact, at: now, by: actor.membershipId },
			...{ ...decided, ...(paperId ? { paperId } : {}) },
			untilOn: said.answer === 'anchoring' ? fromLocal(untilOn, '23:59') : null
		}
	});
	if (written.count === 0) refuse('thing.missing');
	if (proposal.state === 'agenda' && proposal.itemId !== null) {
		const key = newId();
		job('proposal.tell-answer', tellingOf(key), {
			...{ proposalId, organisationId, itemId: proposal.itemId, key, at: now }
		});
	}
	audit('proposal.answered', { thingId: proposalId, data: { soundingId, organisationId } });
	tell(proposalNews(facts));
});

/**
 * A member organisation's answer in the round that is open; it may be changed until that closes. The office may write
 * down what was said on the telephone. Where a formal decision is asked for, it says which body took it, when and in
 * which paragraph, and may bring the paper that shows it (Y13). Whoever had no position when it went
 * on may give one until it is settled; it is marked as come later, and told in the item. Refuses 'proposal.answer', 'proposal.state',
 * 'sounding.closed' where another round has begun, 'thing.missing' for an organisation that is not asked,
 * 'input.invalid' by field, and what files refuse.
 */
export async function answerSounding(
	actor: Actor,
	input: z.input<typeof AnswerSounding>,
	options?: { readonly commandId?: string | undefined },
	file?: Incoming
): Promise<void> {
	const facts = await proposalFacts(context().read, input.proposalId);
	demand(actor, 'proposal.read', facts);
	parseInput(AnswerSounding, input);
	if (!file || file.size === 0) return answer(actor, { said: input, paper: null }, options);
	// Nothing is put on the disk for an answer that will be refused.
	if (!mayBeAnswered(facts.proposalState)) refuse('proposal.state');
	demand(actor, 'proposal.answer', { ...facts, answersFor: input.organisationId });
	await answer(actor, { said: input, paper: await keepFile(await checkFile(file)) }, options);
}
