import { createTransport } from 'nodemailer';
import { context, type Context } from '#server/context.ts';

/** A letter on its way out. */
export interface OutgoingMail {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly calendar: string | null;
}

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
		async deliver({ id, to, subject, text, calendar }) {
			if (now() < quietUntil) throw new Error('the mail server did not answer a moment ago');
			try {
				await transport.sendMail({
					to: { name: '', address: to },
					subject,
					text,
					messageId: `<${id}@${new URL(origin).hostname}>`,
					headers: { 'Auto-Submitted': 'auto-generated' },
					...(calendar ? { icalEvent: { method: calendarMethod(calendar), content: calendar } } : {})
				});
				return 'sent';
			} catch (error) {
				const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
				if (responseCode !== undefined && responseCode >= 500 && code === 'EENVELOPE') return 'refused';
				if (responseCode === undefined) quietUntil = now() + pause;
				// The error's own words may hold the address and the letter.
				throw new Error(`the mail server did not take the letter (${code} ${responseCode ?? ''})`.trim(), {
					cause: code
				});
			}
		}
	};
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
