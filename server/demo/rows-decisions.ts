import { attendanceOf } from '#lib/attendance/derive.ts';
import { eventKindOf, formOf } from '#lib/attendance/log.ts';
import { toLocal } from '#lib/i18n/dates.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { Prisma } from '#server/db/generated/client.ts';
import type { Dated } from './dated.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { demoId } from './id.ts';
import type { AttendanceRows } from './rows-attendance.ts';
import { voteRows, type VoteRows } from './rows-votes.ts';
import { idsOf, type NetworkRows } from './rows-network.ts';

export interface DecisionRows extends VoteRows {
	readonly decisions: Prisma.DecisionCreateManyInput[];
	readonly assignments: Prisma.AssignmentCreateManyInput[];
	readonly links: Prisma.LinkCreateManyInput[];
	readonly things: Prisma.ThingCreateManyInput[];
}

interface Held {
	readonly federation: DemoFederation;
	readonly group: DemoGroup;
	readonly meeting: Dated;
	readonly network: NetworkRows;
	readonly rows: Pick<AttendanceRows, 'attendance' | 'stretches'>;
	/** It is the group's last: its tasks are still open. */
	readonly last: boolean;
	readonly createdBy: string;
}

/** Everybody's attendance at the meeting, derived from its rows as the portal derives it. */
function attendanceAt({ federation, group, network, rows }: Held) {
	const groupId = idsOf(federation).group(group.key);
	const seats = network.seats
		.filter((seat) => seat.groupId === groupId)
		.map(({ id, membershipId, role, organisationId, substituteForId }) => ({
			...{ id, membershipId, role: seatRoleOf(role) },
			...{ organisationId: organisationId ?? null, substituteForId: substituteForId ?? null }
		}));
	const events = rows.attendance.flatMap((row, index) => {
		const kind = eventKindOf(row.kind);
		const base = { id: index + 1, who: row.seatId ?? '', itemId: row.itemId ?? null, forSeatId: row.forSeatId ?? null };
		return kind && row.seatId
			? [{ ...base, kind, form: formOf(row.form ?? null), at: new Date(row.at), struck: false }]
			: [];
	});
	const stretches = rows.stretches.map(({ itemId, startedAt, endedAt }) => ({
		...{ itemId, startedAt: new Date(startedAt), endedAt: endedAt ? new Date(endedAt) : null }
	}));
	const rules = { quorum: 'half', remoteCounts: true, soundCounts: false } as const;
	const whose = new Map(seats.map(({ id, membershipId }) => [id, membershipId]));
	return { day: attendanceOf({ seats, organisations: [], events, stretches, guests: [], rules }), whose };
}

const task = /^att ge (förbundschefen|kansliet) i uppdrag att (?:till nästa sammanträde )?(.+?)[,.]?$/i;

/** What a meeting that was held decided, and the tasks it gave: the same at every loading. Numbers follow. */
export function decisionRows(held: Held): DecisionRows {
	const { federation, group, meeting, createdBy, last } = held;
	const ids = idsOf(federation);
	const [federationId, groupId, meetingId] = [ids.federation, ids.group(group.key), ids.meeting(meeting.key)];
	const { day, whose } = attendanceAt(held);
	const told = { federationId, groupId, createdBy };
	const all: DecisionRows = {
		...{ decisions: [], assignments: [], links: [], things: [] },
		...{ polls: [], ballots: [], reservations: [] }
	};
	for (const item of meeting.items) {
		const treated = day.items.find(({ itemId }) => itemId === item.id);
		const decidedAt = treated?.endedAt;
		if (item.decided.length === 0 || !treated || !decidedAt) continue;
		const id = demoId(`decision/${item.id}`);
		const { createdBy: by, ...of } = told;
		const tookPart = [...treated.closing.votes].map(([seat, who]) => ({ seat, who, membership: whose.get(who) ?? '' }));
		all.decisions.push({
			...{ ...told, id, meetingId, itemId: item.id, place: 'a0', text: item.decided.join('\n') },
			addressees: (item.told.sentTo ?? []).join('\n'),
			...{ state: 'decided', tookPart: JSON.stringify(tookPart) },
			...(item.told.vote ? { form: 'vote', pollId: demoId(`poll/${item.id}`) } : { form: 'acclamation' }),
			...{ createdAt: meeting.startsAt, decidedAt, decidedBy: createdBy }
		});
		if (item.told.vote) {
			const decides = group.decides ?? false;
			const person = (who: string) => ids.membership(who);
			const on = { itemId: item.id, decisionId: id, by, whose, person, of: { federationId, groupId, meetingId } };
			const { polls, ballots, reservations } = voteRows({ vote: item.told.vote, decides, treated, ...on });
			all.polls.push(...polls);
			all.ballots.push(...ballots);
			all.reservations.push(...reservations);
		}
		all.things.push({ ...of, id, kind: 'decision', title: item.decided[0] ?? '', createdAt: decidedAt });
		all.links.push({
			...{ id: demoId(`link/${id}`), fromId: item.id, toId: id, act: 'decision.prepared', at: decidedAt, by }
		});
		for (const [index, line] of item.decided.entries()) {
			const [, owner, what] = task.exec(line) ?? [];
			if (!owner || !what) continue;
			const taskId = demoId(`assignment/${id}/${index}`);
			const text = what.charAt(0).toLocaleUpperCase('sv') + what.slice(1);
			all.assignments.push({
				...{ ...told, id: taskId, meetingId, itemId: item.id, decisionId: id, text, ownerKind: 'role' },
				ownerId: owner === 'kansliet' ? 'office' : 'director',
				dueKind: line.includes('till nästa sammanträde') ? 'next' : 'none',
				createdAt: decidedAt,
				...(last ? {} : { state: 'done', answer: 'Redovisat på följande möte.', settledAt: decidedAt })
			});
			all.things.push({ ...of, id: taskId, kind: 'assignment', title: text.slice(0, 200), createdAt: decidedAt });
			all.links.push({
				...{ id: demoId(`link/${taskId}`), fromId: id, toId: taskId, act: 'assignment.given', at: decidedAt, by }
			});
		}
	}
	return all;
}

/** Numbers in the federation's register: year by year, in the order they were decided. */
export function numbered(decisions: readonly Prisma.DecisionCreateManyInput[]): Prisma.DecisionCreateManyInput[] {
	const given = new Map<number, number>();
	return decisions
		.toSorted((a, b) => new Date(a.decidedAt ?? 0).getTime() - new Date(b.decidedAt ?? 0).getTime())
		.map((decision) => {
			const year = Number(toLocal(new Date(decision.decidedAt ?? 0)).date.slice(0, 4));
			const ordinal = (given.get(year) ?? 0) + 1;
			given.set(year, ordinal);
			return { ...decision, year, ordinal };
		});
}
