import { m } from '#lib/i18n/paraglide/messages.js';
import { numberedName } from '#lib/meetings/words.ts';
import { whenAndWhere, type LetterMeeting } from '#server/calling/letters.ts';
import { context } from '#server/context.ts';
import { letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';
import { codeOf, linkTokenOf, spelled } from './secrets.ts';

const named = (meeting: LetterMeeting) => ({
	group: meeting.group.name,
	name: numberedName(meeting.label, meeting.group.meetingWord)
});

/** What lets a guest in: the link, and the code where the link cannot be used. */
const wayIn = (reader: Reader, guestId: string): string => {
	const { origin } = context().config;
	return [
		`${m.guests_mail_link({}, locale(reader))}\n${origin}/guest/${linkTokenOf(guestId)}`,
		m.guests_mail_code({ address: `${origin}/guest`, code: spelled(codeOf(guestId)) }, locale(reader))
	].join('\n\n');
};

/** To somebody from outside who is invited to some items of a meeting. */
export const invitedLetter = (reader: Reader, meeting: LetterMeeting, guestId: string): Words =>
	letterOf(
		reader,
		m.guests_mail_subject(named(meeting), locale(reader)),
		[
			m.guests_mail_what(named(meeting), locale(reader)),
			whenAndWhere(meeting, reader),
			wayIn(reader, guestId),
			m.guests_mail_own({}, locale(reader))
		],
		meeting.federation
	);

/** The meeting they are invited to has another time or place. */
export const movedLetter = (reader: Reader, meeting: LetterMeeting, guestId: string): Words =>
	letterOf(
		reader,
		m.calling_mail_changed_subject(named(meeting), locale(reader)),
		[m.calling_mail_changed({}, locale(reader)), whenAndWhere(meeting, reader), wayIn(reader, guestId)],
		meeting.federation
	);
