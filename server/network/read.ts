import { itemKind } from '#lib/agenda/item.ts';
import { coverageOf, gapsOf, type Coverage, type Gap } from '#lib/network/coverage.ts';
import { expectsSubstitutes } from '#lib/network/group-kinds.ts';
import { seatRoleOf } from '#lib/network/roles.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { federationOf, findGroup, notEndedAt, onOrToCome } from './find.ts';
import { meetingLine, organisationLine, seatLine, seatWithPerson, type SeatLine } from './rows.ts';

/** The federation's organisations that count today, and the seats that count today or later, in all its groups. */
export async function readSeating(db: ReadClient, federationId: string, now: Date) {
	const [organisations, mustHold, seats] = await Promise.all([
		db.organisation.findMany({ where: { federationId, ...notEndedAt(now) } }),
		db.groupOrganisation.findMany({ where: { group: { federationId } } }),
		db.seat.findMany({ where: { federationId, ...notEndedAt(now) }, include: seatWithPerson })
	]);
	const lines = organisations.map(organisationLine);
	return {
		organisations: lines,
		/** Coverage of one group, and what it lacks; a group that has ended lacks nothing. */
		of(group: { id: string; kind: string; to: Date | null }): { coverage: Coverage<SeatLine>; gaps: Gap[] } {
			const required = new Set(mustHold.filter((row) => row.groupId === group.id).map((row) => row.organisationId));
			const coverage = coverageOf(
				lines.filter((one) => required.has(one.id)),
				lines.filter((one) => !required.has(one.id)),
				seats.filter((seat) => seat.groupId === group.id).map(seatLine),
				now
			);
			const ended = group.to !== null && group.to <= now;
			return { coverage, gaps: ended ? [] : gapsOf(coverage, expectsSubstitutes(group.kind)) };
		}
	};
}

/** The groups somebody may read, in the federation's order: all for the office, else those one sits in. */
export async function readGroups(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'network.read', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const rows = await read.group.findMany({
		where: { federationId },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		include: {
			meetings: {
				where: onOrToCome(now),
				orderBy: { startsAt: 'asc' },
				take: 1,
				select: meetingLine
			}
		}
	});
	const seating = await readSeating(read, federationId, now);
	const groups = rows
		.filter((group) => can(actor, 'group.read', { federationId: group.federationId, groupId: group.id }))
		.map((group) => ({
			id: group.id,
			name: group.name,
			shortName: group.shortName,
			kind: group.kind,
			meetingWord: group.meetingWord,
			ended: group.to !== null && group.to <= now,
			mine: actor.seats.filter((seat) => seat.groupId === group.id).map((seat) => seat.role),
			next: group.meetings[0] ?? null,
			...seating.of(group)
		}));
	return { now, groups };
}

/** A group's page: settings, who sits, what is missing, meetings, where it came from. Refuses what 'group.read' refuses. */
export async function readGroup(actor: Actor, groupId: string) {
	const { read, clock } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const now = clock.now();
	const group = await read.group.findUniqueOrThrow({
		where: { id: groupId, federationId: facts.federationId },
		include: {
			predecessors: { include: { predecessor: { select: { id: true, name: true, from: true, to: true } } } },
			successors: { include: { successor: { select: { id: true, name: true, from: true } } } },
			meetings: { select: { ...meetingLine, _count: { select: { items: { where: { removedAt: null } } } } } }
		}
	});
	const seating = await readSeating(read, facts.federationId, now);
	const seen = actor.membershipId
		? await read.groupWelcome.findUnique({
				where: { groupId_membershipId: { groupId, membershipId: actor.membershipId } }
			})
		: null;
	const { predecessors, successors, meetings, ...settings } = group;
	const readable = (id: string) => can(actor, 'group.read', { federationId: facts.federationId, groupId: id });
	const open = meetings
		.filter((one) => ['planned', 'live'].includes(one.state) && (one.state !== 'planned' || one.endsAt > now))
		.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return {
		now,
		settings,
		ended: settings.to !== null && settings.to <= now,
		...seating.of(group),
		predecessors: predecessors.map(({ predecessor }) => ({ ...predecessor, readable: readable(predecessor.id) })),
		successors: successors.map(({ successor }) => ({ ...successor, readable: readable(successor.id) })),
		coming: open,
		past: meetings.filter((one) => !open.includes(one)).sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime()),
		office: await readOffice(read, facts.federationId, now),
		welcomed: seen !== null,
		may: {
			keep: can(actor, 'group.keep', facts),
			plan: can(actor, 'meeting.plan', facts),
			standing: can(actor, 'standing.keep', facts)
		}
	};
}

/** Who works at the federation's office today: they serve all its groups. */
async function readOffice(db: ReadClient, federationId: string, now: Date) {
	const rows = await db.membership.findMany({
		where: { federationId, officeRole: { not: null }, from: { lte: now }, ...notEndedAt(now) },
		select: { id: true, officeRole: true, knownAs: true, account: { select: { name: true } } },
		orderBy: { from: 'asc' }
	});
	return rows.map((row) => ({ id: row.id, role: row.officeRole, name: row.knownAs ?? row.account.name }));
}

