import { m } from '#lib/i18n/paraglide/messages.js';
import type { Facts } from '#lib/permissions/facts.ts';
import type { Action } from '#lib/permissions/rules.ts';
import type { KnotKind } from '#lib/thread/thread.ts';
import { factsOf as assignmentFacts } from '#server/assignments/find.ts';
import { factsOf as briefingFacts } from '#server/briefings/find.ts';
import type { ReadClient } from '#server/db/open.ts';
import { isOver, proposalState } from '#lib/proposals/states.ts';
import { factsOf as proposalFacts, withAsked } from '#server/proposals/facts.ts';

/** What the thread asks of a kind of thing: who may see it, and where it stands. */
export interface Known {
	readonly id: string;
	readonly action: Action;
	readonly facts: Facts;
	readonly href: string;
	/** It has been dealt with; otherwise the thread goes on from there. */
	readonly done: boolean;
	/** It was struck, dropped or turned down, when and why, where its own act keeps that. */
	readonly removed?: { readonly at: Date; readonly reason: string } | null;
}

/** Those of some things that are there, all of one kind, in a number of queries that does not grow with them. */
type ReadKind = (db: ReadClient, federationId: string, ids: readonly string[]) => Promise<readonly Known[]>;

const called = { calls: { select: { membershipId: true } } } as const;
const calledOf = (meeting: { readonly calls: readonly { readonly membershipId: string }[] } | null | undefined) =>
	meeting?.calls.map(({ membershipId }) => membershipId) ?? [];

const items: ReadKind = async (db, federationId, ids) => {
	const rows = await db.agendaItem.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: {
			...{ id: true, meetingId: true, state: true, removedAt: true },
			meeting: { select: { groupId: true, state: true, startsAt: true, ...called } }
		}
	});
	return rows.map(({ id, meetingId, state, removedAt, meeting }) => ({
		id,
		action: 'meeting.read',
		facts: { federationId, groupId: meeting.groupId, meetingId, called: calledOf(meeting) },
		href: `/meetings/${meetingId}/agenda?item=${id}`,
		done: state !== 'planned' || meeting.state === 'ended',
		removed:
			removedAt || state === 'struck'
				? { at: removedAt ?? meeting.startsAt, reason: m.thread_reason_taken_off() }
				: null
	}));
};

const decisions: ReadKind = async (db, federationId, ids) => {
	const rows = await db.decision.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: { id: true, groupId: true, meetingId: true, state: true }
	});
	const meetings = await db.meeting.findMany({
		where: { federationId, id: { in: [...new Set(rows.map(({ meetingId }) => meetingId))] } },
		select: { id: true, ...called }
	});
	return rows.map(({ id, groupId, meetingId, state }) => ({
		id,
		action: 'meeting.read',
		facts: { federationId, groupId, meetingId, called: calledOf(meetings.find((one) => one.id === meetingId)) },
		href: `/decisions/${id}`,
		done: state !== 'prepared'
	}));
};

const assignments: ReadKind = async (db, federationId, ids) => {
	const rows = await db.assignment.findMany({ where: { federationId, id: { in: [...ids] } } });
	return rows.map((row) => ({
		id: row.id,
		action: 'assignment.read',
		facts: assignmentFacts(row),
		href: `/assignments${row.state === 'open' ? '' : '?settled'}#task-${row.id}`,
		done: row.state !== 'open',
		removed: row.state === 'dropped' ? { at: row.settledAt ?? row.createdAt, reason: row.answer } : null
	}));
};

const matters: ReadKind = async (db, federationId, ids) => {
	const rows = await db.matter.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: { id: true, groupId: true, state: true, answer: true, answeredAt: true, createdAt: true }
	});
	return rows.map(({ id, groupId, state, answer, answeredAt, createdAt }) => ({
		id,
		action: 'group.read',
		facts: { federationId, groupId },
		href: `/groups/${groupId}/matters#matter-${id}`,
		done: state !== 'open',
		removed:
			state === 'declined' || state === 'withdrawn'
				? { at: answeredAt ?? createdAt, reason: answer || m.thread_reason_withdrawn() }
				: null
	}));
};

