import type { Prisma } from '#server/db/generated/client.ts';
import { secondsOf, treatedOrder, type PlannedItem } from './agenda.ts';
import type { Dated } from './dated.ts';
import type { DemoFederation } from './federation.ts';
import type { DemoGroup } from './groups.ts';
import { demoChance, demoId } from './id.ts';
import type { NetworkRows } from './rows-network.ts';
import { idsOf } from './rows-network.ts';

export interface AttendanceRows {
	readonly stretches: Prisma.ItemStretchCreateManyInput[];
	readonly attendance: Prisma.AttendanceCreateManyInput[];
	readonly answers: Prisma.MeetingAnswerCreateManyInput[];
	readonly guests: Prisma.GuestCreateManyInput[];
	readonly guestItems: Prisma.GuestItemCreateManyInput[];
}

interface Held {
	readonly federation: DemoFederation;
	readonly group: DemoGroup;
	readonly meeting: Dated;
	readonly network: NetworkRows;
	readonly startedAt: Date;
}

const second = 1000;
const minute = 60 * second;
const later = (at: Date, by: number) => new Date(at.getTime() + by);

/** One item after the other, in the order they were treated. */
function stretchesOf({ federation, meeting, startedAt }: Held): Prisma.ItemStretchCreateManyInput[] {
	const ids = idsOf(federation);
	let at = startedAt;
	return treatedOrder(meeting.items).flatMap((item) => {
		const seconds = secondsOf(item, meeting.items);
		if (seconds === 0) return [];
		const begun = at;
		at = later(at, seconds * second);
		const of = { federationId: ids.federation, meetingId: ids.meeting(meeting.key), itemId: item.id };
		return [{ ...of, startedAt: begun, endedAt: at }];
	});
}

/** What was said and written at the meeting: whoever is named in it was there. */
const wordsOf = (items: readonly PlannedItem[]): string =>
	items.flatMap(({ told }) => [told.by ?? '', ...(told.text ?? []), ...(told.notes ?? [])]).join('\n');

interface Chair {
	readonly id: string;
	readonly membershipId: string;
	readonly name: string;
	readonly role: string;
	readonly organisationId: string | null;
	readonly substituteForId: string | null;
	readonly callOrder: number;
}

/** Seats of the group that counted on the day, with names. */
function seatsOf({ federation, group, meeting, network }: Held): Chair[] {
	const groupId = idsOf(federation).group(group.key);
	const person = new Map(
		Object.entries(federation.people).map(([who, { name }]) => [idsOf(federation).membership(who), name])
	);
	const counts = (seat: { from: Date | string; to?: Date | string | null }) =>
		new Date(seat.from) <= meeting.startsAt && !(seat.to && new Date(seat.to) <= meeting.startsAt);
	return network.seats
		.filter((seat) => seat.groupId === groupId && counts(seat))
		.map((seat) => ({
			...{ id: seat.id, membershipId: seat.membershipId, role: seat.role, callOrder: seat.callOrder ?? 1 },
			organisationId: seat.organisationId ?? null,
			substituteForId: seat.substituteForId ?? null,
			name: person.get(seat.membershipId) ?? ''
		}));
}

const voting = new Set(['chair', 'vice-chair', 'member']);
const standsFor = (substitute: Chair, seat: Chair) =>
	substitute.role === 'substitute' &&
	(substitute.substituteForId === null
		? substitute.organisationId === seat.organisationId
		: substitute.substituteForId === seat.id);

/** Who came, who served for whom, and who had said that they could not. */
function whoCame(held: Held) {
	const { federation, meeting } = held;
	const seats = seatsOf(held);
	const words = wordsOf(meeting.items);
	const named = ({ name }: Chair) => words.includes(name);
	const chance = (seat: Chair, what: string, below: number) => demoChance(`${meeting.key}/${what}/${seat.id}`, below);
	const gone = federation.organisations.find(({ name }) => words.includes(`${name} saknas.`));
	const goneId = gone && idsOf(federation).organisation(gone.key);
	const away = (seat: Chair) => seat.organisationId !== null && seat.organisationId === goneId;
	// A substitute who is named was there, and so the one they stand for was not.
	const stoodIn = (seat: Chair) =>
		!named(seat) && seats.some((one) => standsFor(one, seat) && named(one) && !away(one));
	const came = new Set<Chair>();
	const serves = new Map<Chair, Chair>();
	for (const seat of seats.filter(({ role }) => role !== 'substitute')) {
		const leads = seat.role === 'chair' || seat.role === 'secretary';
		if (!away(seat) && !stoodIn(seat) && (leads || named(seat) || chance(seat, 'came', 100) < 88)) came.add(seat);
		else if (voting.has(seat.role)) {
			const [stand] = seats
				.filter((one) => standsFor(one, seat) && !serves.has(one) && !away(one))
				.filter((one) => named(one) || chance(one, 'serves', 100) < 75)
				.sort((a, b) => Number(named(b)) - Number(named(a)) || a.callOrder - b.callOrder);
			if (stand) serves.set(stand, seat);
		}
	}
	for (const [stand] of serves) came.add(stand);
	for (const seat of seats.filter(({ role }) => role === 'substitute'))
		if (!away(seat) && chance(seat, 'listens', 100) < 10) came.add(seat);
	const excused = seats.filter((seat) => voting.has(seat.role) && !came.has(seat) && chance(seat, 'says', 100) < 70);
	return { seats, came, serves, excused, chance };
}

