import { m } from '#lib/i18n/paraglide/messages.js';
import type { Language } from '#lib/i18n/dates.ts';
import { context } from '#server/context.ts';

/** A letter's subject and text, in the receiver's language. */
export interface Words {
	readonly subject: string;
	readonly text: string;
}
export interface Reader {
	readonly name: string;
	readonly language: string;
}

export const languageOf = (reader: Pick<Reader, 'language'>): Language => (reader.language === 'en' ? 'en' : 'sv');
export const locale = (reader: Pick<Reader, 'language'>) => ({ locale: languageOf(reader) });

/** Greeting, paragraphs with air between, and who it is from. */
export function letterOf(reader: Reader, subject: string, paragraphs: readonly string[], from = 'Samsyn'): Words {
	const greeting = m.accounts_mail_greeting({ name: reader.name }, locale(reader));
	const sender = m.accounts_mail_sender({ from, origin: context().config.origin }, locale(reader));
	return { subject, text: [greeting, ...paragraphs, sender].join('\n\n') };
}
