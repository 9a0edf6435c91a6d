import { registerNumber } from '#lib/decisions/decision.ts';
import { noFacts, proposalOutcomes, type BriefingFacts } from '#lib/briefings/build.ts';
import type { Briefing } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { groupNames } from '#server/relay/lines.ts';
import { gatherCame, gatherAnswers } from './gather-relays.ts';
import { gatherAnnounced } from './gather-announced.ts';
import { gatherTasks } from './gather-tasks.ts';

/** Meetings ahead that are named. */
const mostAhead = 4;
const year = 365 * 86_400_000;

export type Gathering = Pick<Briefing, 'federationId' | 'groupId' | 'meetingId'>;

/** When the group last met before this meeting; a year back where it never did. */
async function lastMet(db: ReadClient, { federationId, groupId, meetingId }: Gathering, now: Date): Promise<Date> {
	const meeting = await db.meeting.findFirst({
		where: { federationId, groupId, state: 'ended', id: { not: meetingId } },
		orderBy: { startsAt: 'desc' },
		select: { startsAt: true }
	});
	return meeting?.startsAt ?? new Date(now.getTime() - year);
}

/** The group's own meetings ahead: of others their members know nothing here. */
async function gatherAhead(
	db: ReadClient,
	{ federationId, groupId, meetingId }: Gathering,
	now: Date
): Promise<BriefingFacts['meetings']> {
	const rows = await db.meeting.findMany({
		where: { federationId, groupId, state: 'planned', startsAt: { gt: now }, id: { not: meetingId } },
		orderBy: { startsAt: 'asc' },
		take: mostAhead,
		select: { id: true, startsAt: true, group: { select: { name: true } } }
	});
	return rows.map(({ id, startsAt, group }) => ({ id, startsAt, group: group.name }));
}

/** What became of the group's proposals with those who decide. */
async function gatherProposals(db: ReadClient, { federationId, groupId }: Gathering, since: Date) {
	const rows = await db.proposalLine.findMany({
		where: { federationId, at: { gt: since }, to: { in: [...proposalOutcomes] }, proposal: { groupId } },
		include: { proposal: { select: { title: true, bodyId: true } } },
		orderBy: { at: 'asc' },
		take: 60
	});
	const names = await groupNames(db, federationId);
	return rows.flatMap(({ proposalId, ordinal, from, to, body, proposal }) => {
		const outcome = proposalOutcomes.find((one) => one === to);
		if (!outcome || from === to) return [];
		const by = body || (names.get(proposal.bodyId ?? '') ?? '');
		return [{ id: proposalId, ordinal, title: proposal.title, to: outcome, body: by }];
	});
}

/** Reports from those who decide that were sent to the group. */
async function gatherReports(db: ReadClient, { federationId, groupId }: Gathering, since: Date) {
	const rows = await db.briefingReceiver.findMany({
		where: { federationId, groupId, at: { gt: since } },
		include: { briefing: { select: { id: true, groupId: true, meetingId: true } } },
		orderBy: { at: 'asc' },
		take: 20
	});
	const [names, meetings] = await Promise.all([
		groupNames(db, federationId),
		db.meeting.findMany({
			where: { federationId, id: { in: rows.map(({ briefing }) => briefing.meetingId) } },
			select: { id: true, startsAt: true }
		})
	]);
	return rows.flatMap(({ briefing }) => {
		const meeting = meetings.find(({ id }) => id === briefing.meetingId);
		return meeting ? [{ id: briefing.id, body: names.get(briefing.groupId) ?? '', on: meeting.startsAt }] : [];
	});
}

/**
 * What an information sheet quotes: what came to the group and what came back to it since it last met, what has been
 * announced or was decided to be sent to it, its meetings ahead. Nothing its members may not know (X18). For whoever has
 * asked for permission.
 */
export async function gatherBefore(db: ReadClient, of: Gathering, now: Date): Promise<BriefingFacts> {
	const since = await lastMet(db, of, now);
	const [came, answers, proposals, decisions, reports, meetings] = await Promise.all([
		gatherCame(db, of, since),
		gatherAnswers(db, of, since),
		gatherProposals(db, of, since),
		gatherAnnounced(db, of, since),
		gatherReports(db, of, since),
		gatherAhead(db, of, now)
	]);
	return { ...noFacts, came, answers, proposals, decisions, reports, meetings };
}

/**
 * What a report quotes: what its meeting decided and gave to do. A choice of people for employment is told only once it
 * has been announced, and nothing that is marked confidential. For whoever has asked for permission.
 */
export async function gatherReport(db: ReadClient, of: Gathering, now: Date): Promise<BriefingFacts> {
	const { federationId, meetingId } = of;
	const [meeting, rows, tasks, meetings] = await Promise.all([
		db.meeting.findFirstOrThrow({
			where: { id: meetingId, federationId },
			select: { startsAt: true }
		}),
		db.decision.findMany({
			where: { federationId, meetingId, state: 'decided', kind: { not: 'employment' } },
			orderBy: [{ year: 'asc' }, { ordinal: 'asc' }]
		}),
		gatherTasks(db, of),
		gatherAhead(db, of, now)
	]);
	const [things, items] = await Promise.all([
		db.thing.findMany({
			where: { federationId, id: { in: rows.map(({ id }) => id) }, label: { not: 'confidential' }, removedAt: null },
			select: { id: true }
		}),
		db.agendaItem.findMany({
			where: { federationId, id: { in: rows.map(({ itemId }) => itemId) } },
			select: { id: true, title: true }
		})
	]);
	const open = new Set(things.map(({ id }) => id));
	const told = rows.filter(({ id }) => open.has(id));
	return {
		...noFacts,
		decisions: told.map((row) => ({
			...{ id: row.id, number: registerNumber(row) ?? '', text: row.text },
			item: items.find(({ id }) => id === row.itemId)?.title ?? '',
			...{ body: '', on: meeting.startsAt, openAt: null }
		})),
		tasks: tasks.filter(({ decisionId }) => decisionId === null || open.has(decisionId)),
		meetings
	};
}
