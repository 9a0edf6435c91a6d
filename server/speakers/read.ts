import { isWaiting, speakerKindOf } from '#lib/speakers/list.ts';
import { pausesOf } from '#lib/speakers/speaking-time.ts';
import type { FloorView } from '#lib/speakers/view.ts';
import { shapeOf, type Shape } from '#lib/ui/part.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import type { Speaker } from '#server/db/generated/client.ts';
import { countingAt, nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';

interface Who {
	readonly name: string;
	readonly part: Shape;
	readonly org: string;
}

const idOf = (line: Pick<Speaker, 'membershipId' | 'guestId'>) => line.membershipId ?? line.guestId ?? '';

/** Names of those on the list, by membership or guest. */
async function whoIn({ federationId, groupId, meetingId }: MeetingFacts, ids: string[]): Promise<Map<string, Who>> {
	const { read, clock } = context();
	const [members, guests] = await Promise.all([
		read.membership.findMany({
			where: { federationId, id: { in: ids } },
			include: {
				account: { select: { name: true } },
				seats: { where: { groupId, ...countingAt(clock.now()) }, include: { organisation: true } }
			}
		}),
		read.guest.findMany({ where: { meetingId, federationId, id: { in: ids } } })
	]);
	const organisationOf = (seats: (typeof members)[number]['seats']) =>
		seats.find(({ organisation }) => organisation)?.organisation;
	return new Map([
		...members.map((one) => {
			const organisation = organisationOf(one.seats);
			return [
				one.id,
				{ name: nameOf(one), part: shapeOf(organisation?.part), org: organisation?.shortName ?? '' }
			] as const;
		}),
		...guests.map(({ id, name, organisation }) => [id, { name, part: 'office', org: organisation }] as const)
	]);
}

/**
 * A meeting's list of speakers: all lines of the item it is on, and who has asked ahead for others. Needs
 * 'meeting.read'.
 */
export async function readFloor(actor: Actor, meetingId: string): Promise<FloorView> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, meetingState } = facts;
	const may = { ask: can(actor, 'floor.ask', facts), lead: can(actor, 'meeting.run', facts) };
	if (meetingState !== 'live') return { meetingId, itemId: null, speakSeconds: null, lines: [], pauses: [], may };
	const [meeting, rows, events] = await Promise.all([
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { currentItemId: true } }),
		read.speaker.findMany({ where: { meetingId, federationId, withdrawnAt: null } }),
		read.meetingEvent.findMany({
			where: { meetingId, federationId, kind: { in: ['paused', 'resumed'] } },
			orderBy: [{ at: 'asc' }, { id: 'asc' }],
			select: { kind: true, at: true }
		})
	]);
	const itemId = meeting.currentItemId;
	const shown = rows.filter((row) => row.itemId === itemId || isWaiting(row));
	const [who, item] = await Promise.all([
		whoIn(facts, [...new Set(shown.map(idOf))]),
		itemId ? read.agendaItem.findFirst({ where: { id: itemId, federationId }, select: { speakSeconds: true } }) : null
	]);
	return {
		...{ meetingId, itemId, speakSeconds: item?.speakSeconds ?? null, pauses: pausesOf(events), may },
		lines: shown.map((row) => {
			const { id, place, startedAt, endedAt, withdrawnAt } = row;
			const answered = rows.find((other) => other.id === row.replyToId);
			return {
				...{ id, itemId: row.itemId, place, startedAt, endedAt, withdrawnAt, kind: speakerKindOf(row.kind) },
				...(who.get(idOf(row)) ?? { name: '', part: 'office', org: '' }),
				replyTo: (answered && who.get(idOf(answered))?.name) ?? null,
				mine: row.membershipId !== null && row.membershipId === actor.membershipId
			};
		})
	};
}