const sheets: ReadKind = async (db, federationId, ids) => {
	const rows = await db.sheet.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: { id: true, groupId: true, meetingId: true, state: true }
	});
	const meetings = await db.meeting.findMany({
		where: { federationId, id: { in: rows.flatMap(({ meetingId }) => meetingId ?? []) } },
		select: { id: true, ...called }
	});
	return rows.map(({ id, groupId, meetingId, state }) => ({
		id,
		action: 'sheet.read',
		facts: {
			federationId,
			groupId,
			sheetState: state === 'open' ? 'open' : 'closed',
			called: calledOf(meetings.find((one) => one.id === meetingId))
		},
		href: `/sheets/${id}`,
		done: state !== 'open'
	}));
};

const proposals: ReadKind = async (db, federationId, ids) => {
	const rows = await db.proposal.findMany({ where: { federationId, id: { in: [...ids] } }, include: withAsked });
	const withdrawn = await db.proposalLine.findMany({
		where: { federationId, proposalId: { in: [...ids] }, to: 'withdrawn' },
		select: { proposalId: true, at: true, reason: true },
		orderBy: { ordinal: 'desc' }
	});
	return rows.map((row) => {
		const last = row.state === 'withdrawn' && withdrawn.find(({ proposalId }) => proposalId === row.id);
		return {
			id: row.id,
			// Who was told what became of it is led to that.
			action: 'proposal.hear',
			facts: proposalFacts(row),
			href: `/proposals/${row.id}`,
			done: isOver(proposalState(row.state)),
			removed: last ? { at: last.at, reason: last.reason } : null
		};
	});
};

/** A note of a sheet is seen by those who may read the sheet. */
const entries: ReadKind = async (db, federationId, ids) => {
	const rows = await db.harvest.findMany({
		where: { federationId, thingId: { in: [...ids] } },
		select: { thingId: true, sheetId: true, step: true, pieceId: true }
	});
	const its = await sheets(db, federationId, [...new Set(rows.map(({ sheetId }) => sheetId))]);
	return rows.flatMap(({ thingId, sheetId, step, pieceId }) => {
		const sheet = its.find(({ id }) => id === sheetId);
		return sheet
			? [{ ...sheet, id: thingId, href: `/sheets/${sheetId}?step=${step}#entry-${pieceId}`, done: true }]
			: [];
	});
};

const relays: ReadKind = async (db, federationId, ids) => {
	const rows = await db.relayNote.findMany({
		where: { federationId, id: { in: [...ids] } },
		select: { id: true, groupId: true, state: true, hops: { select: { toGroupId: true } } }
	});
	return rows.map(({ id, groupId, state, hops }) => ({
		id,
		action: 'relay.know',
		facts: {
			federationId,
			...(groupId === null ? {} : { groupId }),
			// Once it is withdrawn those who got it know nothing of it.
			relayedTo: state === 'withdrawn' ? [] : hops.flatMap(({ toGroupId }) => toGroupId ?? [])
		},
		href: `/relay/${id}`,
		done: state === 'done' || state === 'merged' || state === 'withdrawn'
	}));
};

/** A briefing stands on a thread once it has gone out, and for those who prepare it. */
const briefings: ReadKind = async (db, federationId, ids) => {
	const rows = await db.briefing.findMany({
		where: { federationId, id: { in: [...ids] } },
		include: { receivers: { select: { groupId: true } }, editions: { select: { id: true }, take: 1 } }
	});
	const meetings = await db.meeting.findMany({
		where: { federationId, id: { in: rows.map(({ meetingId }) => meetingId) } },
		select: { id: true, ...called }
	});
	return rows.map((row) => ({
		id: row.id,
		action: 'briefing.read',
		facts: {
			...{ federationId, groupId: row.groupId, meetingId: row.meetingId },
			called: calledOf(meetings.find(({ id }) => id === row.meetingId)),
			...briefingFacts(row)
		},
		href: `/briefings/${row.id}`,
		done: row.editions.length > 0
	}));
};

/** Every kind of thing that can stand on a thread, and how the thread asks about it. */
export const threadKinds: Partial<Record<KnotKind, ReadKind>> = {
	item: items,
	decision: decisions,
	assignment: assignments,
	matter: matters,
	sheet: sheets,
	entry: entries,
	relay: relays,
	proposal: proposals,
	briefing: briefings
};
