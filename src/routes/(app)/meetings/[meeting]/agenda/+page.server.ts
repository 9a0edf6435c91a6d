import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { fetchStanding } from '#server/agenda/fetch-standing.ts';
import { moveAgendaItem } from '#server/agenda/move-item.ts';
import { readAgendaOf, readAgendaPeople } from '#server/agenda/read.ts';
import { removeAgendaItem } from '#server/agenda/remove-item.ts';
import { readToFollowUp } from '#server/assignments/read.ts';
import { takeUpAssignment } from '#server/assignments/take-up-assignment.ts';
import { context } from '#server/context.ts';
import { readDecisions } from '#server/decisions/read.ts';
import { decisionActions } from '#server/decisions/room-actions.ts';
import { readAttachments } from '#server/files/read.ts';
import { readSheetOrigins } from '#server/harvest/read-origins.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readLeft } from '#server/meetings/read-left.ts';
import { readOrigins } from '#server/meetings/read-running.ts';
import { takeUpItem } from '#server/meetings/take-up-item.ts';
import { putOnAgenda } from '#server/relay/put-on-agenda.ts';
import { readMeetingRelays, readToTakeUp } from '#server/relay/read-meeting.ts';
import { readOwnNotes } from '#server/notebook/read.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of ['agenda', 'items', 'files', 'meetings', 'decisions', 'assignments', 'relay'])
		depends(topicKey(topic));
	const [agenda, texts, attachments, people, ownNotes, decisions, followUp, origins, left, relays, toTakeUp] =
		await Promise.all([
			readAgendaOf(actor, params.meeting),
			readItemTexts(actor, params.meeting),
			readAttachments(actor, params.meeting),
			readAgendaPeople(actor, params.meeting),
			readOwnNotes(actor, params.meeting),
			readDecisions(actor, params.meeting),
			readToFollowUp(actor, params.meeting),
			readOrigins(actor, params.meeting),
			readLeft(actor, params.meeting),
			readMeetingRelays(actor, params.meeting),
			readToTakeUp(actor, params.meeting)
		]);
	const shown = { language, now: context().clock.now(), commandId: newId() };
	const sheetOrigins = await readSheetOrigins(actor, params.meeting);
	return {
		agenda,
		texts,
		attachments,
		people,
		ownNotes,
		decisions,
		followUp,
		origins,
		left,
		relays,
		toTakeUp,
		sheetOrigins,
		...shown
	};
});

const minutes = (typed: string) => (typed === '' ? null : Number(typed));

// For whoever writes without JavaScript; with it the page writes in the document itself.
export const actions: Actions = {
	...decisionActions,
	takeUp: (event) =>
		act(event, (form, actor) =>
			takeUpAssignment(actor, { assignmentId: form.text('assignmentId'), meetingId: event.params.meeting }, form)
		),
	takeUpNote: (event) =>
		act(event, (form, actor) =>
			putOnAgenda(actor, { hopId: form.text('hopId'), meetingId: event.params.meeting }, form)
		),
	takeUpItem: (event) =>
		act(event, (form, actor) =>
			takeUpItem(actor, { meetingId: event.params.meeting, itemId: form.text('itemId') }, form)
		),
	add: (event) =>
		act(event, async (form, actor) => {
			const { meeting } = event.params;
			const draft = {
				title: form.text('title'),
				kind: form.text('kind') as never,
				presenter: form.text('presenter'),
				minutes: minutes(form.text('minutes'))
			};
			await addAgendaItem(actor, meeting, draft, form);
			redirect(303, `/meetings/${meeting}/agenda`);
		}),
	move: (event) =>
		act(event, async (form, actor) => {
			const { meeting } = event.params;
			const step = { itemId: form.text('itemId'), direction: form.text('direction') as never };
			await moveAgendaItem(actor, meeting, step, form);
			redirect(303, `/meetings/${meeting}/agenda`);
		}),
	remove: (event) =>
		act(event, async (form, actor) => {
			await removeAgendaItem(actor, event.params.meeting, form.text('itemId'), form);
			redirect(303, `/meetings/${event.params.meeting}/agenda`);
		}),
	standing: (event) =>
		act(event, async (form, actor) => ({ laid: await fetchStanding(actor, event.params.meeting, form) }))
};
