import type { RequestEvent } from '@sveltejs/kit';
import type { ItemKind } from '#lib/agenda/item.ts';
import { addAgendaItem } from '#server/agenda/add-item.ts';
import { act } from '#server/pages.ts';
import { carryItem } from './carry-item.ts';
import { deferItem } from './defer-item.ts';
import { handOverChair } from './hand-over-chair.ts';
import { pauseMeeting } from './pause-meeting.ts';
import { referItem } from './refer-item.ts';
import { reopenItem } from './reopen-item.ts';
import { reorderItem } from './reorder-item.ts';
import { resumeMeeting } from './resume-meeting.ts';
import { takeBackStart } from './take-back-start.ts';
import { takeBackChair } from './take-back-chair.ts';

type Event = RequestEvent<{ meeting: string }>;

const theMeeting = (event: Event) => ({ meetingId: event.params.meeting });

/** How whoever leads runs a meeting from its room, besides starting, taking items and ending; and a new question. */
export const runningActions = {
	takeBackStart: (event: Event) => act(event, (form, actor) => takeBackStart(actor, theMeeting(event), form)),
	pause: (event: Event) => act(event, (form, actor) => pauseMeeting(actor, theMeeting(event), form)),
	resume: (event: Event) => act(event, (form, actor) => resumeMeeting(actor, theMeeting(event), form)),
	handOver: (event: Event) =>
		act(event, (form, actor) => {
			const [who, itemId] = [form.text('who'), form.text('scope') === 'item' ? form.text('itemId') : ''];
			return handOverChair(actor, { ...theMeeting(event), who, itemId }, form);
		}),
	takeBack: (event: Event) =>
		act(event, (form, actor) => takeBackChair(actor, { ...theMeeting(event), itemId: form.text('itemId') }, form)),
	reorder: (event: Event) =>
		act(event, (form, actor) => {
			const [itemId, afterId] = [form.text('itemId'), form.text('afterId')];
			return reorderItem(actor, { ...theMeeting(event), itemId, afterId }, form);
		}),
	defer: (event: Event) =>
		act(event, (form, actor) => {
			const [itemId, reason] = [form.text('itemId'), form.text('deferReason')];
			return deferItem(actor, { ...theMeeting(event), itemId, reason }, form);
		}),
	refer: (event: Event) =>
		act(event, (form, actor) => {
			const [itemId, reason, to] = [form.text('itemId'), form.text('reason'), form.text('to')];
			return referItem(actor, { ...theMeeting(event), itemId, reason, to }, form);
		}),
	carry: (event: Event) =>
		act(event, (form, actor) => carryItem(actor, { ...theMeeting(event), itemId: form.text('itemId') }, form)),
	reopen: (event: Event) =>
		act(event, async (form, actor) => {
			await reopenItem(actor, { ...theMeeting(event), itemId: form.text('itemId') }, form);
			return {};
		}),
	addSub: (event: Event) =>
		act(event, async (form, actor) => {
			const [title, kind] = [form.text('title'), (form.text('kind') || 'other') as ItemKind];
			const into = form.text('into');
			const added = await addAgendaItem(actor, event.params.meeting, { title, kind, into }, form);
			return { added };
		})
};
