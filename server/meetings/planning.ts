import type { MeetingLine } from '#lib/meetings/meeting.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { lineFields, lineOf } from './read.ts';

/** Somebody in the federation who may be called to a meeting of a group they do not sit in. */
export interface Callable {
	readonly membershipId: string;
	readonly name: string;
	readonly title: string;
	/** Where they come from: organisations' short names. */
	readonly organisations: readonly string[];
}

/** What the form of a new meeting begins with. */
export interface Planning {
	readonly group: {
		readonly id: string;
		readonly name: string;
		readonly meetingWord: string;
		readonly usualMinutes: number;
		readonly usualPlace: string;
		readonly usualLink: string;
	};
	/** How many items the standing agenda has, and which meeting is the last that has an agenda. */
	readonly standingItems: number;
	readonly last: MeetingLine | null;
	readonly callable: readonly Callable[];
}

/** Everybody with a place in the federation who does not sit in the group, by name. Needs 'meeting.plan'. */
export async function readCallable(actor: Actor, groupId: string): Promise<Callable[]> {
	const { read, clock } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'meeting.plan', facts);
	const { federationId } = facts;
	const counting = countingAt(clock.now());
	const memberships = await read.membership.findMany({
		where: { federationId, ...counting, seats: { none: { groupId, ...counting } } },
		include: {
			account: { select: { name: true } },
			seats: { where: counting, include: { organisation: { select: { shortName: true } } } }
		}
	});
	return memberships
		.map((membership) => ({
			membershipId: membership.id,
			name: nameOf(membership),
			title: membership.title,
			organisations: [...new Set(membership.seats.flatMap((seat) => seat.organisation?.shortName ?? []))]
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

/** What is needed to plan meetings of a group. Needs 'meeting.plan'. */
export async function readPlanning(actor: Actor, groupId: string): Promise<Planning> {
	const { read } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'meeting.plan', facts);
	const { federationId } = facts;
	const [group, standingItems, last, callable] = await Promise.all([
		read.group.findFirstOrThrow({ where: { id: groupId, federationId } }),
		read.standingItem.count({ where: { groupId, group: { federationId } } }),
		read.meeting.findFirst({
			where: { groupId, federationId, state: { not: 'cancelled' }, items: { some: { removedAt: null } } },
			select: lineFields,
			orderBy: [{ startsAt: 'desc' }]
		}),
		readCallable(actor, groupId)
	]);
	const { id, name, meetingWord, usualMinutes, usualPlace, usualLink } = group;
	return {
		group: { id, name, meetingWord, usualMinutes, usualPlace, usualLink },
		standingItems,
		last: last && lineOf(last),
		callable
	};
}
