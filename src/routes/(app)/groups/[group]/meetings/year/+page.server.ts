import { redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import { limits, type AgendaChoice } from '#lib/meetings/schema.ts';
import { agendaLaid } from '#server/meetings/lay-agenda.ts';
import { planYear } from '#server/meetings/plan-year.ts';
import { readPlanning } from '#server/meetings/planning.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

const usualRows = 6;

export const load = page(async ({ locals, params, url }: PageServerLoadEvent) => {
	const planning = await readPlanning(locals.actor, params.group);
	const asked = Number(url.searchParams.get('rows'));
	return {
		planning,
		rows: Number.isInteger(asked) && asked > usualRows && asked <= limits.rows ? asked : usualRows,
		mostRows: limits.rows,
		commandId: newId(),
		groupId: planning.group.id,
		crumbs: [{ label: planning.group.name, href: `/groups/${planning.group.id}` }, { label: m.meetings_year_crumb() }]
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const [starts, ends] = [form.all('start'), form.all('end')];
			const { meetingIds } = await planYear(
				actor,
				{
					groupId: event.params.group,
					rows: form.all('date').map((date, index) => ({ date, start: starts[index] ?? '', end: ends[index] ?? '' })),
					title: '',
					place: form.text('place'),
					videoLink: form.text('videoLink'),
					called: [],
					agenda: form.text('agenda') as AgendaChoice
				},
				form
			);
			await agendaLaid(meetingIds);
			redirect(303, `/groups/${event.params.group}`);
		})
};
