import type { CallingContent } from '#lib/calling/calling.ts';
import { longDate, meetingTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { numberedName, whereWords } from '#lib/meetings/words.ts';
import { context } from '#server/context.ts';
import { languageOf, letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';

/** What letters about a meeting say of it. */
export interface LetterMeeting {
	readonly id: string;
	readonly label: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
	readonly group: { readonly name: string; readonly meetingWord: string };
	readonly federation: string;
}

const pageOf = ({ id }: LetterMeeting): string => `${context().config.origin}/meetings/${id}`;

/** When and where, and the link to the video meeting: lines of a letter. */
export function whenAndWhere(meeting: LetterMeeting, reader: Reader): string {
	const language = languageOf(reader);
	const lines = [
		m.calling_mail_when(
			{
				date: longDate(meeting.startsAt, language),
				time: meetingTime(meeting.startsAt, meeting.endsAt, language)
			},
			locale(reader)
		)
	];
	const where = whereWords(meeting);
	if (where) lines.push(m.calling_mail_where({ where }, locale(reader)));
	if (meeting.videoLink) lines.push(m.calling_mail_link({ link: meeting.videoLink }, locale(reader)));
	return lines.join('\n');
}

const agendaLines = ({ items }: CallingContent): string =>
	items
		.map(({ number, sub, title, presenter, papers }) => {
			const words = [number, title].filter(Boolean).join(' ');
			const about = [presenter, ...papers.map(({ name }) => name)].filter(Boolean).join(', ');
			return `${sub ? '    ' : ''}${words}${about ? ` (${about})` : ''}`;
		})
		.join('\n');

const named = (meeting: LetterMeeting) => ({
	group: meeting.group.name,
	name: numberedName(meeting.label, meeting.group.meetingWord)
});

const why = (meeting: LetterMeeting, reader: Reader): string =>
	m.calling_mail_why({ group: meeting.group.name }, locale(reader));

/** The calling itself. `corrected`: one has gone out before. */
export function callingLetter(
	reader: Reader,
	meeting: LetterMeeting,
	content: CallingContent,
	how: { readonly link: string; readonly corrected: boolean; readonly substitute: 'attends' | 'waits' | null }
): Words {
	const subject = how.corrected ? m.calling_mail_corrected_subject : m.calling_mail_subject;
	return letterOf(
		reader,
		subject(named(meeting), locale(reader)),
		[
			how.corrected
				? m.calling_mail_corrected({}, locale(reader))
				: m.calling_mail_what(named(meeting), locale(reader)),
			whenAndWhere(meeting, reader),
			...(how.substitute === 'attends' ? [m.calling_mail_substitute_attends({}, locale(reader))] : []),
			...(how.substitute === 'waits' ? [m.calling_mail_substitute_waits({}, locale(reader))] : []),
			...(content.message ? [content.message] : []),
			...(content.items.length > 0 ? [`${m.calling_mail_agenda({}, locale(reader))}\n${agendaLines(content)}`] : []),
			...(content.briefing
				? [`${m.briefings_mail({}, locale(reader))}\n${context().config.origin}/briefings/${content.briefing.id}`]
				: []),
			`${m.calling_mail_answer({}, locale(reader))}\n${how.link}`,
			`${m.calling_mail_read({}, locale(reader))}\n${pageOf(meeting)}`,
			why(meeting, reader)
		],
		meeting.federation
	);
}

/** Time, place or link is another than the calling said. `asks`: the answer was for another time and is asked for anew. */
export const changeLetter = (reader: Reader, meeting: LetterMeeting, link: string, asks: boolean): Words =>
	letterOf(
		reader,
		m.calling_mail_changed_subject(named(meeting), locale(reader)),
		[
			m.calling_mail_changed({}, locale(reader)),
			whenAndWhere(meeting, reader),
			`${asks ? m.calling_mail_answer_again({}, locale(reader)) : m.calling_mail_answer({}, locale(reader))}\n${link}`,
			why(meeting, reader)
		],
		meeting.federation
	);

/** They are called no more: not in the group on its day, or taken off the list of those called. */
export const leftLetter = (reader: Reader, meeting: LetterMeeting): Words =>
	letterOf(
		reader,
		m.calling_mail_left_subject(named(meeting), locale(reader)),
		[
			m.calling_mail_left({ ...named(meeting), date: longDate(meeting.startsAt, languageOf(reader)) }, locale(reader)),
			m.calling_mail_left_why({ group: meeting.group.name }, locale(reader))
		],
		meeting.federation
	);

export const cancelLetter = (reader: Reader, meeting: LetterMeeting, reason: string): Words =>
	letterOf(
		reader,
		m.calling_mail_cancelled_subject(named(meeting), locale(reader)),
		[
			m.calling_mail_cancelled(
				{ ...named(meeting), date: longDate(meeting.startsAt, languageOf(reader)) },
				locale(reader)
			),
			...(reason ? [m.calling_mail_reason({ reason }, locale(reader))] : []),
			why(meeting, reader)
		],
		meeting.federation
	);

/** A substitute is asked to serve for somebody who cannot come. */
export const serveLetter = (reader: Reader, meeting: LetterMeeting, forName: string, link: string): Words =>
	letterOf(
		reader,
		m.calling_mail_serve_subject(named(meeting), locale(reader)),
		[
			m.calling_mail_serve({ ...named(meeting), person: forName }, locale(reader)),
			whenAndWhere(meeting, reader),
			`${m.calling_mail_serve_answer({}, locale(reader))}\n${link}`,
			m.calling_mail_serve_why({ group: meeting.group.name }, locale(reader))
		],
		meeting.federation
	);

/** The one they were asked to serve for comes after all. */
export const notNeededLetter = (reader: Reader, meeting: LetterMeeting, forName: string): Words =>
	letterOf(
		reader,
		m.calling_mail_not_needed_subject(named(meeting), locale(reader)),
		[
			m.calling_mail_not_needed({ ...named(meeting), person: forName }, locale(reader)),
			whenAndWhere(meeting, reader),
			m.calling_mail_serve_why({ group: meeting.group.name }, locale(reader))
		],
		meeting.federation
	);
