import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Language } from '#lib/i18n/dates.ts';
import type { MinutesView, VersionLine } from './view.ts';

/** The version that counts now, once one has been locked. */
export const currentVersion = (view: Pick<MinutesView, 'state' | 'versions'>): VersionLine | null =>
	view.state === 'locked' ? (view.versions.find(({ replaced }) => !replaced) ?? null) : null;

/** A notice that has not been withdrawn. */
export const standingNotice = (version: VersionLine | null) =>
	version?.notice && !version.notice.withdrawnAt ? version.notice : null;

export interface Stands {
	readonly kind: 'done' | 'now' | 'wait';
	readonly word: string;
	readonly sentence: string;
}

/** Where a paper stands, as a word and a sentence in the reader's language; none before the meeting. */
export function standsOf(
	view: Pick<MinutesView, 'state' | 'versions' | 'content'>,
	meeting: { readonly state: string; readonly group: { readonly notesBy: 'all' | 'secretary' } },
	written: boolean,
	language: Language
): Stands | null {
	const isMinutes = view.content.kind === 'minutes';
	if (view.content.kind === 'agenda') return null;
	const version = currentVersion(view);
	if (version) {
		const signed = isMinutes ? version.signedOn : null;
		const word = standingNotice(version)
			? m.minutes_status_notice()
			: signed
				? m.minutes_status_signed()
				: m.minutes_status_locked();
		if (signed) return { kind: 'done', word, sentence: m.minutes_stands_signed({ date: longDate(signed, language) }) };
		const sentence = isMinutes ? m.minutes_stands_locked_minutes() : m.minutes_stands_locked_notes();
		return { kind: isMinutes ? 'wait' : 'done', word, sentence };
	}
	if (view.state === 'adjusting')
		return isMinutes
			? { kind: 'wait', word: m.minutes_status_adjusting(), sentence: m.minutes_stands_adjusting_minutes() }
			: { kind: 'wait', word: m.minutes_status_checking(), sentence: m.minutes_stands_adjusting_notes() };
	if (meeting.state === 'live')
		return { kind: 'now', word: m.meetings_state_live(), sentence: m.minutes_stands_live() };
	const who = meeting.group.notesBy === 'all' ? m.minutes_by_all() : m.minutes_by_secretary();
	const draft = isMinutes ? m.minutes_stands_draft_minutes() : m.minutes_stands_draft_notes({ who });
	return { kind: 'wait', word: m.minutes_status_draft(), sentence: written ? draft : m.minutes_stands_none() };
}
