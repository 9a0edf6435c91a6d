import type { Actor } from '#lib/permissions/facts.ts';
import type { PersonHere, Scope } from '#lib/room/events.ts';
import type { TableFacts } from '#lib/room/table.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts, meetingFacts } from '#server/permissions/read.ts';
import { sheetFacts } from '#server/sheets/facts.ts';

type Part = PersonHere['part'];

/** Whether the actor may follow a scope now. Never throws: a scope that is missing is one that may not be followed. */
export async function mayWatch(actor: Actor, scope: Scope): Promise<boolean> {
	const { read } = context();
	try {
		if (scope.kind === 'meeting') return can(actor, 'meeting.visit', await meetingFacts(read, scope.id));
		if (scope.kind === 'sheet') return can(actor, 'sheet.read', await sheetFacts(read, scope.id));
		if (scope.kind === 'group') return can(actor, 'group.read', await groupFacts(read, scope.id));
		return can(actor, 'network.read', { federationId: scope.id });
	} catch {
		return false;
	}
}

/** The actor as they stand in a meeting's room. Refuses what 'meeting.read' refuses. */
export async function readPersonHere(actor: Actor, meetingId: string): Promise<PersonHere> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	if (!actor.membershipId) refuse('access.denied');
	const seat = actor.seats.find((one) => one.groupId === facts.groupId && one.organisationId);
	const organisation = seat?.organisationId
		? await read.organisation.findFirst({ where: { id: seat.organisationId, federationId: facts.federationId } })
		: null;
	return {
		membershipId: actor.membershipId,
		name: actor.name,
		part: organisation ? (organisation.part as Part) : 'office',
		org: organisation?.shortName ?? '',
		itemId: null
	};
}

/** Who sits in the group of a meeting on its day, for the round table. Needs 'meeting.read'. */
export async function readTable(actor: Actor, meetingId: string): Promise<TableFacts> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { startsAt } = await read.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { startsAt: true } });
	const [mustHold, seats] = await Promise.all([
		read.groupOrganisation.findMany({
			where: { groupId: facts.groupId, group: { federationId: facts.federationId } },
			include: { organisation: true }
		}),
		read.seat.findMany({
			where: {
				groupId: facts.groupId,
				federationId: facts.federationId,
				from: { lte: startsAt },
				OR: [{ to: null }, { to: { gt: startsAt } }]
			},
			include: { organisation: true, membership: { include: { account: { select: { name: true } } } } },
			orderBy: [{ callOrder: 'asc' }, { from: 'asc' }, { id: 'asc' }]
		})
	]);
	const organisations = new Map(
		[...mustHold.map((row) => row.organisation), ...seats.flatMap((seat) => seat.organisation ?? [])].map((one) => [
			one.id,
			one
		])
	);
	return {
		organisations: [...organisations.values()]
			.sort((a, b) => a.place - b.place)
			.map(({ id, part, name, shortName }) => ({
				id,
				part: part as Exclude<Part, 'office'>,
				name,
				shortName,
				mustBeHeld: mustHold.some((row) => row.organisationId === id)
			})),
		seats: seats.map((seat) => ({
			id: seat.id,
			membershipId: seat.membershipId,
			name: nameOf(seat.membership),
			organisationId: seat.organisationId,
			role: seat.role,
			substituteForId: seat.substituteForId,
			callOrder: seat.callOrder
		}))
	};
}
