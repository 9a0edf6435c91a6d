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

const nothing = {
	...{ itemId: null, speakSeconds: null, lines: [], pauses: [] },
	may: { ask: false, lead: false }
} as const;

/** The item a meeting is on, as far as the reader may know of it: a guest knows theirs. */
const onItem = (actor: Actor, facts: MeetingFacts, itemId: string | null): string | null =>
	itemId !== null && can(actor, 'item.read', { ...facts, itemId }) ? itemId : null;

/**
 * A meeting's list of speakers: all lines of the item it is on, and who has asked ahead for others; to a guest their own
 * lines on their items. Needs 'meeting.visit'.
 */
export async function readFloor(actor: Actor, meetingId: string): Promise<FloorView> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.visit', facts);
	const { federationId, meetingState } = facts;
	const all = can(actor, 'meeting.read', facts);
	if (meetingState !== 'live') return { ...nothing, meetingId };
	const [meeting, guest, rows, events] = await Promise.all([
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId }, select: { currentItemId: true } }),
		actor.kind === 'guest' ? read.guest.findUnique({ where: { accountId: actor.accountId ?? '' } }) : null,
		read.speaker.findMany({ where: { meetingId, federationId, withdrawnAt: null } }),
		read.meetingEvent.findMany({
			where: { meetingId, federationId, kind: { in: ['paused', 'resumed'] } },
			orderBy: [{ at: 'asc' }, { id: 'asc' }],
			select: { kind: true, at: true }
		})
	]);
	const itemId = onItem(actor, facts, meeting.currentItemId);
	const may = {
		ask: itemId !== null && can(actor, 'floor.ask', { ...facts, itemId }),
		lead: can(actor, 'meeting.run', facts)
	};
	const own = (row: Speaker) => idOf(row) === (guest?.id ?? actor.membershipId);
	const shown = rows.filter((row) => (all || own(row)) && (row.itemId === itemId || isWaiting(row)));
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
				mine: own(row)
			};
		})
	};
}
