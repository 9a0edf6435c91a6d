import { redirect } from '@sveltejs/kit';
import { capital, clockTime, daysUntil, meetingDate, meetingWhen } from '#lib/i18n/dates.ts';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { assignmentActions } from '#server/assignments/page-actions.ts';
import { readAssignmentChoices } from '#server/assignments/read-choices.ts';
import { readMeetingAssignments } from '#server/assignments/read.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { namesOf, readNamedItems } from '#server/attendance/read-items.ts';
import { attendanceActions } from '#server/attendance/room-actions.ts';
import { context } from '#server/context.ts';
import { decisionActions } from '#server/decisions/room-actions.ts';
import { readAttachments } from '#server/files/read.ts';
import { readSheetOrigins } from '#server/harvest/read-origins.ts';
import { readItemTexts } from '#server/items/read.ts';
import { endMeeting } from '#server/meetings/end-meeting.ts';
import { readRunning } from '#server/meetings/read-running.ts';
import { runningActions } from '#server/meetings/room-actions.ts';
import { speakerActions } from '#server/speakers/room-actions.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { startMeeting } from '#server/meetings/start-meeting.ts';
import { takeItem } from '#server/meetings/take-item.ts';
import { act, page } from '#server/pages.ts';
import { readMeetingRelays } from '#server/relay/read-meeting.ts';
import { readRoomItems } from '#server/room/read-items.ts';
import { readPersonHere } from '#server/room/read.ts';
import { readMeetingOrders } from '#server/orders/read.ts';
import { readMeetingSheets } from '#server/sheets/read-list.ts';
import { voteActions } from '#server/votes/room-actions.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	for (const topic of [
		'meetings',
		'agenda',
		'items',
		'network',
		'files',
		'attendance',
		'calling',
		'decisions',
		'assignments',
		'sheets',
		'relay'
	])
		depends(topicKey(topic));
	if (actor.kind === 'guest' && actor.boundMeetingId === params.meeting) redirect(303, '/visit');
	const meeting = await readMeeting(actor, params.meeting);
	const [items, texts, attendance, named, attachments, me, running, tasks] = await Promise.all([
		readRoomItems(actor, params.meeting),
		readItemTexts(actor, params.meeting),
		readAttendance(actor, params.meeting),
		readNamedItems(actor, params.meeting),
		readAttachments(actor, params.meeting),
		readPersonHere(actor, params.meeting),
		readRunning(actor, params.meeting),
		readMeetingAssignments(actor, params.meeting)
	]);
	const word =
		meeting.group.meetingWord === 'session'
			? m.room_session({ label: meeting.label })
			: m.room_meeting({ label: meeting.label });
	const [now, clock] = [context().clock.now(), clockTime(meeting.startsAt, language)];
	return {
		meeting,
		items,
		texts,
		attendance,
		itemNames: namesOf(named),
		attachments,
		me,
		running,
		tasks,
		sheets: await readMeetingSheets(actor, params.meeting),
		sheetOrigins: await readSheetOrigins(actor, params.meeting),
		orders: await readMeetingOrders(actor, params.meeting),
		relays: await readMeetingRelays(actor, params.meeting),
		choices: await readAssignmentChoices(actor, meeting.group.id),
		language,
		commandId: newId(),
		now,
		words: {
			meeting: m.room_meeting_of({ label: word, when: meetingWhen(meeting.startsAt, meeting.endsAt, language) }),
			starts:
				daysUntil(meeting.startsAt, now) === 0 ? clock : `${meetingDate(meeting.startsAt, language, now)} ${clock}`,
			word: capital(word)
		}
	};
});

export const actions: Actions = {
	...attendanceActions,
	...voteActions,
	...runningActions,
	...speakerActions,
	...decisionActions,
	...assignmentActions,
	start: (event) =>
		act(event, (form, actor) =>
			startMeeting(actor, { meetingId: event.params.meeting, onItsDay: form.text('anyDay') === '' }, form)
		),
	take: (event) =>
		act(event, (form, actor) =>
			takeItem(actor, { meetingId: event.params.meeting, itemId: form.text('itemId') }, form)
		),
	end: (event) => act(event, (form, actor) => endMeeting(actor, { meetingId: event.params.meeting }, form))
};
