import type { RequestEvent } from '@sveltejs/kit';
import type { DueKind } from '#lib/assignments/assignment.ts';
import { act, type Form } from '#server/pages.ts';
import { changeAssignment } from './change-assignment.ts';
import { giveAssignment } from './give-assignment.ts';
import { reopenAssignment } from './reopen-assignment.ts';
import { settleAssignment } from './settle-assignment.ts';

const said = (form: Form) => ({
	text: form.text('text'),
	owner: form.text('owner'),
	due: (form.text('due') || 'none') as DueKind,
	dueOn: form.text('dueOn'),
	dueMeetingId: form.text('dueMeetingId'),
	dueSeason: form.text('dueSeason')
});
const it = (form: Form) => ({ assignmentId: form.text('assignmentId') });

/** What is done to tasks from a page that shows them: the room's, a decision's, the list of tasks, Home. */
export const assignmentActions = {
	giveAssignment: (event: RequestEvent) =>
		act(event, (form, actor) => {
			const from = { groupId: form.text('groupId'), itemId: form.text('itemId'), decisionId: form.text('decisionId') };
			return giveAssignment(actor, { ...from, ...said(form) }, form);
		}),
	changeAssignment: (event: RequestEvent) =>
		act(event, (form, actor) => changeAssignment(actor, { ...it(form), ...said(form) }, form)),
	settleAssignment: (event: RequestEvent) =>
		act(event, (form, actor) => {
			const state = form.text('state') as 'done' | 'dropped';
			return settleAssignment(actor, { ...it(form), state, answer: form.text('answer') }, form);
		}),
	reopenAssignment: (event: RequestEvent) => act(event, (form, actor) => reopenAssignment(actor, it(form), form))
};
