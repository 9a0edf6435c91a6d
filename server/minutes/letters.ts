import { longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { numberedName } from '#lib/meetings/words.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import { context } from '#server/context.ts';
import { languageOf, letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';

interface AdjustedMeeting {
	readonly meeting: { readonly id: string; readonly year: number; readonly ordinal: number };
	readonly group: { readonly name: string; readonly meetingWord: string; readonly recordKind: string };
	readonly due: Date;
	readonly federation: string;
}

/** To whoever adjusts, or checks: the paper waits for them, and by when. */
export function adjustLetter(reader: Reader, { meeting, group, due, federation }: AdjustedMeeting): Words {
	const named = { group: group.name, name: numberedName(ordinalLabel(meeting), group.meetingWord) };
	const isMinutes = group.recordKind === 'minutes';
	const subject = isMinutes ? m.minutes_mail_adjust_subject : m.minutes_mail_check_subject;
	const what = isMinutes ? m.minutes_mail_adjust : m.minutes_mail_check;
	return letterOf(
		reader,
		subject(named, locale(reader)),
		[
			what({ ...named, date: longDate(due, languageOf(reader)) }, locale(reader)),
			`${m.minutes_mail_link({}, locale(reader))}\n${context().config.origin}/meetings/${meeting.id}/notes`,
			m.minutes_mail_why({}, locale(reader))
		],
		federation
	);
}
