import { m } from '#lib/i18n/paraglide/messages.js';
import type { KnotKind } from './thread.ts';

const kinds: Record<KnotKind, () => string> = {
	item: m.thread_kind_item,
	matter: m.thread_kind_matter,
	decision: m.thread_kind_decision,
	assignment: m.thread_kind_assignment,
	sheet: m.thread_kind_sheet,
	entry: m.thread_kind_entry,
	relay: m.thread_kind_relay,
	proposal: m.thread_kind_proposal,
	briefing: m.briefings_thread
};

/** "Punkt på dagordningen" */
export const kindWord = (kind: KnotKind): string => kinds[kind]();

const acts: Partial<Record<string, () => string>> = {
	'matter.taken': m.thread_act_matter_taken,
	'item.carried': m.thread_act_item_carried,
	'paragraph.carried': m.thread_act_paragraph_carried,
	'item.instead-of': m.thread_act_item_instead,
	'decision.prepared': m.thread_act_decision_prepared,
	'decision.carried': m.thread_act_item_carried,
	'assignment.given': m.thread_act_assignment_given,
	'assignment.taken-up': m.thread_act_assignment_taken_up,
	'sheet.harvested': m.harvest_act_taken,
	'entry.became-assignment': m.thread_act_assignment_given,
	'entry.became-item': m.harvest_act_item,
	'entry.became-note': m.harvest_act_note,
	'relay.drafted': m.thread_act_relay_drafted,
	'relay.merged': m.thread_act_relay_merged,
	'relay.taken-up': m.thread_act_relay_taken_up,
	'entry.became-relay': m.thread_act_relay_drafted,
	'entry.became-proposal': m.proposals_act_begun,
	'proposal.begun': m.proposals_act_begun,
	'proposal.taken-up': m.proposals_act_taken_up,
	'proposal.decided': m.proposals_act_decided,
	'briefing.built': m.briefings_act_built,
	'decision.reviewed': m.decisions_act_reviewed,
	'decision.review-offered': m.decisions_act_offered
};

/** How it came about, as a sentence of its own; '' for an act that says no more than the knot itself. */
export const actWords = (act: string): string => acts[act]?.() ?? '';
