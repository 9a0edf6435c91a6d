import { m } from '#lib/i18n/paraglide/messages.js';
import type { DecisionForm, DecisionKind, MotionKind } from './decision.ts';
import type { PollKind } from '#lib/votes/poll.ts';
import type { PollOutcome } from './poll-outcome.ts';
import type { OutcomeWords } from './settle.ts';

/** "Beslut" or "Ställningstagande", of a group that decides and of one that does not. */
export const decisionWord = (decides: boolean): string => (decides ? m.decisions_decision() : m.decisions_position());

/** "Förslag till beslut". */
export const proposalWord = (decides: boolean): string =>
	decides ? m.decisions_proposal() : m.decisions_proposal_position();

export const kindWord = (kind: DecisionKind): string =>
	({
		decision: m.decisions_kind_decision,
		election: m.decisions_kind_election,
		employment: m.decisions_kind_employment
	})[kind]();

/** How it was decided: "med acklamation". */
export const formWord = (form: DecisionForm, language: { locale?: 'sv' | 'en' } = {}): string =>
	({
		acclamation: m.decisions_form_acclamation,
		unanimous: m.decisions_form_unanimous,
		vote: m.decisions_form_vote,
		lot: m.decisions_form_lot
	})[form]({}, language);

/** What somebody moves: "bifall", "tillägg"; in the reader's language, or another. */
export const motionWord = (kind: MotionKind, language: { locale?: 'sv' | 'en' } = {}): string =>
	({
		approve: m.decisions_motion_approve,
		reject: m.decisions_motion_reject,
		change: m.decisions_motion_change,
		add: m.decisions_motion_add,
		defer: m.decisions_motion_defer,
		refer: m.decisions_motion_refer
	})[kind]({}, language);

/** What is decided where a proposal is not; the minutes are kept in Swedish, whatever language the chair reads. */
export const outcomeWords = (): OutcomeWords => ({
	reject: m.decisions_outcome_reject({}, { locale: 'sv' }),
	defer: m.decisions_outcome_defer({}, { locale: 'sv' }),
	refer: m.decisions_outcome_refer({}, { locale: 'sv' })
});

/** A vote in one line: "Ja 9, Nej 4, avstår 7". */
export const countWords = (poll: PollOutcome, language: { locale?: 'sv' | 'en' } = {}): string =>
	[
		...poll.options.map(({ text, votes }) => m.decisions_votes_for({ option: text, votes }, language)),
		m.decisions_votes_none({ votes: poll.abstained }, language)
	].join(', ');

/** How a vote on a proposal is held. */
export const pollKindWord = (kind: PollKind): string =>
	({ open: m.decisions_vote_open, hands: m.decisions_vote_hands, secret: m.decisions_vote_secret })[kind]();
