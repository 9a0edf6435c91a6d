import { m } from '#lib/i18n/paraglide/messages.js';
import { meetingTime, meetingDate, weekWords, type Language } from '#lib/i18n/dates.ts';
import type { MeetingState } from '#lib/permissions/facts.ts';

interface Named {
	/** "2026:2" */
	readonly label: string;
	readonly title: string;
}

/** "Möte 2026:2" or "Sammanträde 2026:2", by the group's own word. */
export const numberedName = (label: string, meetingWord: string): string =>
	meetingWord === 'session' ? m.meetings_name_session({ label }) : m.meetings_name_meeting({ label });

/** The meeting's name: its title when it has one, else its word and number. */
export const meetingName = (meeting: Named, meetingWord: string): string =>
	meeting.title || numberedName(meeting.label, meetingWord);

/** Where it is held, in one phrase: the place, "på distans" when there is only a link, or nothing. */
export function whereWords({ place, videoLink }: { readonly place: string; readonly videoLink: string }): string {
	if (!videoLink) return place;
	return place ? m.meetings_place_and_remote({ place }) : m.meetings_remote_word();
}

/** The same of a meeting that was held: at the place and remotely, not one or the other. */
export const whereHeld = ({ place, videoLink }: { readonly place: string; readonly videoLink: string }): string =>
	place && videoLink ? m.meetings_held_place_and_remote({ place }) : whereWords({ place, videoLink });

/** "13.00–15.00 (v. 11)" */
export const timeAndWeek = (start: Date, end: Date, language: Language): string =>
	`${meetingTime(start, end, language)} (${weekWords(start, language)})`;

/** "tors 12 mars" without the year when a heading beside it says the year. */
export const dayWords = (at: Date, language: Language): string => meetingDate(at, language, at);

export const stateWord = (state: MeetingState): string =>
	({
		planned: m.meetings_state_planned,
		live: m.meetings_state_live,
		ended: m.meetings_state_ended,
		cancelled: m.meetings_state_cancelled
	})[state]();
