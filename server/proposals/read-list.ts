import { toLocal } from '#lib/i18n/dates.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { proposalKind } from '#lib/proposals/proposal.ts';
import { proposalState } from '#lib/proposals/states.ts';
import type { ProposalEntry } from '#lib/proposals/view.ts';
import { context } from '#server/context.ts';
import { federationOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { factsOf } from './facts.ts';

const mostShown = 300;

/** Whether the day by which it was to be anchored has come. */
const cameBy = (untilOn: Date | null, today: string): boolean => untilOn !== null && toLocal(untilOn).date <= today;

/**
 * Proposals that the actor may read, those last moved first: of their groups, those they are asked about and those put
 * before them; all for the office. Needs 'home.read'.
 */
export async function readProposals(actor: Actor): Promise<ProposalEntry[]> {
	demand(actor, 'home.read', {});
	const { read, clock } = context();
	const today = toLocal(clock.now()).date;
	const federationId = federationOf(actor);
	const groups = actor.seats.map(({ groupId }) => groupId);
	const speaksFor = actor.seats.flatMap(({ organisationId }) => organisationId ?? []);
	const mine = [
		{ groupId: { in: groups } },
		{ bodyId: { in: groups } },
		{ soundings: { some: { answers: { some: { organisationId: { in: speaksFor } } } } } }
	];
	const rows = await read.proposal.findMany({
		where: { federationId, ...(actor.office === null ? { OR: mine } : {}) },
		include: {
			lines: { orderBy: { ordinal: 'desc' }, take: 1, select: { at: true } },
			soundings: {
				select: { closedAt: true, answers: { select: { organisationId: true, answer: true, untilOn: true } } },
				orderBy: { ordinal: 'desc' }
			},
			returns: { select: { groupId: true } }
		},
		orderBy: { createdAt: 'desc' },
		take: mostShown
	});
	const names = await read.group.findMany({
		where: { federationId, id: { in: rows.map(({ groupId }) => groupId) } },
		select: { id: true, name: true }
	});
	const organisations = await read.organisation.findMany({
		where: { federationId, id: { in: speaksFor } },
		select: { id: true, name: true }
	});
	return rows
		.flatMap((row): ProposalEntry[] => {
			const facts = factsOf(row);
			if (!can(actor, 'proposal.read', facts)) return [];
			const [last] = row.soundings;
			const waits = (last?.answers ?? []).filter(
				({ answer, untilOn, organisationId }) =>
					((answer === '' && last?.closedAt === null) || (answer === 'anchoring' && cameBy(untilOn, today))) &&
					speaksFor.includes(organisationId) &&
					can(actor, 'proposal.answer', { ...facts, answersFor: organisationId })
			);
			return [
				{
					...{ id: row.id, title: row.title, kind: proposalKind(row.kind), state: proposalState(row.state) },
					group: names.find(({ id }) => id === row.groupId)?.name ?? '',
					changedAt: row.lines[0]?.at ?? row.createdAt,
					toAnswer: waits.flatMap(
						({ organisationId }) => organisations.find(({ id }) => id === organisationId)?.name ?? []
					)
				}
			];
		})
		.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
}

/** Groups that the actor may begin a proposal for, by name. Needs 'home.read'. */
export async function readProposalGroups(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
	demand(actor, 'home.read', {});
	const { read, clock } = context();
	const federationId = federationOf(actor);
	const seated = { id: { in: actor.seats.map(({ groupId }) => groupId) } };
	const rows = await read.group.findMany({
		where: { federationId, ...notEndedAt(clock.now()), ...(actor.office === null ? seated : {}) },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		select: { id: true, name: true }
	});
	return rows.filter(({ id: groupId }) => can(actor, 'proposal.begin', { federationId, groupId }));
}

/** Meetings to come of groups that decide, for whoever puts a proposal on an agenda. Needs 'network.keep'. */
export async function readDecidingMeetings(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock } = context();
	const rows = await read.meeting.findMany({
		where: { federationId, state: 'planned', startsAt: { gt: clock.now() }, group: { decides: true } },
		orderBy: { startsAt: 'asc' },
		select: { id: true, startsAt: true, group: { select: { name: true, matterDays: true } } },
		take: 30
	});
	return rows.map(({ id, startsAt, group }) => ({
		...{ id, startsAt, group: group.name },
		/** The last day for what is to be on it. */
		lastDay: new Date(startsAt.getTime() - group.matterDays * 86_400_000)
	}));
}
