import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingHead } from '#lib/meetings/meeting.ts';
import { meetingName, numberedName, whereWords } from '#lib/meetings/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** Characters that have no place in a calendar's text and that some readers choke on. */
const plain = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** What a calendar entry says of a meeting. */
export type CalendarMeeting = Pick<
	MeetingHead,
	'id' | 'title' | 'label' | 'startsAt' | 'endsAt' | 'place' | 'videoLink' | 'state' | 'sequence'
> & { readonly group: { readonly name: string; readonly meetingWord: string } };

/** By mail an entry is an invitation from somebody to somebody: the mail server's sender and the reader. */
export interface ByMail {
	readonly from: string;
	readonly to: { readonly name: string; readonly email: string };
}

/** "Samsyn <samsyn@example.se>" as name and address. */
function senderOf(from: string): { name: string; email: string } {
	const [, name = '', email = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
	return { name: name || 'Samsyn', email };
}

/**
 * A meeting as an iCalendar file (RFC 5545): times in UTC, the same UID for ever, SEQUENCE raised by every change, so
 * that the calendar it is put in again replaces its entry; a cancelled meeting says so in its name and its status. `origin` is the
 * portal's address, `now` the moment it was made. `byMail`: a request or a cancellation (RFC 5546) that asks for no answer
 * by mail, since answers are given in the portal; without it a file that anybody may put in their calendar.
 */
export function calendarFile(meeting: CalendarMeeting, origin: string, now: Date, byMail?: ByMail): string {
	const { group } = meeting;
	const cancelled = meeting.state === 'cancelled';
	const name = `${group.name}: ${meetingName(meeting, group.meetingWord)}`;
	const url = `${origin}/meetings/${meeting.id}`;
	const calendar = ical({
		prodId: { company: 'Samsyn', product: 'Samsyn', language: 'SV' },
		// A file is never CANCEL: that is for invitations with an organiser, and calendars refuse it from a file.
		method: byMail ? (cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST) : ICalCalendarMethod.PUBLISH
	});
	calendar.createEvent({
		id: `${meeting.id}@${new URL(origin).hostname}`,
		sequence: meeting.sequence,
		stamp: now,
		start: meeting.startsAt,
		end: meeting.endsAt,
		summary: plain(cancelled ? m.meetings_ics_cancelled({ name }) : name),
		description: [
			plain(numberedName(meeting.label, group.meetingWord)),
			`${m.meetings_ics_agenda()}: ${url}`,
			...(meeting.videoLink ? [`${m.meetings_ics_video()}: ${meeting.videoLink}`] : [])
		].join('\n'),
		...(whereWords(meeting) ? { location: plain(whereWords(meeting)) } : {}),
		...(byMail ? { organizer: senderOf(byMail.from), attendees: [{ ...byMail.to, rsvp: false }] } : {}),
		url,
		status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
	});
	return calendar.toString();
}
