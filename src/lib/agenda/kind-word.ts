import { m } from '#lib/i18n/paraglide/messages.js';
import type { ItemKind } from './item.ts';

const words: Record<ItemKind, () => string> = {
	opening: m.agenda_kind_opening,
	agenda: m.agenda_kind_agenda,
	adjusters: m.agenda_kind_adjusters,
	previous: m.agenda_kind_previous,
	closing: m.agenda_kind_closing,
	decision: m.agenda_kind_decision,
	report: m.agenda_kind_report,
	discussion: m.agenda_kind_discussion,
	dialogue: m.agenda_kind_dialogue,
	information: m.agenda_kind_information,
	survey: m.agenda_kind_survey,
	application: m.agenda_kind_application,
	guest: m.agenda_kind_guest,
	'group-talk': m.agenda_kind_group_talk,
	round: m.agenda_kind_round,
	reflection: m.agenda_kind_reflection,
	incoming: m.agenda_kind_incoming,
	other: m.agenda_kind_other,
	'next-meeting': m.agenda_kind_next_meeting,
	section: m.agenda_kind_section
};

/** A kind of item in the reader's language. */
export const kindWord = (kind: ItemKind): string => words[kind]();
