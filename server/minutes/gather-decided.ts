import { ownerRoleOf } from '#lib/assignments/assignment.ts';
import { ownerRoleWord } from '#lib/assignments/words.ts';
import type { MinutesAssignment, MinutesDecision, MinutesPoll } from '#lib/minutes/facts.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { longDate } from '#lib/i18n/dates.ts';
import { readIds, readTookPart } from '#lib/decisions/took-part.ts';
import { abstain, entitlementOf, optionsOf, resultOf } from '#lib/votes/poll.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { nameOf } from '#server/network/find.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

type Database = ReadClient | Transaction;

/** Names as papers have them, "Anna Berg (S)", by whatever id points at somebody: a seat, a membership, a guest. */
export type Names = (id: string | null | undefined) => string;

/** Decisions that were taken, with their motions and what hangs on them, in their order. */
export async function readDecisions(db: Database, facts: MeetingFacts, name: Names): Promise<MinutesDecision[]> {
	const { meetingId, federationId } = facts;
	const rows = await db.decision.findMany({
		where: { meetingId, federationId, state: 'decided' },
		include: {
			motions: { where: { withdrawnAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
			reservations: { where: { withdrawnAt: null }, orderBy: [{ announcedAt: 'asc' }, { id: 'asc' }] }
		},
		orderBy: [{ place: 'asc' }, { id: 'asc' }]
	});
	return rows.map((row) => ({
		itemId: row.itemId,
		kind: row.kind,
		text: row.text,
		reasons: row.reasons,
		addressees: row.addressees,
		form: row.form,
		number: row.year === null || row.ordinal === null ? null : ordinalLabel({ year: row.year, ordinal: row.ordinal }),
		pollId: row.pollId,
		withoutQuorum: row.withoutQuorum,
		tookPart: readTookPart(row.tookPart).map(({ who }) => name(who)),
		motions: row.motions.map(({ kind, text, seatId, joined, turn, outcome }) => ({
			...{ kind, text, turn, outcome, by: name(seatId) },
			joined: readIds(joined).map(name)
		})),
		reservations: row.reservations.map(({ kind, text, membershipId }) => ({ kind, text, by: name(membershipId) }))
	}));
}

/** Votes that are over. Of an open one the ballots say who voted for what. */
export async function readPolls(db: Database, facts: MeetingFacts, name: Names): Promise<MinutesPoll[]> {
	const { meetingId, federationId } = facts;
	const rows = await db.poll.findMany({
		where: { meetingId, federationId, state: { in: ['closed', 'voided'] } },
		include: { ballots: true },
		orderBy: [{ openedAt: 'asc' }, { id: 'asc' }]
	});
	return rows.map((row) => {
		// Of one that was declared void nothing was counted.
		const result = resultOf(row.result);
		const options = optionsOf(row.options);
		const seats = entitlementOf(row.entitled).seats.map(({ seat }) => seat);
		const counted =
			row.kind === 'open'
				? row.ballots
						.filter(({ seatId }) => !result?.aside.includes(seatId))
						.toSorted((a, b) => seats.indexOf(a.seatId) - seats.indexOf(b.seatId))
				: [];
		const by = (choice: string) =>
			counted.filter((ballot) => ballot.choice === choice).map(({ membershipId }) => name(membershipId));
		const tied = (result?.leading.length ?? 0) > 1;
		return {
			...{ id: row.id, itemId: row.itemId, question: row.question, kind: row.kind, advisory: row.advisory },
			state: row.state === 'voided' ? ('voided' as const) : ('closed' as const),
			entitled: seats.length,
			options: options.map(({ id, text }) => ({ text, votes: result?.counts[id] ?? 0, names: by(id) })),
			abstained: { votes: result?.abstained ?? 0, names: by(abstain) },
			tie: tied ? (['chair', 'lot'].find((way) => way === result?.settled) ?? 'none') : null,
			winner: options.find(({ id }) => id === result?.outcome)?.text ?? null,
			note: row.note,
			voidedReason: row.voidedReason
		};
	});
}

/** Tasks given at the meeting, with who has them and by when. */
export async function readAssignments(db: Database, facts: MeetingFacts, name: Names): Promise<MinutesAssignment[]> {
	const { meetingId, federationId } = facts;
	const rows = await db.assignment.findMany({
		where: { meetingId, federationId, state: { not: 'dropped' } },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	const owners = rows.map(({ ownerId }) => ownerId);
	const [organisations, groups, members, meetings] = await Promise.all([
		db.organisation.findMany({ where: { federationId, id: { in: owners } }, select: { id: true, name: true } }),
		db.group.findMany({ where: { federationId, id: { in: owners } }, select: { id: true, name: true } }),
		db.membership.findMany({
			where: { federationId, id: { in: owners } },
			select: { id: true, knownAs: true, account: { select: { name: true } } }
		}),
		db.meeting.findMany({
			where: { federationId, id: { in: rows.flatMap(({ dueMeetingId }) => dueMeetingId ?? []) } },
			select: { id: true, year: true, ordinal: true }
		})
	]);
	const known = new Map([
		...organisations.map((one) => [one.id, one.name] as const),
		...groups.map((one) => [one.id, one.name] as const),
		...members.map((one) => [one.id, nameOf(one)] as const)
	]);
	const dueMeetings = new Map(meetings.map((one) => [one.id, ordinalLabel(one)]));
	return rows.flatMap((row) => {
		if (!row.itemId) return [];
		const role = row.ownerKind === 'role' ? roleWord(row.ownerId) : null;
		return [
			{
				itemId: row.itemId,
				text: row.text,
				owner: role ?? known.get(row.ownerId) ?? name(row.ownerId),
				due: dueWords(row, dueMeetings)
			}
		];
	});
}

const roleWord = (word: string): string | null => {
	const role = ownerRoleOf(word);
	return role && ownerRoleWord(role);
};

function dueWords(
	row: { dueKind: string; dueOn: Date | null; dueMeetingId: string | null; dueSeason: string },
	meetings: ReadonlyMap<string, string>
): string {
	if (row.dueKind === 'date' && row.dueOn) return m.minutes_due_date({ date: longDate(row.dueOn, 'sv') });
	if (row.dueKind === 'meeting' && row.dueMeetingId)
		return m.minutes_due_meeting({ label: meetings.get(row.dueMeetingId) ?? '' });
	if (row.dueKind === 'next') return m.minutes_due_next();
	return row.dueKind === 'season' ? row.dueSeason : '';
}
