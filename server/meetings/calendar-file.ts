import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingHead } from '#lib/meetings/meeting.ts';
import { meetingName, numberedName, whereWords } from '#lib/meetings/words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** Characters that have no place in a calendar's text and that some readers choke on. */
const plain = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/**
 * A meeting as an iCalendar file (RFC 5545): times in UTC, the same UID for ever, SEQUENCE raised by every change, so
 * that the calendar it is put in again replaces its entry; a cancelled meeting says so in its name and its status. `origin` is the
 * portal's address, `now` the moment it was made.
 */
export function calendarFile(meeting: MeetingHead, origin: string, now: Date): string {
	const { group } = meeting;
	const cancelled = meeting.state === 'cancelled';
	const name = `${group.name}: ${meetingName(meeting, group.meetingWord)}`;
	const url = `${origin}/meetings/${meeting.id}`;
	const calendar = ical({
		prodId: { company: 'Samsyn', product: 'Samsyn', language: 'SV' },
		// Not CANCEL: that is for invitations with an organiser, and calendars refuse it from a file.
		method: ICalCalendarMethod.PUBLISH
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
		url,
		status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
	});
	return calendar.toString();
}
