import { officeRoleOf, seatRoleOf } from '#lib/network/roles.ts';
import { byName } from '#lib/network/seat-order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { federationOf, notEndedAt, onOrToCome } from '#server/network/find.ts';
import { pasteNetworkOf } from '#server/network/paste-network.ts';
import { meetingLine } from '#server/network/rows.ts';
import { readSeating } from '#server/network/read.ts';
import { demand } from '#server/permissions/demand.ts';

/** How far somebody has come: from being written down to having signed in. */
export type Arrival = 'not-invited' | 'invited' | 'expired' | 'withdrawn' | 'arrived';

/** Days that an invitation can be used (docs/rules.md A9). */
const invitationDays = 14;

/**
 * When each member was last invited to this federation, and whether it was taken back. Read from the federation's own
 * audit and not from the account's tickets: those would tell of other federations (N11).
 */
async function readInvitations(db: ReadClient, federationId: string) {
	const rows = await db.audit.findMany({
		where: { federationId, event: { in: ['person.invited', 'invitation.withdrawn'] } },
		orderBy: { id: 'asc' },
		select: { id: true, event: true, thingId: true, at: true }
	});
	const sent = new Map<string, { id: number; at: Date }>();
	const withdrawn = new Map<string, number>();
	for (const { id, event, thingId, at } of rows)
		if (event === 'person.invited') sent.set(thingId ?? '', { id, at });
		else withdrawn.set(thingId ?? '', id);
	return { sent, withdrawn };
}

/**
 * The people of the federation for its office, by name: seats, role at the office, and how far they have come. Those
 * who left come last. Refuses what 'people.invite' refuses.
 */
export async function readPeople(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'people.invite', { federationId });
	const { read, clock } = context();
	const now = clock.now();
	const invitations = await readInvitations(read, federationId);
	const rows = await read.membership.findMany({
		where: { federationId },
		include: {
			account: { select: { id: true, name: true, email: true } },
			sessions: { select: { id: true }, take: 1 },
			seats: {
				where: { ...notEndedAt(now), group: notEndedAt(now) },
				include: {
					group: { select: { id: true, name: true } },
					organisation: { select: { part: true, shortName: true } }
				}
			}
		}
	});
	const arrival = (row: (typeof rows)[number]): Arrival => {
		const sent = invitations.sent.get(row.id);
		if (row.lastSeenAt || row.sessions.length > 0) return 'arrived';
		if (!sent) return 'not-invited';
		if ((invitations.withdrawn.get(row.id) ?? 0) > sent.id) return 'withdrawn';
		return now.getTime() - sent.at.getTime() > invitationDays * 86_400_000 ? 'expired' : 'invited';
	};
	return rows
		.map((row) => ({
			id: row.id,
			name: row.knownAs ?? row.account.name,
			email: row.account.email ?? '',
			title: row.title,
			phone: row.phone,
			politicalParty: row.politicalParty,
			officeRole: officeRoleOf(row.officeRole),
			left: row.to !== null && row.to <= now,
			to: row.to,
			arrival: arrival(row),
			invitedAt: invitations.sent.get(row.id)?.at ?? null,
			lastSeenAt: row.lastSeenAt,
			me: row.id === actor.membershipId,
			seats: row.seats.map((seat) => ({
				id: seat.id,
				groupId: seat.group.id,
				group: seat.group.name,
				role: seatRoleOf(seat.role),
				org: seat.organisation?.shortName ?? null,
				part: seat.organisation?.part ?? null
			}))
		}))
		.sort((a, b) => Number(a.left) - Number(b.left) || byName(a.name, b.name));
}

/** One of them. Refuses as readPeople does, and 'thing.missing' for somebody of another federation. */
export async function readPerson(actor: Actor, membershipId: string) {
	const people = await readPeople(actor);
	return people.find((one) => one.id === membershipId) ?? refuse('thing.missing');
}

/** The federation as a pasted list is checked against it. Refuses what 'people.invite' refuses. */
export async function readPasteNetwork(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'people.invite', { federationId });
	const { read, clock } = context();
	return pasteNetworkOf(read, federationId, clock.now());
}

/** Days ahead that the desk looks for meetings without an agenda. */
const aheadDays = 60;

/**
 * The office's desk: who sits where and what is missing, meetings whose agenda nobody has begun, people who have not
 * come in, letters that wait to be carried by hand. Refuses what 'network.keep' refuses.
 */
export async function readDesk(actor: Actor) {
	const federationId = federationOf(actor);
	demand(actor, 'network.keep', { federationId });
	const { read, clock, config } = context();
	const now = clock.now();
	const groups = await read.group.findMany({
		where: { federationId, ...notEndedAt(now) },
		orderBy: [{ place: 'asc' }, { name: 'asc' }],
		select: { id: true, name: true, shortName: true, kind: true, to: true, meetingWord: true }
	});
	const seating = await readSeating(read, federationId, now);
	const meetings = await read.meeting.findMany({
		where: {
			federationId,
			...onOrToCome(now),
			startsAt: { lt: new Date(now.getTime() + aheadDays * 86_400_000) }
		},
		orderBy: { startsAt: 'asc' },
		select: {
			...meetingLine,
			group: { select: { name: true, meetingWord: true } },
			_count: { select: { items: { where: { removedAt: null } } } }
		}
	});
	const people = (await readPeople(actor)).filter((one) => !one.left);
	return {
		now,
		organisations: [...seating.organisations].sort((a, b) => a.place - b.place),
		groups: groups.map((group) => ({ ...group, ...seating.of(group) })),
		meetings: meetings.map(({ _count, ...meeting }) => ({ ...meeting, items: _count.items })),
		notIn: people.filter((one) => one.arrival !== 'arrived'),
		people: people.length,
		outbox:
			config.mailUrl === null && can(actor, 'mail.read', { federationId })
				? await read.mail.count({ where: { federationId, sentAt: null } })
				: null
	};
}
