import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { arrange, rowsOf } from '#lib/network/standing-rows.ts';
import { keepStandingAgenda } from '#server/network/keep-standing-agenda.ts';
import { readStandingAgenda } from '#server/network/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const standing = await readStandingAgenda(locals.actor, params.group);
	return {
		...standing,
		groupId: params.group,
		office: locals.actor.office !== null,
		commandId: newId(),
		saved: url.searchParams.has('saved'),
		crumbs: [
			{ label: locals.actor.office === null ? m.ui_groups() : m.network_groups_title_all(), href: '/groups' },
			{ label: standing.group.name, href: `/groups/${params.group}` },
			{ label: m.network_standing_title() }
		]
	};
});

export const actions: Actions = {
	/** Without JavaScript: moves a row of the form and gives the form back; nothing is kept. */
	arrange: (event) =>
		act(event, async (form, actor) => {
			await readStandingAgenda(actor, event.params.group);
			return { rows: arrange(rowsOf(form, Number(form.text('count')) || 0), form.text('deed')) };
		}),
	keep: (event) =>
		act(event, async (form, actor) => {
			const rows = rowsOf(form, Number(form.text('count')) || 0);
			const items = rows.map((row) => ({ ...row, id: row.id || null, minutes: row.minutes || null }));
			await keepStandingAgenda(actor, { groupId: event.params.group, items }, form);
			redirect(303, `/groups/${event.params.group}/standing-agenda?saved`);
		})
};
