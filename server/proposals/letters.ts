import { m } from '#lib/i18n/paraglide/messages.js';
import type { ProposalState } from '#lib/permissions/facts.ts';
import { returnWords } from '#lib/proposals/words.ts';
import { letterOf, locale, type Reader, type Words } from '#server/mail/letter.ts';

interface Returned {
	readonly title: string;
	readonly to: ProposalState;
	readonly body?: string;
	readonly reason?: string;
	readonly referredTo?: string;
	readonly link: string;
	readonly federation: string;
}

/** To those a proposal came from: what a body has done with it, why, and where it is read. */
export function returnLetter(reader: Reader, said: Returned): Words {
	const { title, to, body = '', reason = '', referredTo = '', link, federation } = said;
	const language = locale(reader);
	const what = returnWords({ to, body, title }, language);
	return letterOf(
		reader,
		what,
		[
			`${what}.`,
			...(referredTo ? [m.proposals_return_to({ to: referredTo }, language)] : []),
			...(reason ? [m.proposals_return_reason({ reason }, language)] : []),
			`${m.proposals_mail_read({}, language)}\n${link}`,
			m.proposals_mail_why({}, language)
		],
		federation
	);
}
