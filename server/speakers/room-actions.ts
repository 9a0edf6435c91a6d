import type { RequestEvent } from '@sveltejs/kit';
import type { SpeakerKind, SpeakerMove } from '#lib/speakers/list.ts';
import { act } from '#server/pages.ts';
import { askFloor } from './ask-floor.ts';
import { endSpeech } from './end-speech.ts';
import { giveFloor } from './give-floor.ts';
import { moveSpeaker } from './move-speaker.ts';
import { setSpeakingTime } from './set-speaking-time.ts';
import { withdrawRequest } from './withdraw-request.ts';

type Event = RequestEvent<{ meeting: string }>;

/** The list of speakers from the room: what everybody does with it, and what whoever leads does. */
export const speakerActions = {
	askFloor: (event: Event) =>
		act(event, (form, actor) => {
			const [itemId, who] = [form.text('itemId'), form.text('who')];
			const kind = (form.text('kind') || 'floor') as SpeakerKind;
			return askFloor(actor, { meetingId: event.params.meeting, itemId, kind, who }, form);
		}),
	withdrawRequest: (event: Event) =>
		act(event, (form, actor) =>
			withdrawRequest(actor, { meetingId: event.params.meeting, requestId: form.text('requestId') }, form)
		),
	giveFloor: (event: Event) =>
		act(event, (form, actor) =>
			giveFloor(actor, { meetingId: event.params.meeting, requestId: form.text('requestId') }, form)
		),
	endSpeech: (event: Event) => act(event, (form, actor) => endSpeech(actor, { meetingId: event.params.meeting }, form)),
	moveSpeaker: (event: Event) =>
		act(event, (form, actor) => {
			const move = form.text('move') as SpeakerMove;
			return moveSpeaker(actor, { meetingId: event.params.meeting, requestId: form.text('requestId'), move }, form);
		}),
	limitSpeaking: (event: Event) =>
		act(event, (form, actor) => {
			const [itemId, minutes] = [form.text('itemId'), form.text('speakMinutes')];
			return setSpeakingTime(actor, { meetingId: event.params.meeting, itemId, minutes, rest: form.has('rest') }, form);
		})
};
