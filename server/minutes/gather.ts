import { itemName } from '#lib/attendance/item-name.ts';
import { attendanceRecord } from '#lib/attendance/record.ts';
import { kindWord } from '#lib/agenda/kind-word.ts';
import { numberItems } from '#lib/agenda/numbering.ts';
import { asTreated } from '#lib/meetings/order.ts';
import type { MinutesFacts } from '#lib/minutes/facts.ts';
import { originNames } from '#lib/relay/payload.ts';
import { seatRoleName } from '#lib/network/roles.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { readAttendance } from '#server/attendance/read.ts';
import { context } from '#server/context.ts';
import { readItemTexts } from '#server/items/read.ts';
import { readRunning } from '#server/meetings/read-running.ts';
import { nameOf } from '#server/network/find.ts';
import { readMeetingRelays } from '#server/relay/read-meeting.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { readAssignments, readDecisions, readPolls, type Names } from './gather-decided.ts';
import { chairsOnPaper } from './chairs-on-paper.ts';
import { readLed } from './led.ts';

type Attendance = Awaited<ReturnType<typeof readAttendance>>;

/** Who keeps the minutes and who adjusts, by membership. */
export interface Roles {
	readonly secretaryId: string | null;
	readonly adjusterIds: readonly string[];
	readonly standIns: readonly StandIn[];
}

/** A membership that adjusts in the place of another. */
export interface StandIn {
	readonly membershipId: string;
	readonly insteadOfId: string;
	readonly reason: string;
}

const withParty = (name: string, party: string | null) => (party ? `${name} (${party})` : name);

/** Names by seat, membership and guest; members who are no longer at the table too. */
async function namesOf(federationId: string, came: Attendance): Promise<Names> {
	const members = await context().read.membership.findMany({
		where: { federationId },
		select: { id: true, knownAs: true, politicalParty: true, account: { select: { name: true } } }
	});
	const known = new Map([
		...members.map((one) => [one.id, withParty(nameOf(one), one.politicalParty)] as const),
		...came.people.map((one) => [one.who, withParty(one.name, one.politicalParty)] as const)
	]);
	return (id) => known.get(id ?? '') ?? '';
}

async function readItems(actor: Actor, facts: MeetingFacts) {
	const { meetingId, federationId } = facts;
	const { read } = context();
	const [agenda, texts, files, running, notes] = await Promise.all([
		readAgendaOf(actor, meetingId),
		readItemTexts(actor, meetingId),
		read.attachment.findMany({
			where: { meetingId, federationId, removedAt: null },
			orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
		}),
		readRunning(actor, meetingId),
		readMeetingRelays(actor, meetingId)
	]);
	const numbered = numberItems(agenda.items, agenda.rule, new Map(Object.entries(agenda.fixed)));
	const treated = asTreated(
		agenda.items
			.map((item) => ({ ...item, ...agenda.treatment[item.id] }))
			.filter((item) => item.state === 'treated' && agenda.fixed[item.id] !== undefined)
	).map(({ id }) => id);
	const counted = [...numbered.values()].flatMap(({ number }) => number ?? []);
	const listed = agenda.items.filter(({ id }) => treated.includes(id)).map(({ id }) => id);
	return {
		numbers: counted.length > 0 ? ([Math.min(...counted), Math.max(...counted)] as const) : null,
		numbered,
		prefix: agenda.rule.prefix,
		order: treated.join() === listed.join() ? null : treated.map((id) => numbered.get(id)?.label ?? ''),
		names: Object.fromEntries(
			agenda.items.map(({ id, title }) => [id, itemName(numbered.get(id), title, agenda.rule.prefix)])
		),
		items: agenda.items.map((item) => {
			const word = kindWord(item.kind);
			return {
				id: item.id,
				printed: numbered.get(item.id)?.printed ?? '',
				sub: item.parentId !== null,
				kind: item.kind,
				kindWord: word.toLocaleLowerCase() === item.title.toLocaleLowerCase() ? '' : word,
				title: item.title,
				presenter: item.presenter,
				minutes: item.minutes,
				struck: agenda.treatment[item.id]?.state === 'struck',
				text: texts[item.id]?.text ?? [],
				notes: texts[item.id]?.notes ?? [],
				left: running.outcomes[item.id] ?? null,
				origins: (running.origins[item.id] ?? []).map(({ label, number, startsAt, outcome, reason, to }) => ({
					...{ label, number, startsAt, outcome, reason, to }
				})),
				files: files
					.filter(({ itemId }) => itemId === item.id)
					.map(({ id, name: called, size, sha256 }) => ({ id, name: called, size, sha256 })),
				relayed: notes
					.filter(({ itemId }) => itemId === item.id)
					.flatMap(({ payload }) => payload ?? [])
					.map(({ title, what, origins }) => ({ title, what, from: originNames(origins) }))
			};
		})
	};
}

