import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { answerCalling } from '#server/calling/answer-calling.ts';
import { noteAnswer } from '#server/calling/note-answer.ts';
import { answerServing } from '#server/calling/answer-serving.ts';
import { readCalling } from '#server/calling/read.ts';
import { approveCalling } from '#server/calling/approve-calling.ts';
import { sendCalling } from '#server/calling/send-calling.ts';
import { context } from '#server/context.ts';
import { act, page } from '#server/pages.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	for (const topic of [
		'calling',
		'agenda',
		'items',
		'decisions',
		'files',
		'meetings',
		'network',
		'briefings',
		'briefing-texts'
	])
		depends(topicKey(topic));
	const calling = await readCalling(actor, params.meeting);
	return { calling, now: context().clock.now(), commandId: newId() };
});

export const actions: Actions = {
	answer: (event) =>
		act(event, async (form, actor) => {
			const answer = form.text('answer') as never;
			await answerCalling(actor, { meetingId: event.params.meeting, answer, note: form.text('note') }, form);
			return { answered: true };
		}),
	serve: (event) =>
		act(event, async (form, actor) => {
			const serves = form.text('serves') === 'yes';
			await answerServing(actor, { requestId: form.text('requestId'), serves }, form);
			return { serves };
		}),
	note: (event) =>
		act(event, async (form, actor) => {
			const answer = form.text('for-answer') as never;
			const membershipId = form.text('membershipId');
			await noteAnswer(actor, { meetingId: event.params.meeting, membershipId, answer }, form);
			return { noted: true };
		}),
	approve: (event) =>
		act(event, async (form, actor) => {
			await approveCalling(actor, { meetingId: event.params.meeting, hash: form.text('hash') }, form);
			return { approved: true };
		}),
	send: (event) =>
		act(event, async (form, actor) => {
			const input = { meetingId: event.params.meeting, hash: form.text('hash'), message: form.text('message') };
			return { sent: await sendCalling(actor, input, form) };
		})
};
