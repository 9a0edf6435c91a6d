import { limits } from '#lib/agenda/item.ts';
import { linesOf, registerNumber } from '#lib/decisions/decision.ts';
import { dayAndMonth, longDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SimpleBlock } from '#lib/items/schema.ts';
import { context } from '#server/context.ts';
import type { Decision, DecisionReview } from '#server/db/generated/client.ts';
import { nameOf } from '#server/network/find.ts';
import { behind } from '#server/thread/behind.ts';

const inSwedish = { locale: 'sv' } as const;

/** The most things that are quoted. */
const most = 10;

/** What a decision is called where it comes back. */
export const reviewTitle = (decision: Pick<Decision, 'text' | 'year' | 'ordinal'>): string =>
	m
		.decisions_review_item({ number: registerNumber(decision) ?? '', text: linesOf(decision.text)[0] ?? '' }, inSwedish)
		.slice(0, limits.title);

/**
 * What a decision began with, in the words the body has had before it: its own, notes that were relayed to it and
 * proposals that were put before it. Other groups' words stay with them; `others`: there are such.
 */
async function beganWith({ id, federationId, groupId: bodyId }: Decision) {
	const { read } = context();
	const ids = await behind(read, id);
	const [things, notes, proposals] = await Promise.all([
		read.thing.findMany({
			where: { id: { in: ids }, federationId, removedAt: null, kind: { in: ['entry', 'relay', 'matter', 'proposal'] } },
			orderBy: { createdAt: 'asc' }
		}),
		read.relayNote.findMany({
			where: {
				...{ id: { in: ids }, federationId, state: { not: 'withdrawn' } },
				hops: { some: { toGroupId: bodyId } }
			},
			select: { id: true }
		}),
		read.proposal.findMany({
			where: { id: { in: ids }, federationId, bodyId, state: { not: 'withdrawn' } },
			select: { id: true }
		})
	]);
	const shown = new Set([...notes, ...proposals].map((one) => one.id));
	const quoted = things.filter((thing) => thing.groupId === bodyId || shown.has(thing.id));
	return { quoted: quoted.slice(0, most), others: quoted.length < things.length };
}

/** Who answers for a decision in each organisation, in words. */
async function answersFor(decisionId: string, federationId: string): Promise<string[]> {
	const { read } = context();
	const owners = await read.decisionOwner.findMany({ where: { decisionId, federationId } });
	const [people, organisations] = await Promise.all([
		read.membership.findMany({
			where: { federationId, id: { in: owners.map(({ membershipId }) => membershipId) } },
			include: { account: { select: { name: true } } }
		}),
		read.organisation.findMany({ where: { federationId }, orderBy: { place: 'asc' } })
	]);
	return organisations.flatMap((organisation) => {
		const owner = owners.find(({ organisationId }) => organisationId === organisation.id);
		const person = people.find((one) => one.id === owner?.membershipId);
		return person ? [`${organisation.name}: ${nameOf(person)}`] : [];
	});
}

/**
 * What the item opens with: what was decided, what was to come of it, who answers for it, and how it began, in the words
 * that the body has seen, with the way to the thread, which asks of each reader what they may see.
 */
export async function openingOf(decision: Decision, { effect }: DecisionReview): Promise<SimpleBlock[]> {
	const { read, config } = context();
	const { id, federationId, decidedAt } = decision;
	const [answers, { quoted, others }] = await Promise.all([answersFor(id, federationId), beganWith(decision)]);
	const groups = await read.group.findMany({
		where: { federationId, id: { in: quoted.flatMap(({ groupId }) => groupId ?? []) } }
	});
	const began = quoted.map(({ title, groupId, createdAt }) =>
		m.decisions_review_began(
			{ title, group: groups.find((one) => one.id === groupId)?.name ?? '', date: dayAndMonth(createdAt, 'sv') },
			inSwedish
		)
	);
	if (others) began.push(m.decisions_review_began_elsewhere({}, inSwedish));
	const thread = { link: m.decisions_review_thread({}, inSwedish), href: `${config.origin}/thread/${id}` };
	return [
		m.decisions_review_opening(
			{ number: registerNumber(decision) ?? '', date: decidedAt ? longDate(decidedAt, 'sv') : '' },
			inSwedish
		),
		{ bullets: linesOf(decision.text) },
		...(effect ? [{ heading: m.decisions_review_effect({}, inSwedish) }, ...effect.split('\n').filter(Boolean)] : []),
		...(answers.length > 0 ? [{ heading: m.decisions_review_owners({}, inSwedish) }, { bullets: answers }] : []),
		...(began.length > 0 ? [{ heading: m.decisions_review_origin({}, inSwedish) }, { bullets: began }, thread] : [])
	];
}
