import type { RequestEvent } from '@sveltejs/kit';
import type { DoneAct } from '#lib/minutes/done.ts';
import { act, type Form } from '#server/pages.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { askAtOnce } from './ask-at-once.ts';
import { beginAdjusting } from './begin-adjusting.ts';
import { chooseAdjusters } from './choose-adjusters.ts';
import { endAdjusting } from './end-adjusting.ts';
import { lockAtOnce } from './lock-at-once.ts';
import { lockMinutes } from './lock.ts';
import { markAtOnce } from './mark-at-once.ts';
import { markMinutes } from './mark.ts';
import { putRemark } from './put-remark.ts';
import { refetchParagraph } from './refetch-paragraph.ts';
import { reopenMinutes } from './reopen.ts';
import { replaceAdjuster } from './replace-adjuster.ts';
import { settleRemark } from './settle-remark.ts';
import { takeBackAtOnce } from './take-back-at-once.ts';
import { withdrawNotice } from './withdraw-notice.ts';

type Event = RequestEvent<{ meeting: string }>;

/** One action of the page: runs the command, and says what was done. */
const doing =
	(done: DoneAct, run: (actor: Actor, form: Form, meetingId: string, event: Event) => Promise<unknown>) =>
	(event: Event) =>
		act(event, async (form, actor) => {
			await run(actor, form, event.params.meeting, event);
			return { done };
		});

/** What one may do with a meeting's minutes from their page. */
export const minutesActions = {
	choose: doing('chosen', (actor, form, meetingId) =>
		chooseAdjusters(
			actor,
			{ meetingId, secretaryId: form.text('secretaryId') || null, adjusters: form.all('adjusters') },
			form
		)
	),
	send: doing('sent', (actor, form, meetingId) => beginAdjusting(actor, { meetingId }, form)),
	replace: doing('replaced', (actor, form, meetingId) =>
		replaceAdjuster(
			actor,
			{
				meetingId,
				membershipId: form.text('membershipId'),
				standInId: form.text('standInId'),
				reason: form.text('reason')
			},
			form
		)
	),
	takeBack: doing('taken-back', (actor, form, meetingId) => endAdjusting(actor, { meetingId }, form)),
	refetch: doing('refetched', (actor, form, meetingId) =>
		refetchParagraph(actor, { meetingId, itemId: form.text('itemId'), what: form.text('what') as never }, form)
	),
	remark: doing('remarked', (actor, form, meetingId) =>
		putRemark(actor, { meetingId, itemId: form.text('itemId'), text: form.text('text') }, form)
	),
	settle: doing('settled', (actor, form) =>
		settleRemark(
			actor,
			{ remarkId: form.text('remarkId'), answer: form.text('answer') as never, text: form.text('text') },
			form
		)
	),
	mark: doing('marked', (actor, form, meetingId, event) =>
		markMinutes(
			actor,
			{ meetingId, hash: form.text('hash'), password: form.text('password'), address: event.getClientAddress() },
			form
		)
	),
	lock: doing('locked', (actor, form, meetingId) => lockMinutes(actor, { meetingId, hash: form.text('hash') }, form)),
	reopen: doing('reopened', (actor, form, meetingId) =>
		reopenMinutes(actor, { meetingId, reason: form.text('reason') }, form)
	),
	askAtOnce: doing('at-once-ask', (actor, form, meetingId) =>
		askAtOnce(actor, { meetingId, itemId: form.text('itemId') }, form)
	),
	takeBackAtOnce: doing('at-once-back', (actor, form, meetingId) =>
		takeBackAtOnce(actor, { meetingId, itemId: form.text('itemId') }, form)
	),
	markAtOnce: doing('at-once-mark', (actor, form, meetingId, event) => {
		const parts = form.all('itemId').map((itemId) => ({ itemId, hash: form.text(`hash.${itemId}`) }));
		const renewed = { password: form.text('password'), address: event.getClientAddress() };
		return markAtOnce(actor, { meetingId, parts, ...renewed }, form);
	}),
	lockAtOnce: doing('at-once-lock', (actor, form, meetingId) =>
		lockAtOnce(actor, { meetingId, itemId: form.text('itemId'), hash: form.text('hash') }, form)
	),
	withdraw: doing('withdrawn', (actor, form, meetingId) =>
		withdrawNotice(actor, { meetingId, part: form.text('part'), reason: form.text('reason') }, form)
	)
};
