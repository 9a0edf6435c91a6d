import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limits } from '#lib/agenda/item.ts';
import { linesOf, registerNumber } from '#lib/decisions/decision.ts';
import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { Decision, DecisionReview } from '#server/db/generated/client.ts';
import { projectNow } from '#server/documents/project.ts';
import { nameOf } from '#server/network/find.ts';
import { behind } from '#server/thread/behind.ts';
import { offerReview } from './offer-review.ts';
import { reviewActs } from './read-review.ts';
import { tieReview } from './tie-review.ts';

const Payload = z.object({ groupId: z.string() });
const inSwedish = { locale: 'sv' } as const;

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
						...{ review, decision, times: went.length },
						// Once: also when somebody took it off that agenda again. A meeting that was cancelled is none.
						stands: went.some(({ meeting }) => meeting.state !== 'cancelled'),
						offered: since.some(({ act }) => act === reviewActs.offer)
					}
				]
			: [];
	});
}

/** What a decision is called where it comes back. */
const titleOf = (decision: Decision): string =>
	m
		.decisions_review_item({ number: registerNumber(decision) ?? '', text: linesOf(decision.text)[0] ?? '' }, inSwedish)
		.slice(0, limits.title);

/** What the item opens with: what was decided, what was to come of it, who answers for it, and the words it began with. */
async function openingOf(decision: Decision, { effect }: DecisionReview): Promise<SimpleBlock[]> {
	const { read } = context();
	const { id, federationId, decidedAt } = decision;
	const [owners, things] = await Promise.all([
		read.decisionOwner.findMany({ where: { decisionId: id, federationId } }),
		behind(read, id).then((ids) =>
			read.thing.findMany({
				where: { id: { in: ids }, federationId, kind: { in: ['entry', 'relay', 'matter', 'proposal'] } },
				orderBy: { createdAt: 'asc' },
				take: 10
			})
		)
	]);
	const [people, organisations, groups] = await Promise.all([
		read.membership.findMany({
			where: { federationId, id: { in: owners.map(({ membershipId }) => membershipId) } },
			include: { account: { select: { name: true } } }
		}),
		read.organisation.findMany({ where: { federationId }, orderBy: { place: 'asc' } }),
		read.group.findMany({ where: { federationId, id: { in: things.flatMap(({ groupId }) => groupId ?? []) } } })
	]);
	const answers = organisations.flatMap((organisation) => {
		const owner = owners.find(({ organisationId }) => organisationId === organisation.id);
		const person = people.find((one) => one.id === owner?.membershipId);
		return person ? [`${organisation.name}: ${nameOf(person)}`] : [];
	});
	const began = things.map(({ title, groupId, createdAt }) =>
		m.decisions_review_began(
			{ title, group: groups.find((one) => one.id === groupId)?.name ?? '', date: dayAndMonth(createdAt, 'sv') },
			inSwedish
		)
	);
	return [
		m.decisions_review_opening(
			{ number: registerNumber(decision) ?? '', date: decidedAt ? longDate(decidedAt, 'sv') : '' },
			inSwedish
		),
		{ bullets: linesOf(decision.text) },
		...(effect ? [{ heading: m.decisions_review_effect({}, inSwedish) }, ...effect.split('\n').filter(Boolean)] : []),
		...(answers.length > 0 ? [{ heading: m.decisions_review_owners({}, inSwedish) }, { bullets: answers }] : []),
		...(began.length > 0 ? [{ heading: m.decisions_review_origin({}, inSwedish) }, { bullets: began }] : [])
	];
}

const documentOf = (kind: 'agenda' | 'item', subjectId: string) =>
	context().read.document.findUnique({ where: { kind_subjectId: { kind, subjectId } } });

async function lay(decision: Decision, review: DecisionReview, times: number): Promise<void> {
	const { read, documents, clock } = context();
	const { groupId, federationId } = decision;
	const next = await read.meeting.findFirst({
		where: { groupId, federationId, state: 'planned', startsAt: { gt: clock.now() } },
		orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }]
	});
	const agenda = next && (await documentOf('agenda', next.id));
	if (!next || !agenda) return;
	// The same id for the same date of the same decision at the same meeting: the job may run twice.
	const id = createHash('sha256')
		.update(`review ${decision.id} ${review.reviewOn?.toISOString() ?? ''} ${next.id} ${times}`)
		.digest('base64url')
		.slice(0, 22);
	const key = `${reviewActs.item}:${id}`;
	await documents.edit(agenda.id, key, 'add', { id, title: titleOf(decision), kind: 'report', target: { into: null } });
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
	for (const { decision, review, times, stands, offered } of await dueIn(groupId)) {
		if (!stands) await lay(decision, review, times);
		if (!offered) await offerReview(portal, { decisionId: decision.id, title: titleOf(decision) });
	}
}
