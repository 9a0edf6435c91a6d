import type { RequestEvent } from '@sveltejs/kit';
import type { DecisionForm, DecisionKind, MotionKind, StatementKind } from '#lib/decisions/decision.ts';
import { act, type Form } from '#server/pages.ts';
import { addressDecision } from './address-decision.ts';
import { changeDecision } from './change-decision.ts';
import { correctDecision } from './correct-decision.ts';
import { decide } from './decide.ts';
import { joinMotion } from './join-motion.ts';
import { leaveMotion } from './leave-motion.ts';
import { makeMotion } from './make-motion.ts';
import { makeStatement } from './make-statement.ts';
import { orderMotions } from './order-motions.ts';
import { prepareDecision } from './prepare-decision.ts';
import { restoreDecision } from './restore-decision.ts';
import { reviewDecision } from './review-decision.ts';
import { withdrawDecision } from './withdraw-decision.ts';
import { withdrawStatement } from './withdraw-statement.ts';
import { writeStatement } from './write-statement.ts';

type Event = RequestEvent;

const written = (form: Form) => ({
	kind: (form.text('kind') || 'decision') as DecisionKind,
	text: form.text('text'),
	reasons: form.text('reasons'),
	addressees: form.text('addressees')
});
const it = (form: Form) => ({ decisionId: form.text('decisionId') });

/** What is done to decisions from a page that shows them: the room's, the agenda's, a decision's own. */
export const decisionActions = {
	prepareDecision: (event: RequestEvent<{ meeting: string }>) =>
		act(event, (form, actor) =>
			prepareDecision(actor, { meetingId: event.params.meeting, itemId: form.text('itemId'), ...written(form) }, form)
		),
	changeDecision: (event: Event) =>
		act(event, (form, actor) => {
			const before = form.has('before') ? { before: form.text('before') } : {};
			return changeDecision(actor, { ...it(form), ...written(form), ...before }, form);
		}),
	withdrawDecision: (event: Event) =>
		act(event, (form, actor) => withdrawDecision(actor, { ...it(form), why: form.text('why') }, form)),
	restoreDecision: (event: Event) => act(event, (form, actor) => restoreDecision(actor, it(form), form)),
	addressDecision: (event: Event) =>
		act(event, (form, actor) => addressDecision(actor, { ...it(form), addressees: form.text('addressees') }, form)),
	reviewDecision: (event: Event) =>
		act(event, (form, actor) => {
			const said = { effect: form.text('effect'), reviewOn: form.text('reviewOn'), owners: form.all('owners') };
			return reviewDecision(actor, { ...it(form), ...said }, form);
		}),
	correctDecision: (event: Event) =>
		act(event, (form, actor) => {
			const said = { text: form.text('text'), reasons: form.text('reasons'), why: form.text('why') };
			return correctDecision(actor, { ...it(form), ...said }, form);
		}),
	decide: (event: Event) =>
		act(event, (form, actor) =>
			decide(
				actor,
				{
					...it(form),
					form: form.text('form') as DecisionForm,
					carried: form.all('carried'),
					text: form.text('text'),
					pollId: form.text('pollId'),
					to: form.text('to'),
					insist: form.has('insist')
				},
				form
			)
		),
	makeMotion: (event: Event) =>
		act(event, (form, actor) => {
			const said = { kind: form.text('kind') as MotionKind, text: form.text('text'), seatId: form.text('seatId') };
			return makeMotion(actor, { ...it(form), ...said }, form);
		}),
	joinMotion: (event: Event) =>
		act(event, (form, actor) =>
			joinMotion(actor, { motionId: form.text('motionId'), seatId: form.text('seatId') }, form)
		),
	leaveMotion: (event: Event) =>
		act(event, (form, actor) =>
			leaveMotion(actor, { motionId: form.text('motionId'), seatId: form.text('seatId') }, form)
		),
	orderMotions: (event: Event) =>
		act(event, (form, actor) =>
			orderMotions(actor, { ...it(form), motionIds: form.text('order').split(' ').filter(Boolean) }, form)
		),
	makeStatement: (event: Event) =>
		act(event, (form, actor) => {
			const said = { kind: form.text('kind') as StatementKind, text: form.text('text'), seatId: form.text('seatId') };
			return makeStatement(actor, { ...it(form), ...said }, form);
		}),
	writeStatement: (event: Event) =>
		act(event, (form, actor) =>
			writeStatement(actor, { statementId: form.text('statementId'), text: form.text('text') }, form)
		),
	withdrawStatement: (event: Event) =>
		act(event, (form, actor) => withdrawStatement(actor, { statementId: form.text('statementId') }, form))
};
