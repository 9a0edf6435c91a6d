import { meetingDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';
import { languageOf, letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';
import type { About } from './write-to.ts';

const noteAt = (noteId: string): string => `${context().config.origin}/relay/${noteId}`;

/** To whoever says yes in a group's name: a note waits for it. The text itself stays in the portal. */
export const approvalLetter = (
	reader: Reader,
	{ group, title, link, federation }: About & { readonly link: string }
): Words =>
	letterOf(
		reader,
		m.relay_mail_approve_subject({ group }, locale(reader)),
		[
			m.relay_mail_approve({ group, title }, locale(reader)),
			`${m.relay_mail_approve_link({}, locale(reader))}\n${link}`,
			m.relay_mail_approve_why({ group }, locale(reader))
		],
		federation
	);

/** To whoever leads a group: the office asks about its note, which waits for the answer. */
export const questionLetter = (
	reader: Reader,
	{ group, title, noteId, federation }: About & { readonly noteId: string }
): Words =>
	letterOf(
		reader,
		m.relay_mail_question_subject({ group }, locale(reader)),
		[
			m.relay_mail_question({ title }, locale(reader)),
			`${m.relay_mail_question_link({}, locale(reader))}\n${noteAt(noteId)}`,
			m.relay_mail_question_why({ group }, locale(reader))
		],
		federation
	);

/** To whoever says yes in a group's name: other words are suggested, with the last day and what happens after it. */
export const suggestionLetter = (
	reader: Reader,
	{
		group,
		title,
		noteId,
		federation,
		lapsesAt,
		goesTo,
		now
	}: About & {
		readonly noteId: string;
		readonly lapsesAt: Date;
		/** Names of the groups that the note goes to when nobody answers. */
		readonly goesTo: readonly string[];
		readonly now: Date;
	}
): Words => {
	const date = meetingDate(new Date(lapsesAt.getTime() - 1), languageOf(reader), now);
	return letterOf(
		reader,
		m.relay_mail_suggestion_subject({ group }, locale(reader)),
		[
			m.relay_mail_suggestion({ title }, locale(reader)),
			goesTo.length > 0
				? m.relay_lapses_to({ date, groups: goesTo.join(', ') }, locale(reader))
				: m.relay_lapses({ date }, locale(reader)),
			`${m.relay_mail_suggestion_link({}, locale(reader))}\n${noteAt(noteId)}`,
			m.relay_mail_suggestion_why({ group }, locale(reader))
		],
		federation
	);
};
