import { z } from 'zod';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Decision, DecisionReview } from '#server/db/generated/client.ts';
import { projectNow } from '#server/documents/project.ts';
import { chooseReview } from './choose-review.ts';
import { offerReview } from './offer-review.ts';
import { reviewActs } from './read-review.ts';
import { openingOf, reviewTitle } from './review-opening.ts';
import { tieReview } from './tie-review.ts';

const Payload = z.object({ groupId: z.string() });

/** Decisions of a group whose day has come, with the items each has come back as since then. */
async function dueIn(groupId: string) {
	const { read, clock } = context();
	const reviews = await read.decisionReview.findMany({
		where: { groupId, reviewOn: { lte: clock.now() } },
		orderBy: [{ reviewOn: 'asc' }, { decisionId: 'asc' }]
	});
	const ids = reviews.map(({ decisionId }) => decisionId);
	const [decisions, links] = await Promise.all([
		read.decision.findMany({ where: { id: { in: ids }, state: 'decided' } }),
		read.link.findMany({ where: { fromId: { in: ids }, act: { in: Object.values(reviewActs) } } })
	]);
	const items = await read.agendaItem.findMany({
		where: { id: { in: links.map(({ toId }) => toId) } },
		select: { id: true, meeting: { select: { state: true } } }
	});
	return reviews.flatMap((review) => {
		const decision = decisions.find(({ id }) => id === review.decisionId);
		const since = links.filter(
			({ fromId, at }) => fromId === review.decisionId && review.reviewOn && at >= review.reviewOn
		);
		const went = since.flatMap(({ toId }) => items.find(({ id }) => id === toId) ?? []);
		return decision
			? [
					{
						...{ review, decision },
						// Once: also when somebody took it off that agenda again. A meeting that was cancelled is none.
						stands: went.some(({ meeting }) => meeting.state !== 'cancelled'),
						offered: since.some(({ act }) => act === reviewActs.offer)
					}
				]
			: [];
	});
}

const documentOf = (kind: 'agenda' | 'item', subjectId: string) =>
	context().read.document.findUnique({ where: { kind_subjectId: { kind, subjectId } } });

/**
 * Lays a decision where it was chosen to come back, and ties it there. After a crash at any place it goes on with the same
 * meeting and item, since the documents keep the key.
 */
async function lay(decision: Decision, review: DecisionReview): Promise<void> {
	const { documents } = context();
	const begun = review.laidMeetingId && (await documentOf('agenda', review.laidMeetingId));
	// What was laid and not yet written down as an item counts as laid.
	if (begun) await projectNow(begun.id);
	const chosen = await chooseReview(portal, { decisionId: decision.id });
	const agenda = chosen && (await documentOf('agenda', chosen.meetingId));
	if (!agenda) return;
	const { itemId: id } = chosen;
	const key = `${reviewActs.item}:${id}`;
	await documents.edit(agenda.id, key, 'add', {
		id,
		title: reviewTitle(decision),
		kind: 'report',
		target: { into: null }
	});
	await projectNow(agenda.id);
	const item = await documentOf('item', id);
	if (item) {
		await documents.edit(item.id, key, 'append', { text: await openingOf(decision, review) });
		await projectNow(item.id);
	}
	await tieReview(portal, { decisionId: decision.id, itemId: id });
}

/**
 * Job 'decisions.review', when the day of a decision has come, and when a meeting is planned or cancelled: the decision
 * stands once on the agenda of the next meeting of the body that took it, and is offered once to the group its thread
 * began in (Y11). Running again changes nothing.
 */
export async function layReviews(payload: unknown): Promise<void> {
	const { groupId } = Payload.parse(payload);
	for (const { decision, review, stands, offered } of await dueIn(groupId)) {
		if (!stands) await lay(decision, review);
		if (!offered) await offerReview(portal, { decisionId: decision.id });
	}
}
