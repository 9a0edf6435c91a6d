import { m } from '#lib/i18n/paraglide/messages.js';
import { context } from '#server/context.ts';
import { letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';

export const invitationLetter = (reader: Reader, federation: string, link: string): Words =>
	letterOf(
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
export const welcomeLetter = (reader: Reader, federation: string): Words =>
	letterOf(
		reader,
		m.accounts_mail_invitation_subject({ federation }, locale(reader)),
		[m.accounts_mail_welcome_text({ federation, link: `${context().config.origin}/sign-in` }, locale(reader))],
		federation
	);

export const codeLetter = (reader: Reader, code: string): Words =>
	letterOf(reader, m.accounts_mail_code_subject({}, locale(reader)), [
		m.accounts_mail_code_what({}, locale(reader)),
		code,
		m.accounts_mail_code_how({}, locale(reader))
	]);

export const resetLetter = (reader: Reader, link: string): Words =>
	letterOf(reader, m.accounts_mail_reset_subject({}, locale(reader)), [
		m.accounts_mail_reset_what({}, locale(reader)),
		link,
		m.accounts_mail_reset_how({}, locale(reader))
	]);

export const passwordChangedLetter = (reader: Reader): Words =>
	letterOf(reader, m.accounts_mail_changed_subject({}, locale(reader)), [
		m.accounts_mail_changed_text({ link: `${context().config.origin}/forgotten` }, locale(reader))
	]);

export const attemptsLetter = (reader: Reader): Words =>
	letterOf(reader, m.accounts_mail_attempts_subject({}, locale(reader)), [
		m.accounts_mail_attempts_text({}, locale(reader))
	]);
