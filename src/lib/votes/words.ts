import { listed } from '#lib/attendance/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { abstain, type PollKind, type PollSubject } from './poll.ts';
import type { PollView, Voter } from './view.ts';

/** "Rådgivande omröstning", "Sluten omröstning", "Handuppräckning". */
export const pollName = ({ kind, advisory }: Pick<PollView, 'kind' | 'advisory'>): string =>
	(advisory
		? { open: m.votes_name_open_advisory, hands: m.votes_name_hands_advisory, secret: m.votes_name_secret_advisory }
		: { open: m.votes_name_open, hands: m.votes_name_hands, secret: m.votes_name_secret })[kind]();

/** What it is to vote in such a poll, in a sentence or two. */
export const kindAbout = (kind: PollKind): string =>
	({ open: m.votes_about_open, hands: m.votes_about_hands, secret: m.votes_about_secret })[kind]();

/** The subject as one chooses it: "Ett ärende", "Ett val", "En anställning". */
export const subjectChoice = (subject: PollSubject): string =>
	({
		decision: m.votes_subject_decision,
		election: m.votes_subject_election,
		employment: m.votes_subject_employment
	})[subject]();

/** A choice by its words. */
export const choiceWord = ({ options }: Pick<PollView, 'options'>, choice: string): string =>
	choice === abstain ? m.votes_abstain() : (options.find(({ id }) => id === choice)?.text ?? '');

/** "Karin Alm", or with the member a substitute votes for: "Klas Ek (för Karin Alm)". */
export const voterName = ({ name, insteadOf }: Pick<Voter, 'name' | 'insteadOf'>): string =>
	insteadOf === null ? name : `${name} (${m.votes_insteadof({ name: insteadOf })})`;

export const voterNames = (voters: readonly Voter[]): string => listed(voters.map(voterName));

/** What came of a closed poll, and how a tie was settled; nothing before. */
export function outcomeWords(poll: PollView): string {
	const { result } = poll;
	if (!result) return '';
	const options = listed(result.leading.map((id) => choiceWord(poll, id)));
	const option = result.outcome === null ? '' : choiceWord(poll, result.outcome);
	if (result.leading.length === 0) return m.votes_outcome_nobody();
	return {
		votes: () => m.votes_outcome({ option }),
		lot: () => m.votes_outcome_lot({ options, option }),
		chair: () => m.votes_outcome_chair({ options, option, name: poll.chair ?? '' }),
		waits: () => m.votes_outcome_waits({ options }),
		none: () => m.votes_outcome_tie({ options })
	}[result.settled]();
}