/** "Gäst: Namn Namnsson, Organisation" who presents an item; a guest with a place of their own is none. */
function guestOf(item: PlannedItem): { readonly name: string; readonly organisation: string } | null {
	const [, name, organisation] = /^Gäst: (\p{Lu}\S+ \p{Lu}\S+), (.+)$/u.exec(item.presenter) ?? [];
	return name && organisation ? { name, organisation } : null;
}

/** The attendance of a meeting that was held: the same at every loading. */
export function attendanceRows(held: Held): AttendanceRows {
	const { federation, group, meeting, startedAt } = held;
	const ids = idsOf(federation);
	const [federationId, meetingId] = [ids.federation, ids.meeting(meeting.key)];
	const stretches = stretchesOf(held);
	const endsAt = new Date(stretches.at(-1)?.endedAt ?? startedAt);
	const { came, serves, excused, chance, seats } = whoCame(held);
	const keeper = seats.find(({ role }) => role === 'secretary') ?? seats.find(({ role }) => role === 'chair');
	const accountOf = (membershipId: string) =>
		held.network.memberships.find(({ id }) => id === membershipId)?.accountId ?? '';
	const row = (at: Date, seat: { id: string; membershipId: string }, kind: string, more = {}) => ({
		...{ federationId, meetingId, kind, seatId: seat.id, at, recordedAt: at },
		...{ recordedBy: accountOf(seat.membershipId), ...more }
	});
	const keeps = { recordedBy: accountOf(keeper?.membershipId ?? '') };
	const remote = (seat: Chair) => group.link !== undefined && seat.role !== 'chair' && chance(seat, 'remote', 100) < 22;
	const attendance = [...came].flatMap((seat) => {
		const late = !serves.has(seat) && seat.role === 'member' && chance(seat, 'late', 100) < 7;
		const early = !serves.has(seat) && seat.role === 'member' && chance(seat, 'early', 100) < 6;
		const arrives = late
			? later(startedAt, (8 + chance(seat, 'when', 20)) * minute)
			: later(startedAt, -(1 + chance(seat, 'when', 9)) * minute);
		const forSeat = serves.get(seat);
		return [
			row(arrives, seat, 'arrive', { form: remote(seat) ? 'video' : 'room' }),
			...(forSeat ? [row(later(startedAt, -10 * second), seat, 'serve', { forSeatId: forSeat.id, ...keeps })] : []),
			...(early ? [row(later(endsAt, -(5 + chance(seat, 'when', 15)) * minute), seat, 'leave', keeps)] : [])
		];
	});
	const seatedNames = new Set(seats.map(({ name }) => name));
	const guests = meeting.items.flatMap((item) => {
		const guest = guestOf(item);
		const stretch = stretches.find(({ itemId }) => itemId === item.id);
		return guest && stretch && !seatedNames.has(guest.name) ? [{ ...guest, item, stretch }] : [];
	});
	const idOf = (item: PlannedItem) => demoId(`guest/${item.id}`);
	return {
		stretches,
		attendance: [
			...attendance,
			...guests.flatMap(({ item, stretch }) => {
				const of = { federationId, meetingId, guestId: idOf(item), ...keeps };
				const [from, to] = [new Date(stretch.startedAt), new Date(stretch.endedAt ?? endsAt)];
				return [
					{ ...of, kind: 'arrive', form: 'room', at: from, recordedAt: from },
					{ ...of, kind: 'leave', at: to, recordedAt: to }
				];
			})
		].sort((a, b) => a.at.getTime() - b.at.getTime()),
		answers: excused.map(({ membershipId }) => ({
			...{ meetingId, membershipId, federationId, answer: 'away', via: 'page' },
			at: later(meeting.startsAt, -3 * 24 * 60 * minute)
		})),
		guests: guests.map(({ name, organisation, item }) => ({
			...{ id: idOf(item), federationId, meetingId, name, organisation, linkHash: demoId(`guest-link/${item.id}`) },
			...{ createdAt: later(meeting.startsAt, -24 * 60 * minute), createdBy: keeps.recordedBy },
			expiresAt: later(endsAt, 24 * 60 * minute)
		})),
		guestItems: guests.map(({ item }) => ({ guestId: idOf(item), itemId: item.id }))
	};
}
