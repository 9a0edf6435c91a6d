import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { checkPaste } from '#lib/network/people-paste.ts';
import { pasteRowsOf } from '#lib/network/paste-form.ts';
import { readPaste, type PasteRow } from '#lib/network/paste-table.ts';
import { longestPaste } from '#lib/network/schema.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { isRefusal } from '#lib/refusals/refusal.ts';
import { pastePeople } from '#server/network/paste-people.ts';
import { readPasteNetwork } from '#server/office/read.ts';
import { act, page, type Form } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals }: PageServerLoadEvent) => {
	const { organisations, groups, today } = await readPasteNetwork(locals.actor);
	return {
		organisations,
		groups,
		today,
		commandId: newId(),
		crumbs: [
			{ label: m.office_title(), href: '/office' },
			{ label: m.office_people_title(), href: '/office/people' },
			{ label: m.office_paste_title() }
		]
	};
});

/** The list with what is wrong and what will be made of it, and what was chosen beside it. */
const preview = async (
	actor: Actor,
	form: Form,
	rows: readonly PasteRow[],
	more: { unread?: readonly string[]; cut?: boolean } = {}
) => ({
	preview: {
		rows: checkPaste(rows, await readPasteNetwork(actor)),
		unread: more.unread ?? [],
		cut: more.cut ?? false,
		invite: form.has('count') ? form.has('invite') : true,
		language: form.text('language') === 'en' ? ('en' as const) : ('sv' as const)
	}
});

export const actions: Actions = {
	preview: (event) =>
		act(event, async (form, actor) => {
			const table = readPaste(form.text('list').slice(0, longestPaste));
			return preview(actor, form, table.rows, table);
		}),
	check: (event) => act(event, (form, actor) => preview(actor, form, pasteRowsOf(form))),
	add: (event) =>
		act(event, async (form, actor) => {
			const rows = pasteRowsOf(form);
			const language = form.text('language') === 'en' ? 'en' : 'sv';
			try {
				const done = await pastePeople(actor, { rows, invite: form.has('invite'), language }, form);
				redirect(303, `/office/people?done=pasted&people=${done.people}&seats=${done.seats}&invited=${done.invited}`);
			} catch (no) {
				// Something has changed since the list was looked through: it is shown again, with what is wrong now.
				if (isRefusal(no) && no.code === 'paste.problems') return preview(actor, form, rows);
				throw no;
			}
		})
};
