import type { ReviewView } from '#lib/decisions/review.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { countingAt, nameOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { threadKinds } from '#server/thread/kinds.ts';
import { findDecision } from './find.ts';

/** How a decision is tied to the item it came back as, and to what it was offered as to the group it began in. */
export const reviewActs = { item: 'decision.reviewed', offer: 'decision.review-offered' } as const;

/** Who sits for each member organisation now, by organisation in its order. */
async function choicesOf(federationId: string, now: Date): Promise<NonNullable<ReviewView['choices']>> {
	const rows = await context().read.organisation.findMany({
		where: { federationId, ...notEndedAt(now) },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		include: {
			seats: {
				where: { federationId, ...countingAt(now), membership: notEndedAt(now) },
				include: { membership: { include: { account: { select: { name: true } } } } }
			}
		}
	});
	return rows.map(({ id, name, seats }) => {
		const people = new Map(seats.map(({ membershipId, membership }) => [membershipId, nameOf(membership)]));
		return {
			...{ id, name },
			people: [...people]
				.map(([membershipId, person]) => ({ id: membershipId, name: person }))
				.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
		};
	});
}

/** Where a decision has come back: the items and matters that the actor may read. */
async function cameOf(actor: Actor, federationId: string, decisionId: string): Promise<ReviewView['came']> {
	const { read } = context();
	const links = await read.link.findMany({
		where: { fromId: decisionId, act: { in: Object.values(reviewActs) } },
		include: { to: true },
		orderBy: { at: 'asc' }
	});
	const ids = (kind: string) => links.filter(({ to }) => to.kind === kind).map(({ toId }) => toId);
	const known = await Promise.all([
		threadKinds.item?.(read, federationId, ids('item')) ?? [],
		threadKinds.matter?.(read, federationId, ids('matter')) ?? []
	]);
	return known.flat().flatMap(({ id, action, facts, href }) => {
		const to = links.find(({ toId }) => toId === id)?.to;
		return to && to.removedAt === null && can(actor, action, facts) ? [{ id, title: to.title, href }] : [];
	});
}

/** What is to come of a decision, who answers for it, and where it has come back. Needs 'meeting.read' of its meeting. */
export async function readReview(actor: Actor, decisionId: string): Promise<ReviewView> {
	const { read, clock } = context();
	const { facts } = await findDecision(read, decisionId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const review = await read.decisionReview.findUnique({ where: { decisionId }, include: { owners: true } });
	const owners = review?.owners ?? [];
	const [people, organisations, came, choices] = await Promise.all([
		read.membership.findMany({
			where: { federationId, id: { in: owners.map(({ membershipId }) => membershipId) } },
			include: { account: { select: { name: true } } }
		}),
		read.organisation.findMany({
			where: { federationId, id: { in: owners.map(({ organisationId }) => organisationId) } },
			orderBy: [{ place: 'asc' }, { name: 'asc' }]
		}),
		cameOf(actor, federationId, decisionId),
		can(actor, 'decision.prepare', facts) ? choicesOf(federationId, clock.now()) : null
	]);
	return {
		effect: review?.effect ?? '',
		reviewOn: review?.reviewOn ?? null,
		owners: organisations.flatMap(({ id: organisationId, name: organisation }) =>
			owners
				.filter((one) => one.organisationId === organisationId)
				.map(({ membershipId }) => {
					const person = people.find(({ id }) => id === membershipId);
					return { organisationId, organisation, membershipId, name: person ? nameOf(person) : '' };
				})
		),
		...{ came, choices }
	};
}
