import { m } from '#lib/i18n/paraglide/messages.js';
import { officeCarriesMail, readOutbox } from '#server/mail/read.ts';
import { showMail } from '#server/mail/show-mail.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => ({
	mails: await readOutbox(locals.actor),
	carried: officeCarriesMail(),
	language: locals.language,
	crumbs: [{ label: m.office_title(), href: '/office' }, { label: m.office_outbox_title() }]
}));

export const actions: Actions = {
	/** Opens one letter that lets its reader in. The text is answered and not kept: no receipt, no address. */
	show: (event) =>
		act(event, async (form, actor) => {
			const mailId = form.text('mailId');
			const { text } = await showMail(actor, { mailId });
			return { shown: { mailId, text } };
		})
};