function seatedLines(came: Attendance): string[] {
	return came.people
		.filter(({ kind }) => kind === 'seat')
		.map(({ name, politicalParty, organisationId, role }) =>
			[
				withParty(name, politicalParty),
				came.organisations.find(({ id }) => id === organisationId)?.name,
				role === null || role === 'member' ? null : seatRoleName(role)
			]
				.filter(Boolean)
				.join(', ')
		);
}

const firstWith = (came: Attendance, role: string): string | null =>
	came.people.find((one) => one.role === role)?.membershipId ?? null;

/**
 * Everything a meeting's paper is made from, as it stands now, with Swedish words. `roles`: who keeps and adjusts, where
 * somebody has been chosen. For whoever has asked for permission; needs 'meeting.read' for what it reads.
 */
export async function gatherMinutes(actor: Actor, facts: MeetingFacts, roles: Roles): Promise<MinutesFacts> {
	const { read } = context();
	const { federationId, groupId, meetingId } = facts;
	const [federation, group, meeting, came, led, calls] = await Promise.all([
		read.federation.findUniqueOrThrow({ where: { id: federationId }, select: { name: true, orgNumber: true } }),
		read.group.findFirstOrThrow({ where: { id: groupId, federationId } }),
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } }),
		readAttendance(actor, meetingId),
		readLed(read, facts),
		read.meetingCall.findMany({ where: { meetingId }, select: { membershipId: true } })
	]);
	const name = await namesOf(federationId, came);
	const [items, decisions, polls, assignments, next] = await Promise.all([
		readItems(actor, facts),
		readDecisions(read, facts, name),
		readPolls(read, facts, name),
		readAssignments(read, facts, name),
		read.meeting.findFirst({
			where: { groupId, federationId, state: { in: ['planned', 'live'] }, startsAt: { gt: meeting.startsAt } },
			orderBy: [{ startsAt: 'asc' }, { ordinal: 'asc' }],
			select: { startsAt: true, endsAt: true }
		})
	]);
	const inLog = came.facts.events.some((event) => !event.struck);
	const orNone = (id: string | null | undefined) => (id ? name(id) || null : null);
	return {
		federation,
		group: {
			id: groupId,
			name: group.name,
			decides: group.decides,
			recordKind: group.recordKind,
			meetingWord: group.meetingWord,
			minutesLabel: group.minutesLabel,
			numberPrefix: group.numberPrefix
		},
		meeting,
		items: items.items,
		attendance: inLog ? attendanceRecord(came, items.names, 'sv') : null,
		seated: seatedLines(came),
		called: calls.map(({ membershipId }) => name(membershipId)).filter(Boolean),
		numbers: items.numbers,
		order: items.order,
		decisions,
		polls,
		assignments,
		events: led.events.map(({ kind, at, itemId }) => ({ kind, at, itemId })),
		chairs: chairsOnPaper(led, items, { name, seats: came.facts.seats, standIns: roles.standIns }),
		leads: led.changes.map(({ itemId, at, who, of }) => ({ itemId, at, of, who: name(who) })),
		secretary: orNone(roles.secretaryId ?? firstWith(came, 'secretary')),
		adjusters: roles.adjusterIds
			.filter((id) => group.recordKind !== 'minutes' || led.chairs.every(({ membershipId }) => membershipId !== id))
			.map(name)
			.filter(Boolean),
		standIns: roles.standIns.map(({ membershipId, insteadOfId, reason }) => ({
			...{ name: name(membershipId), forWhom: name(insteadOfId), reason }
		})),
		next
	};
}
