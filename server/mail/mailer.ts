import { createTransport } from 'nodemailer';
import { context, type Context } from '#server/context.ts';

/** A letter on its way out. */
export interface OutgoingMail {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly calendar: string | null;
	/** Where letters of this kind are stopped by one press (RFC 8058); none where they cannot be. */
	readonly stopLink: string | null;
}

const stopHeaders = (link: string | null): Record<string, string> =>
	link === null ? {} : { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/**
 * Where letters go. `sent`: a mail server has taken it; `kept`: the office carries it by hand; `refused`: the mail
 * server will never take it. Throws when it is worth trying again; the message holds codes, never the letter.
 */
export interface Mailer {
	deliver(mail: OutgoingMail): Promise<'sent' | 'kept' | 'refused'>;
}

/** Without a mail server letters stay where the office reads them. */
export const outbox: Mailer = { deliver: () => Promise.resolve('kept') };

/** A server that does not answer is left alone for so long, so that other jobs need not wait for it letter by letter. */
const pause = 30_000;

const calendarMethod = (calendar: string) => /^METHOD:(\w+)\s*$/m.exec(calendar)?.[1]?.toUpperCase() ?? 'PUBLISH';

/** Letters by SMTP, as plain text, from one sender. */
export function smtp(url: string, from: string, origin: string, now: () => number = Date.now): Mailer {
	const transport = createTransport(
		{
			url,
			connectionTimeout: 10_000,
			greetingTimeout: 10_000,
			socketTimeout: 30_000,
			disableFileAccess: true,
			disableUrlAccess: true
		},
		{ from }
	);
	let quietUntil = 0;
	return {
		async deliver({ id, to, subject, text, calendar, stopLink }) {
			if (now() < quietUntil) throw new Error('the mail server did not answer a moment ago');
			const message = {
				to: { name: '', address: to },
				subject,
				text,
				messageId: `<${id}@${new URL(origin).hostname}>`,
				headers: { 'Auto-Submitted': 'auto-generated', ...stopHeaders(stopLink) },
				...(calendar ? { icalEvent: { method: calendarMethod(calendar), content: calendar } } : {})
			};
			const failure = await transport.sendMail(message).then(() => null, failureOf);
			if (!failure) return 'sent';
			const { code, responseCode } = failure;
			if (code === 'EENVELOPE' && responseCode >= 500) return 'refused';
			if (responseCode === 0) quietUntil = now() + pause;
			throw new Error(`the mail server did not take the letter (${code} ${responseCode})`);
		}
	};
}

/** Only the codes: the error's own words may hold the address and the letter. */
function failureOf(error: unknown): { code: string; responseCode: number } {
	const { code = 'unknown', responseCode = 0 } = error as { code?: string; responseCode?: number };
	return { code, responseCode };
}

const made = new WeakMap<Context, Mailer>();

/** This portal's way out for letters, by its settings. */
export function mailer(): Mailer {
	const here = context();
	const { mailUrl, mailFrom, origin } = here.config;
	const one = made.get(here) ?? (mailUrl ? smtp(mailUrl, mailFrom, origin) : outbox);
	made.set(here, one);
	return one;
}