/** What the settings page needs: the group, whom it must hold, what it may be made to hold. Refuses as 'group.keep'. */
export async function readGroupSettings(actor: Actor, groupId: string) {
	const { read, clock } = context();
	const now = clock.now();
	const group = await findGroup(read, groupId);
	demand(actor, 'group.keep', { federationId: group.federationId, groupId });
	const held = await read.groupOrganisation.findMany({ where: { groupId } });
	const others = await read.group.findMany({
		where: { federationId: group.federationId, id: { not: groupId } },
		orderBy: { place: 'asc' },
		select: { id: true, name: true, to: true }
	});
	const before = await read.groupSuccession.findMany({ where: { successorId: groupId } });
	return {
		group,
		ended: group.to !== null && group.to <= now,
		mustHold: held.map((row) => row.organisationId),
		organisations: await readChoices(read, group.federationId, now),
		others: others.filter((other) => !before.some((row) => row.predecessorId === other.id))
	};
}

const readChoices = async (db: ReadClient, federationId: string, now: Date) =>
	(
		await db.organisation.findMany({
			where: { federationId, ...notEndedAt(now) },
			orderBy: [{ place: 'asc' }, { name: 'asc' }]
		})
	).map(organisationLine);

/** What a new group can be made of. Refuses what 'network.keep' refuses. */
export async function readNewGroup(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	return {
		organisations: await readChoices(read, federationId, now),
		groups: await read.group.findMany({
			where: { federationId, ...notEndedAt(now) },
			orderBy: { place: 'asc' },
			select: { id: true, name: true }
		})
	};
}

/** All seats of a group, ended ones too, and for the office what a new one can be made of. Refuses as 'group.read'. */
export async function readSeats(actor: Actor, groupId: string) {
	const { read, clock } = context();
	const now = clock.now();
	const group = await findGroup(read, groupId);
	const facts = { federationId: group.federationId, groupId };
	demand(actor, 'group.read', facts);
	const rows = await read.seat.findMany({ where: { groupId }, include: seatWithPerson });
	const keeps = can(actor, 'group.keep', facts);
	const people = keeps
		? await read.membership.findMany({
				where: { federationId: group.federationId, ...notEndedAt(now) },
				select: { id: true, title: true, knownAs: true, account: { select: { name: true } } }
			})
		: [];
	return {
		now,
		group: { id: group.id, name: group.name, kind: group.kind, ended: group.to !== null && group.to <= now },
		...(await readSeating(read, group.federationId, now)).of(group),
		all: rows.map(seatLine),
		organisations: (
			await read.organisation.findMany({ where: { federationId: group.federationId }, orderBy: { place: 'asc' } })
		).map((row) => ({ ...organisationLine(row), ended: row.to !== null && row.to <= now })),
		people: people.map((one) => ({ id: one.id, name: one.knownAs ?? one.account.name, title: one.title })),
		mayKeep: keeps
	};
}

/** The standing agenda, items in order with `sub` for sub-items. Refuses what 'group.read' refuses. */
export async function readStandingAgenda(actor: Actor, groupId: string) {
	const { read } = context();
	const group = await findGroup(read, groupId);
	const facts = { federationId: group.federationId, groupId };
	demand(actor, 'group.read', facts);
	const rows = await read.standingItem.findMany({ where: { groupId }, orderBy: { place: 'asc' } });
	return {
		group: { id: group.id, name: group.name, meetingWord: group.meetingWord, usualMinutes: group.usualMinutes },
		items: rows.map(({ id, title, kind, presenter, minutes, numbered, parentId }) => ({
			id,
			title,
			kind: itemKind(kind),
			presenter,
			minutes,
			numbered,
			sub: parentId !== null
		})),
		mayKeep: can(actor, 'standing.keep', facts)
	};
}

/** The federation's member organisations in order, ended ones too, with who sits for them. Refuses as 'network.read'. */
export async function readOrganisations(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'network.read', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const rows = await read.organisation.findMany({
		where: { federationId },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		include: {
			groups: { where: { group: notEndedAt(now) }, select: { group: { select: { id: true, name: true } } } },
			seats: { where: notEndedAt(now), select: { membershipId: true, role: true } }
		}
	});
	return rows.map((row) => ({
		...organisationLine(row),
		from: row.from,
		to: row.to,
		ended: row.to !== null && row.to <= now,
		groups: row.groups.map(({ group }) => group),
		people: new Set(row.seats.map((seat) => seat.membershipId)).size,
		seats: row.seats.filter((seat) => seatRoleOf(seat.role) !== 'observer').length
	}));
}

/** The same for whoever keeps them. Refuses what 'network.keep' refuses. */
export async function readOrganisationsToKeep(actor: Actor) {
	demand(actor, 'network.keep', { federationId: actor.federationId });
	return readOrganisations(actor);
}
