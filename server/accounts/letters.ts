import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';

/** A letter's subject and text, in the receiver's language. */
interface Text {
	readonly subject: string;
	readonly text: string;
}
interface Reader {
	readonly name: string;
	readonly language: string;
}

const locale = (reader: Reader) => ({ locale: reader.language === 'en' ? ('en' as const) : ('sv' as const) });

/** Greeting, paragraphs with air between, and who it is from. */
function letter(reader: Reader, subject: string, paragraphs: string[], from = 'Samsyn'): Text {
	const greeting = m.accounts_mail_greeting({ name: reader.name }, locale(reader));
	const sender = m.accounts_mail_sender({ from, origin: context().config.origin }, locale(reader));
	return { subject, text: [greeting, ...paragraphs, sender].join('\n\n') };
}

export const invitationLetter = (reader: Reader, federation: string, link: string): Text =>
	letter(
		reader,
		m.accounts_mail_invitation_subject({ federation }, locale(reader)),
		[
			m.accounts_mail_invitation_what({ federation }, locale(reader)),
			link,
			m.accounts_mail_invitation_how({}, locale(reader))
		],
		federation
	);

/** To somebody who already has an account: no link, since it would open more than this federation. */
export const welcomeLetter = (reader: Reader, federation: string): Text =>
	letter(
		reader,
		m.accounts_mail_invitation_subject({ federation }, locale(reader)),
		[m.accounts_mail_welcome_text({ federation, link: `${context().config.origin}/sign-in` }, locale(reader))],
		federation
	);

export const codeLetter = (reader: Reader, code: string): Text =>
	letter(reader, m.accounts_mail_code_subject({}, locale(reader)), [
		m.accounts_mail_code_what({}, locale(reader)),
		code,
		m.accounts_mail_code_how({}, locale(reader))
	]);

export const resetLetter = (reader: Reader, link: string): Text =>
	letter(reader, m.accounts_mail_reset_subject({}, locale(reader)), [
		m.accounts_mail_reset_what({}, locale(reader)),
		link,
		m.accounts_mail_reset_how({}, locale(reader))
	]);

export const passwordChangedLetter = (reader: Reader): Text =>
	letter(reader, m.accounts_mail_changed_subject({}, locale(reader)), [
		m.accounts_mail_changed_text({ link: `${context().config.origin}/forgotten` }, locale(reader))
	]);

export const attemptsLetter = (reader: Reader): Text =>
	letter(reader, m.accounts_mail_attempts_subject({}, locale(reader)), [
		m.accounts_mail_attempts_text({}, locale(reader))
	]);
