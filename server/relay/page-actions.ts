import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Asked } from '#lib/relay/states.ts';
import { act, type Form } from '#server/pages.ts';
import { addPaper } from './add-paper.ts';
import { answerNote } from './answer-note.ts';
import { approveNote } from './approve-note.ts';
import { askBack } from './ask-back.ts';
import { changeNote } from './change-note.ts';
import { leaveNote } from './leave-note.ts';
import { passOn } from './pass-on.ts';
import { previewNote } from './preview-note.ts';
import { putOnAgenda } from './put-on-agenda.ts';
import { receiveNote } from './receive-note.ts';
import { relayNote } from './relay-note.ts';
import { reply } from './reply.ts';
import { settleSuggestion } from './settle-suggestion.ts';
import { submitNote } from './submit-note.ts';
import { suggestWording } from './suggest-wording.ts';
import { takeBack } from './take-back.ts';
import { treatNote } from './treat-note.ts';
import { withdrawNote } from './withdraw-note.ts';

/** What a form says of a note. */
export const said = (form: Form) => ({
	title: form.text('title'),
	what: form.text('what'),
	why: form.text('why'),
	asked: form.text('asked') as Asked
});

/** What the office chooses when it relays. */
const choicesOf = (form: Form, noteId: string) => ({
	...{ noteId, toGroupIds: form.all('toGroupIds'), toMeetingId: form.text('toMeetingId') },
	...{ why: form.text('reason'), comment: form.text('comment'), papers: form.all('papers') },
	...{ withName: form.has('withName'), withWords: form.has('withWords') }
});

/** The choices again, for the form that sends what was previewed. */
const asValues = (form: Form): Record<string, string | string[]> => ({
	...{ toGroupIds: form.all('toGroupIds'), toMeetingId: form.text('toMeetingId'), reason: form.text('reason') },
	...{ comment: form.text('comment'), papers: form.all('papers') },
	...(form.has('withName') ? { withName: 'on' } : {}),
	...(form.has('withWords') ? { withWords: 'on' } : {})
});

const yes = (form: Form) => ({ hash: form.text('hash'), letThrough: form.has('letThrough') });
type NoteEvent = RequestEvent<{ note: string }>;
type HopEvent = RequestEvent<{ hop: string }>;
const done = (event: NoteEvent, what: string) => redirect(303, `/relay/${event.params.note}?done=${what}`);

/** What is done to a note from its own page, by its group and by the office. */
export const noteActions = {
	change: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			const goes = { papers: form.all('papers'), withName: form.has('withName'), withWords: form.has('withWords') };
			const noteId = event.params.note;
			await changeNote(actor, { noteId, ...said(form), wishes: form.all('wishes'), ...goes }, form);
			return done(event, 'saved');
		}),
	addPaper: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await addPaper(actor, { noteId: event.params.note, file: form.files('file')[0] }, form);
			return done(event, 'paper');
		}),
	submit: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await submitNote(actor, { noteId: event.params.note }, form);
			return done(event, 'submitted');
		}),
	approve: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await approveNote(actor, { noteId: event.params.note, ...yes(form) }, form);
			return done(event, 'approved');
		}),
	reply: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await reply(
				actor,
				{ noteId: event.params.note, text: form.text('reply'), letThrough: form.has('letThrough') },
				form
			);
			return done(event, 'replied');
		}),
	settle: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			const answer = form.text('answer') as 'accept' | 'decline';
			await settleSuggestion(actor, { noteId: event.params.note, wordId: form.text('wordId'), answer }, form);
			return done(event, 'settled');
		}),
	withdraw: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await withdrawNote(actor, { noteId: event.params.note }, form);
			return done(event, 'withdrawn');
		}),
	ask: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await askBack(
				actor,
				{ noteId: event.params.note, text: form.text('question'), letThrough: form.has('letThrough') },
				form
			);
			return done(event, 'asked');
		}),
	suggest: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			const { title, what, why } = said(form);
			const goes = { goesTo: form.all('goesTo'), letThrough: form.has('letThrough') };
			const more = { comment: form.text('suggestion-comment'), ...goes };
			await suggestWording(actor, { noteId: event.params.note, title, what, why, ...more }, form);
			return done(event, 'suggested');
		}),
	leave: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			const why = { reason: form.text('leave-why'), letThrough: form.has('letThrough') };
			await leaveNote(actor, { noteId: event.params.note, ...why }, form);
			return done(event, 'left');
		}),
	takeBack: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await takeBack(actor, { noteId: event.params.note }, form);
			return done(event, 'taken-back');
		}),
	preview: (event: NoteEvent) =>
		act(event, async (form, actor) => ({
			preview: await previewNote(actor, choicesOf(form, event.params.note)),
			values: asValues(form)
		})),
	send: (event: NoteEvent) =>
		act(event, async (form, actor) => {
			await relayNote(actor, { ...choicesOf(form, event.params.note), ...yes(form) }, form);
			return done(event, 'sent');
		})
};

const handled = (event: HopEvent, what: string) => redirect(303, `/relay/received/${event.params.hop}?done=${what}`);

/** What a group that got a note does with it. */
export const receivedActions = {
	receive: (event: HopEvent) =>
		act(event, async (form, actor) => {
			await receiveNote(actor, { hopId: event.params.hop }, form);
			return handled(event, 'received');
		}),
	putOnAgenda: (event: HopEvent) =>
		act(event, async (form, actor) => {
			await putOnAgenda(actor, { hopId: event.params.hop, meetingId: form.text('meetingId') }, form);
			return handled(event, 'agenda');
		}),
	treat: (event: HopEvent) =>
		act(event, async (form, actor) => {
			await treatNote(actor, { hopId: event.params.hop }, form);
			return handled(event, 'treated');
		}),
	answer: (event: HopEvent) =>
		act(event, async (form, actor) => {
			const outcome = form.text('outcome') as 'answered' | 'none';
			const letThrough = form.has('letThrough');
			await answerNote(actor, { hopId: event.params.hop, outcome, report: form.text('report'), letThrough }, form);
			return handled(event, 'answered');
		}),
	pass: (event: HopEvent) =>
		act(event, async (form, actor) => {
			const to = { toGroupIds: form.all('toGroupIds'), why: form.text('pass-why') };
			await passOn(actor, { hopId: event.params.hop, ...to, letThrough: form.has('letThrough') }, form);
			return handled(event, 'passed');
		})
};
