import { m } from '#lib/i18n/paraglide/messages.js';
import type { ProposalState } from '#lib/permissions/facts.ts';
import type { SectionJson } from './draft.ts';
import type { ProposalKind, SoundingAsks, SoundingWord } from './proposal.ts';
import type { SectionKind } from './sections.ts';
import type { MoveName } from './states.ts';

const titles: Readonly<Record<SectionKind, () => string>> = {
	need: m.proposals_section_need,
	target: m.proposals_section_target,
	parties: m.proposals_section_parties,
	proposal: m.proposals_section_proposal,
	'benefit-person': m.proposals_section_benefit_person,
	'benefit-parts': m.proposals_section_benefit_parts,
	cost: m.proposals_section_cost,
	risk: m.proposals_section_risk,
	contribution: m.proposals_section_contribution,
	'follow-up': m.proposals_section_follow_up,
	background: m.proposals_section_background,
	purpose: m.proposals_section_purpose,
	activities: m.proposals_section_activities,
	considerations: m.proposals_section_considerations,
	decision: m.proposals_section_decision,
	own: m.proposals_section_own
};
const helps: Readonly<Record<SectionKind, () => string>> = {
	need: m.proposals_help_need,
	target: m.proposals_help_target,
	parties: m.proposals_help_parties,
	proposal: m.proposals_help_proposal,
	'benefit-person': m.proposals_help_benefit_person,
	'benefit-parts': m.proposals_help_benefit_parts,
	cost: m.proposals_help_cost,
	risk: m.proposals_help_risk,
	contribution: m.proposals_help_contribution,
	'follow-up': m.proposals_help_follow_up,
	background: m.proposals_help_background,
	purpose: m.proposals_help_purpose,
	activities: m.proposals_help_activities,
	considerations: m.proposals_help_considerations,
	decision: m.proposals_help_decision,
	own: m.proposals_help_own
};

/** A section's heading: its own, else that of its kind. */
export const sectionTitle = ({ title, kind }: Pick<SectionJson, 'title' | 'kind'>): string => title || titles[kind]();
export const kindTitle = (kind: SectionKind): string => titles[kind]();
/** What is written there, in a sentence or two. */
export const sectionHelp = (kind: SectionKind): string => helps[kind]();

export const kindWord = (kind: ProposalKind): string =>
	({
		development: m.proposals_kind_development,
		application: m.proposals_kind_application,
		memo: m.proposals_kind_memo
	})[kind]();

export const stateWord = (state: ProposalState): string =>
	({
		draft: m.proposals_state_draft,
		sounding: m.proposals_state_sounding,
		ready: m.proposals_state_ready,
		agenda: m.proposals_state_agenda,
		decided: m.proposals_state_decided,
		referred: m.proposals_state_referred,
		deferred: m.proposals_state_deferred,
		declined: m.proposals_state_declined,
		withdrawn: m.proposals_state_withdrawn
	})[state]();

/** What a body has done with it, as a sentence without its stop: "Styrelsen har beslutat om Tidiga samtal". */
export function returnWords(
	{ to, body, title }: { readonly to: ProposalState; readonly body: string; readonly title: string },
	language: { locale?: 'sv' | 'en' } = {}
): string {
	const said = { body: body || m.proposals_return_somebody({}, language), title };
	if (to === 'decided') return m.proposals_return_decided(said, language);
	if (to === 'referred') return m.proposals_return_referred(said, language);
	if (to === 'deferred') return m.proposals_return_deferred(said, language);
	if (to === 'declined') return m.proposals_return_declined(said, language);
	return m.proposals_return_again(said, language);
}

export const moveWord = (move: MoveName): string =>
	({
		sound: m.proposals_move_sound,
		'sound-again': m.proposals_move_sound_again,
		ready: m.proposals_move_ready,
		'take-up': m.proposals_move_take_up,
		decide: m.proposals_move_decide,
		refer: m.proposals_move_refer,
		defer: m.proposals_move_defer,
		decline: m.proposals_move_decline,
		back: m.proposals_move_back,
		withdraw: m.proposals_move_withdraw
	})[move]();

/** An organisation's answer in a sounding; '' is none yet. */
export const answerWord = (answer: SoundingWord | '', asks: SoundingAsks = 'positions'): string =>
	(asks === 'decisions' ? formalWords : positionWords)[answer]();

const positionWords: Readonly<Record<SoundingWord | '', () => string>> = {
	'': m.proposals_answer_none,
	supports: m.proposals_answer_supports,
	'with-change': m.proposals_answer_with_change,
	cannot: m.proposals_answer_cannot,
	anchoring: m.proposals_answer_anchoring
};
const formalWords: typeof positionWords = {
	'': m.proposals_answer_none,
	supports: m.proposals_formal_supports,
	'with-change': m.proposals_formal_with_change,
	cannot: m.proposals_formal_cannot,
	anchoring: m.proposals_formal_anchoring
};
