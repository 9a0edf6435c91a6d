import { redirect, type RequestEvent } from '@sveltejs/kit';
import { act, type Form } from '#server/pages.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { addPaper } from './add-paper.ts';
import { answerSounding } from './answer-sounding.ts';
import { describeProposal } from './describe-proposal.ts';
import { handOn } from './hand-on.ts';
import { namedIn } from './named-in.ts';
import { noteTreatment } from './note-treatment.ts';
import { registerProposal } from './register-proposal.ts';
import { removePaper } from './remove-paper.ts';
import { resolveRemark } from './resolve-remark.ts';
import { sayInMargin } from './say-in-margin.ts';
import { seeMentions } from './see-mentions.ts';
import { declineSuggestion, takeSuggestionIn } from './settle-suggestion.ts';
import { settleProposal } from './settle-proposal.ts';
import { soundProposal } from './sound.ts';
import { suggest } from './suggest.ts';
import { takeUp } from './take-up.ts';
import { turnBack } from './turn-back.ts';

type Act = (form: Form, actor: Actor, proposalId: string) => Promise<unknown>;

/** A form of a proposal's page: done, one is back on the page. */
const form = (body: Act) => (event: RequestEvent<{ proposal: string }>) =>
	act(event, async (sent, actor) => {
		await body(sent, actor, event.params.proposal);
		return { done: true };
	});

const moving = (sent: Form, proposalId: string) => ({ proposalId, version: sent.text('version') });

/** The forms of a proposal's page, by name. */
export const proposalActions = {
	say: form(async (sent, actor, proposalId) => {
		const text = sent.text('text');
		const mentions = [...sent.all('mentions'), ...(await namedIn(actor, proposalId, text))];
		const of = { sectionId: sent.text('sectionId'), anchor: sent.text('anchor'), quote: sent.text('quote') };
		await sayInMargin(actor, { proposalId, text, mentions, ...of, parentId: sent.text('parentId') }, sent);
	}),
	suggest: form((sent, actor, proposalId) => {
		const of = { sectionId: sent.text('sectionId'), anchor: sent.text('anchor'), quote: sent.text('quote') };
		const said = { replacement: sent.text('replacement'), text: sent.text('text') };
		return suggest(actor, { proposalId, ...of, ...said }, sent);
	}),
	resolve: form((sent, actor) => resolveRemark(actor, { remarkId: sent.text('remarkId'), done: true }, sent)),
	reopen: form((sent, actor) => resolveRemark(actor, { remarkId: sent.text('remarkId'), done: false }, sent)),
	take: form((sent, actor) => takeSuggestionIn(actor, { remarkId: sent.text('remarkId') }, sent)),
	'decline-suggestion': form((sent, actor) => declineSuggestion(actor, { remarkId: sent.text('remarkId') }, sent)),
	seen: form((_sent, actor, proposalId) => seeMentions(actor, { proposalId })),
	describe: form((sent, actor, proposalId) =>
		describeProposal(
			actor,
			{
				...{ proposalId, title: sent.text('title'), form: sent.text('form') as '', amount: sent.text('amount') as '' },
				...{ fromYear: sent.text('fromYear') as '', toYear: sent.text('toYear') as '' },
				applicants: sent.all('applicants')
			},
			sent
		)
	),
	register: form((sent, actor, proposalId) => {
		const said = { diaryNumber: sent.text('diaryNumber'), finalAs: sent.text('finalAs') as '' };
		return registerProposal(actor, { proposalId, ...said }, sent);
	}),
	'add-paper': form((sent, actor, proposalId) => addPaper(actor, { proposalId, file: sent.files('file')[0] }, sent)),
	'remove-paper': (event: RequestEvent<{ proposal: string }>) =>
		act(event, async (sent, actor) => {
			const { proposal: proposalId } = event.params;
			await removePaper(actor, { proposalId, paperId: sent.text('paperId') }, sent);
			redirect(303, `/proposals/${proposalId}?removed=${sent.text('paperId')}#papers`);
		}),
	'restore-paper': (event: RequestEvent<{ proposal: string }>) =>
		act(event, async (sent, actor) => {
			const { proposal: proposalId } = event.params;
			await removePaper(actor, { proposalId, paperId: sent.text('paperId'), back: true }, sent);
			redirect(303, `/proposals/${proposalId}#papers`);
		}),
	sound: form((sent, actor, proposalId) => {
		const asks = sent.text('asks') as '';
		const asked = { asks, dueOn: sent.text('dueOn'), organisationIds: sent.all('organisationIds') };
		return soundProposal(actor, { ...moving(sent, proposalId), seen: sent.text('seen'), ...asked }, sent);
	}),
	answer: form((sent, actor, proposalId) =>
		answerSounding(
			actor,
			{
				...{ proposalId, organisationId: sent.text('organisationId'), soundingId: sent.text('soundingId') },
				...{ answer: sent.text('answer') as 'supports', untilOn: sent.text('untilOn') },
				...{ reason: sent.text('reason'), contact: sent.text('contact') },
				...{ body: sent.text('body'), decidedOn: sent.text('decidedOn'), paragraph: sent.text('paragraph') }
			},
			sent,
			sent.files('file')[0]
		)
	),
	'hand-on': form((sent, actor, proposalId) => {
		const said = { override: sent.has('override'), reason: sent.text('reason') };
		return handOn(actor, { ...moving(sent, proposalId), seen: sent.text('seen'), ...said }, sent);
	}),
	'take-up': form((sent, actor, proposalId) => {
		const said = { meetingId: sent.text('meetingId'), statement: sent.text('statement') };
		return takeUp(actor, { ...moving(sent, proposalId), ...said }, sent);
	}),
	settle: form((sent, actor, proposalId) => {
		const said = { reason: sent.text('reason'), referredTo: sent.text('referredTo'), vote: sent.text('vote') };
		return settleProposal(actor, { ...moving(sent, proposalId), move: sent.text('move') as 'decide', ...said }, sent);
	}),
	'turn-back': form((sent, actor, proposalId) => {
		const said = { move: sent.text('move') as 'back', reason: sent.text('reason') };
		return turnBack(actor, { ...moving(sent, proposalId), ...said }, sent);
	}),
	'note-treatment': form((sent, actor, proposalId) => {
		const said = { body: sent.text('body'), on: sent.text('on'), reason: sent.text('reason'), vote: sent.text('vote') };
		return noteTreatment(actor, { proposalId, ...said }, sent);
	})
};
