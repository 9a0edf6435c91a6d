import type { Prisma } from '#server/db/generated/client.ts';
import type { DemoCalendar } from './calendar.ts';
import { addDays, momentOf, type Day } from './days.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup, DemoSeat } from './groups.ts';
import { demoChance, demoId } from './id.ts';
import { addressOf } from './people.ts';

export interface NetworkRows {
	readonly organisations: Prisma.OrganisationCreateManyInput[];
	readonly accounts: Prisma.AccountCreateManyInput[];
	readonly memberships: Prisma.MembershipCreateManyInput[];
	readonly groups: Prisma.GroupCreateManyInput[];
	readonly mustHold: Prisma.GroupOrganisationCreateManyInput[];
	readonly successions: Prisma.GroupSuccessionCreateManyInput[];
	readonly seats: Prisma.SeatCreateManyInput[];
	readonly welcomes: Prisma.GroupWelcomeCreateManyInput[];
}

/** Ids of one federation's things; two federations may use the same keys. */
export const idsOf = (federation: { readonly key: string }) => ({
	federation: demoId(federation.key),
	organisation: (key: string) => demoId(`${federation.key}/organisation/${key}`),
	account: (who: string) => demoId(`${federation.key}/account/${who}`),
	membership: (who: string) => demoId(`${federation.key}/membership/${who}`),
	group: (key: string) => demoId(`${federation.key}/group/${key}`),
	seat: (group: string, who: string) => demoId(`${federation.key}/seat/${group}/${who}`),
	meeting: (key: string) => demoId(`${federation.key}/meeting/${key}`),
	item: (key: string) => demoId(`${federation.key}/item/${key}`),
	matter: (key: string) => demoId(`${federation.key}/matter/${key}`)
});

/** Days ago that the federation, its groups, and its seats began, where nothing else is said. */
const long = { federation: 2200, group: 1500, seat: 800 } as const;

/** The first moment of the day so many days ago. */
const ago = (today: Day, days: number): Date => momentOf(addDays(today, -days), '0.00');

/** When a group began: when those before it ended, a week before its first meeting, or long ago. */
function beganOf(group: DemoGroup, calendar: DemoCalendar): Date {
	const first = calendar.groups.get(group.key)?.past[0];
	return group.cameFrom && first ? momentOf(addDays(first, -7), '0.00') : ago(calendar.today, long.group);
}

function groupRow(federation: DemoFederation, group: DemoGroup, calendar: DemoCalendar, place: number) {
	const successor = federation.groups.find((other) => other.cameFrom?.includes(group.key));
	const unrecorded = calendar.groups.get(group.key)?.unrecorded ?? 0;
	return {
		id: idsOf(federation).group(group.key),
		federationId: idsOf(federation).federation,
		kind: group.kind,
		name: group.name,
		shortName: group.shortName,
		purpose: group.purpose,
		decides: group.decides ?? false,
		quorum: group.decides ? 'half' : 'none',
		recordKind: group.recordKind ?? 'notes',
		meetingWord: group.meetingWord ?? 'meeting',
		numbering: group.numbering,
		numberPrefix: group.numberPrefix,
		// The meetings of the first year that are not on record had about nine numbers each.
		numberStart: group.numberStart ?? (group.numbering === 'per-year' ? unrecorded * 9 + 1 : 1),
		notesBy: group.notesBy,
		usualMinutes: group.minutes,
		usualPlace: group.place,
		usualLink: group.link ?? '',
		from: beganOf(group, calendar),
		to: successor ? beganOf(successor, calendar) : null,
		place
	};
}

const laterOf = (a: Date, b: Date) => (a > b ? a : b);

function seatRows(federation: DemoFederation, group: DemoGroup, calendar: DemoCalendar): Prisma.SeatCreateManyInput[] {
	const ids = idsOf(federation);
	const { today } = calendar;
	const asked = new Map<string, number>();
	return group.seats.map((seat: DemoSeat) => {
		const organisation = federation.people[seat.who]?.organisation ?? null;
		const over = seat.ended === undefined ? null : ago(today, seat.ended);
		let callOrder = 1;
		if (seat.role === 'substitute' && over === null) {
			callOrder = (asked.get(organisation ?? '') ?? 0) + 1;
			asked.set(organisation ?? '', callOrder);
		}
		return {
			id: ids.seat(group.key, seat.who),
			federationId: ids.federation,
			groupId: ids.group(group.key),
			membershipId: ids.membership(seat.who),
			organisationId: organisation === null ? null : ids.organisation(organisation),
			role: seat.role,
			mandate: seat.mandate ?? false,
			substituteForId: seat.standsInFor ? ids.seat(group.key, seat.standsInFor) : null,
			callOrder,
			from: laterOf(ago(today, seat.began ?? long.seat), beganOf(group, calendar)),
			to: over
		};
	});
}

function membershipRow(
	federation: DemoFederation,
	who: string,
	seats: readonly Prisma.SeatCreateManyInput[],
	today: Day
) {
	const ids = idsOf(federation);
	const person = federation.people[who];
	const own = seats.filter((seat) => seat.membershipId === ids.membership(who));
	const began = own.map((seat) => new Date(seat.from)).sort((a, b) => a.getTime() - b.getTime())[0];
	const ended = own.map((seat) => seat.to ?? null);
	const left = own.length > 0 && ended.every((to) => to !== null) ? ended[0] : null;
	return {
		id: ids.membership(who),
		federationId: ids.federation,
		accountId: ids.account(who),
		officeRole: person?.office ?? null,
		title: person?.title ?? '',
		politicalParty: person?.party ?? null,
		from: person?.office ? ago(today, long.group) : (began ?? ago(today, long.seat)),
		to: left ?? null,
		lastSeenAt: left ? null : ago(today, 2 + demoChance(`seen/${who}`, 20))
	};
}

/** Who belongs to a federation and where they sit, around the day of loading. `passwordHash` is the same for all. */
export function networkRows(federation: DemoFederation, calendar: DemoCalendar, passwordHash: string): NetworkRows {
	const ids = idsOf(federation);
	const { today } = calendar;
	const seats = federation.groups.flatMap((group) => seatRows(federation, group, calendar));
	const memberships = Object.keys(federation.people).map((who) => membershipRow(federation, who, seats, today));
	return {
		organisations: federation.organisations.map(({ key, part, name }, index) => ({
			id: ids.organisation(key),
			federationId: ids.federation,
			part,
			name,
			shortName: key,
			place: index + 1,
			from: ago(today, long.federation)
		})),
		accounts: Object.entries(federation.people).map(([who, person], index) => ({
			id: ids.account(who),
			email: addressOf(person, federation.organisations),
			name: person.name,
			passwordHash: person.invited ? null : passwordHash,
			createdAt: memberships[index]?.from ?? ago(today, 1)
		})),
		memberships,
		groups: federation.groups.map((group, index) => groupRow(federation, group, calendar, index + 1)),
		mustHold: federation.groups.flatMap((group) =>
			group.mustHold.map((key) => ({ groupId: ids.group(group.key), organisationId: ids.organisation(key) }))
		),
		successions: federation.groups.flatMap((group) =>
			(group.cameFrom ?? []).map((key) => ({ predecessorId: ids.group(key), successorId: ids.group(group.key) }))
		),
		seats,
		// Substitutes have not been there yet: the two lines at first entry wait for them.
		welcomes: seats
			.filter((seat) => seat.role !== 'substitute' && new Date(seat.from) < ago(today, 30))
			.map(({ groupId, membershipId }) => ({ groupId, membershipId, at: ago(today, 29) }))
	};
}
