import type { RequestEvent } from '@sveltejs/kit';
import { act, type Form } from '#server/pages.ts';
import { castBallot } from './cast-ballot.ts';
import { closePoll } from './close-poll.ts';
import { countHands } from './count-hands.ts';
import { openPoll } from './open-poll.ts';
import { settleTie } from './settle-tie.ts';
import { voidPoll } from './void-poll.ts';

type Event = RequestEvent<{ meeting: string }>;

/** Options that stand for a proposal and motions about it (`optionId`, with `text.<id>`), else the lines of one field. */
function optionsIn(form: Form): { id?: string; text: string }[] {
	const ids = form.all('optionId');
	if (form.text('decisionId') !== '') return ids.map((id) => ({ id, text: form.text(`text.${id}`) }));
	return form
		.text('options')
		.split(/\r?\n/)
		.map((line) => ({ text: line.trim() }))
		.filter(({ text }) => text !== '');
}

/** Hands for each option: fields called `counts.<option>`. */
const countsIn = (form: Form): Record<string, string> =>
	Object.fromEntries(form.all('optionId').map((id) => [id, form.text(`counts.${id}`)]));

/** What is done to a vote from the meeting's room. */
export const voteActions = {
	openPoll: (event: Event) =>
		act(event, (form, actor) => {
			const asked = {
				itemId: form.text('itemId'),
				decisionId: form.text('decisionId'),
				question: form.text('question')
			};
			const [kind, subject] = [form.text('kind') as 'open', (form.text('subject') || 'decision') as 'decision'];
			return openPoll(
				actor,
				{ meetingId: event.params.meeting, ...asked, kind, subject, options: optionsIn(form) },
				form
			);
		}),
	// Without the form's commandId: a second choice sent from the same page is another ballot.
	castBallot: (event: Event) =>
		act(event, (form, actor) =>
			castBallot(actor, { pollId: form.text('pollId'), seatId: form.text('seatId'), choice: form.text('choice') })
		),
	closePoll: (event: Event) => act(event, (form, actor) => closePoll(actor, { pollId: form.text('pollId') }, form)),
	countHands: (event: Event) =>
		act(event, (form, actor) =>
			countHands(
				actor,
				{
					...{ pollId: form.text('pollId'), counts: countsIn(form) },
					...{ abstained: form.text('abstained'), note: form.text('note') }
				},
				form
			)
		),
	settleTie: (event: Event) =>
		act(event, (form, actor) => settleTie(actor, { pollId: form.text('pollId'), choice: form.text('choice') }, form)),
	voidPoll: (event: Event) =>
		act(event, (form, actor) => voidPoll(actor, { pollId: form.text('pollId'), reason: form.text('reason') }, form))
};
