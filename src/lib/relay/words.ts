import type { Language } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Asked, HopState, NoteState } from './states.ts';
import type { AnsweredNews, LegLine } from './view.ts';

/** In the reader's language, or in the one that a paper is written in. */
const within = (language: Language | undefined) => (language ? { locale: language } : {});

/** What is asked, as a choice: "Ta upp på ett möte". */
export const askedWords = (asked: Asked, language?: Language): string =>
	({
		information: m.relay_asked_information,
		answer: m.relay_asked_answer,
		meeting: m.relay_asked_meeting,
		position: m.relay_asked_position
	})[asked]({}, within(language));

/** Where a note is, for its group and the office. */
export const noteStateWords = (state: NoteState): string =>
	({
		draft: m.relay_state_draft,
		approval: m.relay_state_approval,
		desk: m.relay_state_desk,
		asked: m.relay_state_asked,
		suggested: m.relay_state_suggested,
		relayed: m.relay_state_relayed,
		done: m.relay_state_done,
		merged: m.relay_state_merged,
		withdrawn: m.relay_state_withdrawn
	})[state]();

/** How far a group that got it has come. */
export const hopStateWords = (state: HopState, language?: Language): string =>
	({
		sent: m.relay_hop_sent,
		received: m.relay_hop_received,
		agenda: m.relay_hop_agenda,
		treated: m.relay_hop_treated,
		answered: m.relay_hop_answered,
		passed: m.relay_hop_passed,
		none: m.relay_hop_none
	})[state]({}, within(language));

/** "Styrelsen har svarat på ert medskick ”…”". */
export const answeredWords = ({ state, body, title }: Pick<AnsweredNews, 'state' | 'body' | 'title'>): string =>
	state === 'passed'
		? m.relay_news_passed({ body, title })
		: state === 'none'
			? m.relay_news_none({ body, title })
			: state === 'left'
				? m.relay_news_left({ title })
				: m.relay_news_answered({ body, title });

type Look = 'new' | 'now' | 'wait' | 'done' | 'alert';

export const noteLook = (state: NoteState): Look =>
	state === 'desk' ? 'new' : state === 'done' ? 'done' : state === 'relayed' ? 'now' : 'wait';

export const hopLook = (state: HopState): Look =>
	state === 'sent' ? 'new' : state === 'answered' ? 'done' : state === 'agenda' || state === 'treated' ? 'now' : 'wait';

/** "Vidåkra, Stensånge", or the office where it comes from no group. */
export const fromWords = (groups: readonly string[], language?: Language): string =>
	groups.join(', ') || m.relay_the_office({}, within(language));

/** Names of the groups that got it, in the order they did. */
export const toWords = (legs: readonly LegLine[]): string =>
	legs.flatMap(({ to }) => (to === null ? [] : [to.name])).join(', ');

/** Addresses of mail in a text: not stopped, but pointed out before it leaves. */
export const addressesIn = (text: string): string[] => [
	...new Set(text.match(/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu) ?? [])
];
