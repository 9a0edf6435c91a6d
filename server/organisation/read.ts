import type { OwnRoom, PackView, PointLine, RoomMeeting } from '#lib/organisation/view.ts';
import { pointKeys, phases, type Phase } from '#lib/organisation/points.ts';
import { registerNumber } from '#lib/decisions/decision.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { OrganisationPoint } from '#server/db/generated/client.ts';
import type { ReadClient } from '#server/db/open.ts';
import { assignmentLines } from '#server/assignments/lines.ts';
import { countingAt, nameOf, onOrToCome } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { announcedOf } from './announced.ts';
import { roomFacts, type RoomFacts } from './find.ts';

/** Earlier meetings that a room shows. */
const mostHeld = 12;

/** Everybody who sits anywhere for the organisation, with where. */
async function readPeople(db: ReadClient, { federationId, organisationId }: RoomFacts, now: Date) {
	const seats = await db.seat.findMany({
		where: { federationId, organisationId, ...countingAt(now) },
		include: { group: { select: { shortName: true, kind: true } }, membership: { include: { account: true } } }
	});
	const people = new Map<string, { name: string; places: string[] }>();
	for (const { membership, group } of seats) {
		const one = people.get(membership.id) ?? { name: nameOf(membership), places: [] };
		if (!one.places.includes(group.shortName)) one.places.push(group.shortName);
		people.set(membership.id, one);
	}
	return { people, list: [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv')) };
}

/** Names of those who did something here, also when they sit for the organisation no longer. */
async function namesOf(db: ReadClient, federationId: string, ids: readonly (string | null)[]) {
	const rows = await db.membership.findMany({
		where: { federationId, id: { in: [...new Set(ids.filter((id) => id !== null))] } },
		include: { account: true }
	});
	return new Map(rows.map((row) => [row.id, nameOf(row)]));
}

function pointsOf(rows: readonly OrganisationPoint[], phase: Phase, names: ReadonlyMap<string, string>): PointLine[] {
	const line = (key: string, row: OrganisationPoint | undefined): PointLine => ({
		point: key || (row?.id ?? ''),
		key,
		text: row?.text ?? '',
		note: row?.note ?? '',
		done: row?.doneAt ? { at: row.doneAt, by: names.get(row.doneBy ?? '') ?? '' } : null,
		own: key === ''
	});
	const own = rows.filter((row) => row.phase === phase && row.key === '');
	return [
		...pointKeys[phase].map((key) =>
			line(
				key,
				rows.find((row) => row.phase === phase && row.key === key)
			)
		),
		...own.map((row) => line('', row))
	];
}

/** The latest meetings of those who decide that are over, also before their minutes are announced. */
async function readPast(db: ReadClient, federationId: string, now: Date): Promise<{ meetingId: string }[]> {
	const meetings = await db.meeting.findMany({
		where: {
			...{ federationId, group: { decides: true } },
			OR: [{ state: 'ended' }, { state: 'planned', endsAt: { lte: now } }]
		},
		orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
		take: mostHeld,
		select: { id: true }
	});
	return meetings.map(({ id }) => ({ meetingId: id }));
}

/** What the meetings decided and who was to do what, by meeting. */
async function readOutcomes(
	db: ReadClient,
	actor: Actor,
	{ federationId, organisationId }: RoomFacts,
	meetingIds: string[]
) {
	const where = { federationId, meetingId: { in: meetingIds } };
	const [decisions, tasks] = await Promise.all([
		db.decision.findMany({ where: { ...where, state: 'decided' }, orderBy: [{ year: 'asc' }, { ordinal: 'asc' }] }),
		db.assignment.findMany({ where: { ...where, decisionId: { not: null } }, orderBy: { createdAt: 'asc' } })
	]);
	const lines = await assignmentLines(db, actor, tasks, context().clock.now());
	const isOurs = (id: string) =>
		tasks.some((task) => task.id === id && task.ownerKind === 'organisation' && task.ownerId === organisationId);
	return (meetingId: string): Pick<PackView, 'decided' | 'tasks'> => ({
		decided: decisions
			.filter((row) => row.meetingId === meetingId)
			.map((row) => ({ id: row.id, number: registerNumber(row) ?? '', text: row.text })),
		tasks: lines
			.filter(({ id }) => tasks.some((task) => task.id === id && task.meetingId === meetingId))
			.map(({ id, text, owner }) => ({ id, text, owner, ours: isOurs(id) }))
			.sort((a, b) => Number(b.ours) - Number(a.ours))
	});
}

/**
 * An organisation's own room: checklists before and after the meetings of those who decide, and its packs. Needs
 * 'organisation.room'; refuses 'thing.missing' also where the room is another organisation's.
 */
export async function readOwnRoom(actor: Actor, organisationId: string): Promise<OwnRoom> {
	const { read, clock } = context();
	const now = clock.now();
	const facts = await roomFacts(read, organisationId);
	demand(actor, 'organisation.room', facts);
	const { federationId } = facts;
	const mine = [...new Set(actor.seats.flatMap((seat) => seat.organisationId ?? []))];
	const [organisations, { list }, coming, past, made] = await Promise.all([
		read.organisation.findMany({ where: { federationId, id: { in: mine } }, select: { id: true, name: true } }),
		readPeople(read, facts, now),
		read.meeting.findMany({
			where: { federationId, group: { decides: true }, ...onOrToCome(now) },
			include: { group: { select: { id: true, name: true } } },
			orderBy: { startsAt: 'asc' }
		}),
		readPast(read, federationId, now),
		read.organisationPack.findMany({
			where: { federationId, organisationId },
			include: { told: { where: { removedAt: null }, orderBy: { toldOn: 'asc' } } },
			orderBy: { madeAt: 'desc' },
			take: mostHeld
		})
	]);
	const next = coming.filter((one, index) => coming.findIndex(({ groupId }) => groupId === one.groupId) === index);
	const announced = await announcedOf(
		read,
		federationId,
		made.map(({ meetingId }) => meetingId),
		now
	);
	// Before the day of the notice there is none.
	const packs = made.filter(({ meetingId }) => announced.has(meetingId));
	const heldIds = [...new Set([...past, ...packs].map(({ meetingId }) => meetingId))];
	const meetingIds = [...next.map(({ id }) => id), ...heldIds];
	const [held, points, outcomes] = await Promise.all([
		read.meeting.findMany({
			where: { federationId, id: { in: heldIds } },
			include: { group: { select: { id: true, name: true } } }
		}),
		read.organisationPoint.findMany({
			where: { federationId, organisationId, meetingId: { in: meetingIds }, removedAt: null },
			orderBy: { createdAt: 'asc' }
		}),
		readOutcomes(read, actor, facts, heldIds)
	]);
	const names = await namesOf(read, federationId, [
		...points.map(({ doneBy }) => doneBy),
		...packs.flatMap(({ changedBy, told }) => [changedBy, ...told.map(({ by }) => by)])
	]);
	const packOf = (meetingId: string): PackView | null => {
		const pack = packs.find((one) => one.meetingId === meetingId);
		if (!pack) return null;
		const { id, version, meaning, words, changedAt, changedBy } = pack;
		return {
			...{ id, version, meaning, words, ...outcomes(meetingId) },
			changed: changedAt ? { at: changedAt, by: names.get(changedBy ?? '') ?? '' } : null,
			told: pack.told.map(({ by, ...told }) => ({
				...{ id: told.id, channel: told.channel, receivers: told.receivers, toldOn: told.toldOn },
				by: names.get(by) ?? ''
			}))
		};
	};
	const meetingOf = (meeting: (typeof held)[number]): RoomMeeting => {
		const rows = points.filter((row) => row.meetingId === meeting.id);
		return {
			id: meeting.id,
			name: `${meeting.group.name} ${ordinalLabel(meeting)}`,
			startsAt: meeting.startsAt,
			points: Object.fromEntries(phases.map((phase) => [phase, pointsOf(rows, phase, names)])) as Record<
				Phase,
				PointLine[]
			>,
			pack: packOf(meeting.id)
		};
	};
	return {
		organisation: organisations.find(({ id }) => id === organisationId) ?? refuse('thing.missing'),
		others: organisations.filter(({ id }) => id !== organisationId),
		people: list,
		coming: next.map(meetingOf),
		held: held.map(meetingOf).sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
	};
}

/** The organisations whose room the actor may enter, by name. Needs 'home.read'. */
export async function readOwnOrganisations(actor: Actor): Promise<readonly { id: string; name: string }[]> {
	demand(actor, 'home.read', {});
	const ids = [...new Set(actor.seats.flatMap((seat) => seat.organisationId ?? []))];
	if (ids.length === 0) return [];
	return context().read.organisation.findMany({
		where: { federationId: actor.federationId ?? '', id: { in: ids } },
		select: { id: true, name: true },
		orderBy: { place: 'asc' }
	});
}
