import { m } from '#lib/i18n/paraglide/messages.js';
import { letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';

/** To whoever says yes in a group's name: a note waits for it. The text itself stays in the portal. */
export const approvalLetter = (
	reader: Reader,
	{ group, title, link, federation }: { group: string; title: string; link: string; federation: string }
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
