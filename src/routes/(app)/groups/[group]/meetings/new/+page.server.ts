import { redirect } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { newId } from '#lib/ids/id.ts';
import type { AgendaChoice } from '#lib/meetings/schema.ts';
import { agendaLaid } from '#server/meetings/lay-agenda.ts';
import { planMeeting } from '#server/meetings/plan-meeting.ts';
import { readPlanning } from '#server/meetings/planning.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals, params }: PageServerLoadEvent) => {
	const planning = await readPlanning(locals.actor, params.group);
	return {
		planning,
		commandId: newId(),
		groupId: planning.group.id,
		crumbs: [{ label: planning.group.name, href: `/groups/${planning.group.id}` }, { label: m.meetings_new_crumb() }]
	};
});

export const actions: Actions = {
	default: (event) =>
		act(event, async (form, actor) => {
			const { meetingId } = await planMeeting(
				actor,
				{
					groupId: event.params.group,
					date: form.text('date'),
					start: form.text('start'),
					end: form.text('end'),
					title: form.text('title'),
					place: form.text('place'),
					videoLink: form.text('videoLink'),
					called: form.all('called'),
					agenda: form.text('agenda') as AgendaChoice
				},
				form
			);
			await agendaLaid([meetingId]);
			redirect(303, `/meetings/${meetingId}/agenda`);
		})
};
