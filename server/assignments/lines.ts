import {
	assignmentStateOf,
	dueBy,
	dueKindOf,
	isLate,
	meetingDue,
	ownerKindOf,
	ownerRoleOf,
	type Deadline
} from '#lib/assignments/assignment.ts';
import type { AssignmentLine } from '#lib/assignments/view.ts';
import { ownerRoleWord } from '#lib/assignments/words.ts';
import { registerNumber } from '#lib/decisions/decision.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import type { Assignment } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';
import { factsOf } from './find.ts';

/** Names and meetings that the lines of some tasks need, read together. */
async function gather(db: ReadClient, federationId: string, rows: readonly Assignment[]) {
	const ids = (pick: (row: Assignment) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
	const owners = ids(({ ownerId }) => ownerId);
	const [groups, organisations, members, meetings, decisions, links, notes] = await Promise.all([
		db.group.findMany({
			where: { federationId, id: { in: [...owners, ...ids(({ groupId }) => groupId)] } },
			select: { id: true, name: true }
		}),
		db.organisation.findMany({ where: { federationId, id: { in: owners } }, select: { id: true, name: true } }),
		db.membership.findMany({
			where: { federationId, id: { in: [...owners, ...ids(({ settledBy }) => settledBy)] } },
			include: { account: { select: { name: true } } }
		}),
		db.meeting.findMany({
			where: {
				federationId,
				OR: [
					{ groupId: { in: ids(({ dueKind, groupId }) => (dueKind === 'next' ? groupId : null)) } },
					{ id: { in: ids(({ dueMeetingId }) => dueMeetingId) } }
				]
			},
			select: { id: true, groupId: true, state: true, startsAt: true, endsAt: true, year: true, ordinal: true }
		}),
		db.decision.findMany({
			where: { federationId, id: { in: ids(({ decisionId }) => decisionId) } },
			select: { id: true, year: true, ordinal: true }
		}),
		db.link.findMany({ where: { act: 'assignment.taken-up', fromId: { in: rows.map(({ id }) => id) } } }),
		db.harvest.findMany({ where: { federationId, kind: 'assignment', targetId: { in: rows.map(({ id }) => id) } } })
	]);
	const sheets = await db.sheet.findMany({
		where: { federationId, id: { in: notes.map(({ sheetId }) => sheetId) } },
		select: { id: true, title: true }
	});
	const titles = new Map(sheets.map(({ id, title }) => [id, title]));
	const cameFrom = new Map(
		notes.map(({ targetId, sheetId, step, pieceId }) => [
			targetId,
			{ title: titles.get(sheetId) ?? '', href: `/sheets/${sheetId}?step=${step}#entry-${pieceId}` }
		])
	);
	const names = new Map([
		...groups.map(({ id, name }) => [id, name] as const),
		...organisations.map(({ id, name }) => [id, name] as const),
		...members.map((one) => [one.id, nameOf(one)] as const)
	]);
	return { names, meetings, decisions: new Map(decisions.map((one) => [one.id, one])), links, cameFrom };
}

type Gathered = Awaited<ReturnType<typeof gather>>;

/** Meetings a task's deadline goes by: all of its group, for the next one; and the one it names. */
const meetingsOf = (row: Assignment, { meetings }: Gathered) =>
	meetings.filter((one) => one.groupId === row.groupId || one.id === row.dueMeetingId);

function ownerOf(row: Assignment, { names }: Gathered): string {
	const role = row.ownerKind === 'role' ? ownerRoleOf(row.ownerId) : null;
	return role ? ownerRoleWord(role) : (names.get(row.ownerId) ?? '');
}

function lineOf(row: Assignment, gathered: Gathered, actor: Actor, now: Date): AssignmentLine {
	const facts = factsOf(row);
	const deadline: Deadline = { ...row, dueKind: dueKindOf(row.dueKind) };
	const meetings = meetingsOf(row, gathered);
	const due = gathered.meetings.find(({ id }) => id === meetingDue(deadline, meetings)?.id);
	const decision = gathered.decisions.get(row.decisionId ?? '');
	const number = decision && registerNumber(decision);
	const reads = can(actor, 'group.read', facts);
	const leads = can(actor, 'assignment.give', facts);
	return {
		...{ id: row.id, text: row.text, groupId: row.groupId, answer: row.answer, settledAt: row.settledAt },
		...{ ownerId: row.ownerId, dueOn: row.dueOn, dueMeetingId: row.dueMeetingId, dueSeason: row.dueSeason },
		...{ createdAt: row.createdAt, dueKind: deadline.dueKind, ownerKind: ownerKindOf(row.ownerKind) },
		groupName: gathered.names.get(row.groupId) ?? '',
		owner: ownerOf(row, gathered),
		dueMeeting: due ? { id: due.id, label: ordinalLabel(due), startsAt: due.startsAt } : null,
		dueBy: dueBy(deadline, meetings),
		late: isLate(deadline, meetings, now),
		state: assignmentStateOf(row.state),
		settledBy: gathered.names.get(row.settledBy ?? '') ?? '',
		meetingId: reads ? row.meetingId : null,
		itemId: reads ? row.itemId : null,
		decision: reads && decision && number ? { id: decision.id, number } : null,
		sheet: reads ? (gathered.cameFrom.get(row.id) ?? null) : null,
		takenUp: gathered.links.filter(({ fromId }) => fromId === row.id).map(({ toId }) => toId),
		mine: can(actor, 'assignment.own', facts),
		may: { settle: can(actor, 'assignment.settle', facts), change: leads }
	};
}

/** Tasks as lines for the actor. Whoever calls has asked for permission to each. */
export async function assignmentLines(
	db: ReadClient,
	actor: Actor,
	rows: readonly Assignment[],
	now: Date
): Promise<AssignmentLine[]> {
	const gathered = await gather(db, actor.federationId ?? '', rows);
	return rows.map((row) => lineOf(row, gathered, actor, now));
}
