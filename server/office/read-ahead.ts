import { daysUntil } from '#lib/i18n/dates.ts';
import { lastDay } from '#lib/matters/matter.ts';
import { doubleBooked } from '#lib/office/double-booked.ts';
import type { LastDay, TwoAtOnce } from '#lib/office/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { federationOf, nameOf, notEndedAt, onOrToCome } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';

/** How far ahead people are looked for in two places, and the kinds of group that others hand things in to. */
const aheadDays = 365;
const takers = ['board', 'regional'];
/** The most of each that the desk shows. */
const most = 12;

const meetingsAhead = (federationId: string, now: Date) => ({
	federationId,
	...onOrToCome(now),
	startsAt: { lt: new Date(now.getTime() + aheadDays * 86_400_000) }
});

/**
 * What lies ahead for the office to keep in mind: until when something must have been handed in to reach the next
 * meeting of the board and of the regional groups, by the days that each group has set; and people who sit in, or are
 * called to, two meetings at once. In the same number of questions however many groups there are.
 * Refuses what 'network.keep' refuses.
 */
export async function readAhead(actor: Actor): Promise<{ lastDays: LastDay[]; atOnce: TwoAtOnce[]; more: number }> {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const [meetings, seats] = await Promise.all([
		read.meeting.findMany({
			where: meetingsAhead(federationId, now),
			orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
			select: {
				...{ id: true, groupId: true, startsAt: true, endsAt: true, state: true },
				group: { select: { name: true, kind: true, matterDays: true } },
				calls: { select: { membershipId: true } }
			}
		}),
		read.seat.findMany({
			where: { federationId, ...notEndedAt(now) },
			select: { groupId: true, membershipId: true, from: true, to: true }
		})
	]);
	const seated = Map.groupBy(seats, ({ groupId }) => groupId);
	const expected = meetings.map((meeting) => {
		const sits = (seated.get(meeting.groupId) ?? []).filter(
			({ from, to }) => from <= meeting.startsAt && (to === null || to > meeting.startsAt)
		);
		return { ...meeting, people: [...new Set([...sits, ...meeting.calls].map(({ membershipId }) => membershipId))] };
	});
	const clashes = doubleBooked(expected);
	const shown = clashes.slice(0, most);
	const people = await read.membership.findMany({
		where: { federationId, id: { in: [...new Set(shown.flatMap((clash) => clash.people))] } },
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	const names = new Map(people.map((person) => [person.id, nameOf(person)]));
	const named = ({ id, groupId, startsAt, endsAt, group }: (typeof meetings)[number]) => ({
		...{ id, groupId, startsAt, endsAt },
		group: group.name
	});
	const next = new Set<string>();
	const handIn = meetings.filter(({ groupId, state, group }) => {
		if (state !== 'planned' || !takers.includes(group.kind) || next.has(groupId)) return false;
		next.add(groupId);
		return true;
	});
	return {
		lastDays: handIn
			.map((meeting): LastDay => {
				const day = lastDay(meeting.startsAt, meeting.group.matterDays);
				return { ...named(meeting), day, left: daysUntil(day, now) };
			})
			.sort((a, b) => a.day.getTime() - b.day.getTime())
			.slice(0, most),
		atOnce: shown.map(({ first, second, people: both }) => ({
			first: named(first),
			second: named(second),
			people: both.map((id) => ({ id, name: names.get(id) ?? '' })).sort((a, b) => a.name.localeCompare(b.name, 'sv'))
		})),
		more: clashes.length - shown.length
	};
}
