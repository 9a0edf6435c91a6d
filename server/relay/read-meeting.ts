import { readPayload } from '#lib/relay/payload.ts';
import { askedOf, hopAfter, hopStateOf } from '#lib/relay/states.ts';
import type { CameLine, QuotedNote } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { onOrToCome } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { cameLines, groupNames } from './lines.ts';

/** Notes that stand at the items of a meeting, as they were sent. Needs 'meeting.read'. */
export async function readMeetingRelays(actor: Actor, meetingId: string): Promise<QuotedNote[]> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId, groupId } = facts;
	const items = await read.agendaItem.findMany({ where: { meetingId, federationId }, select: { id: true } });
	// By the items of this meeting, not by all that the group was ever sent.
	const hops = await read.relayHop.findMany({
		where: { itemId: { in: items.map(({ id }) => id) }, federationId, toGroupId: groupId },
		include: { note: { select: { state: true, asked: true } } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }]
	});
	const handles = can(actor, 'relay.handle', facts);
	return hops.map((hop) => {
		const state = hopStateOf(hop.state);
		const withdrawn = hop.note.state === 'withdrawn';
		return {
			...{ itemId: hop.itemId ?? '', hopId: hop.id, state },
			payload: withdrawn ? null : readPayload(hop.payload),
			mayAnswer: handles && !withdrawn && hopAfter(state, 'answer', askedOf(hop.note.asked)) !== null
		};
	});
}

/**
 * Items with notes that meetings before the last one did not come to. Those of the last one wait among what it left, with
 * their notes.
 */
async function passedBy({ federationId, groupId, meetingId }: MeetingFacts): Promise<string[]> {
	const { read } = context();
	const here = await read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } });
	const where = { groupId, federationId, state: 'ended', startsAt: { lt: here.startsAt } };
	const last = await read.meeting.findFirst({ where, orderBy: [{ startsAt: 'desc' }, { ordinal: 'desc' }] });
	const hops = await read.relayHop.findMany({
		where: { federationId, toGroupId: groupId, state: 'agenda' },
		select: { itemId: true }
	});
	if (!last || hops.length === 0) return [];
	const items = await read.agendaItem.findMany({
		where: {
			...{ id: { in: hops.flatMap(({ itemId }) => itemId ?? []) }, federationId, removedAt: null },
			...{ state: 'planned', outcome: null, meeting: { ...where, id: { not: last.id } } }
		},
		select: { id: true }
	});
	return items.map(({ id }) => id);
}

/** Notes to the group of a planned meeting that stand on no agenda yet, for whoever may put them there. Needs 'meeting.read'. */
export async function readToTakeUp(actor: Actor, meetingId: string): Promise<CameLine[]> {
	const { read, clock } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	if (facts.meetingState !== 'planned' || !can(actor, 'relay.handle', facts)) return [];
	const { federationId, groupId } = facts;
	// A note that is meant for a meeting waits for that one only as long as it is still to come.
	const others = await read.meeting.findMany({
		where: { groupId, federationId, id: { not: meetingId }, ...onOrToCome(clock.now()) },
		select: { id: true }
	});
	const hops = await read.relayHop.findMany({
		where: {
			...{ federationId, toGroupId: groupId },
			note: { state: { not: 'withdrawn' }, asked: { not: 'information' } },
			OR: [
				{ state: 'agenda', itemId: { in: await passedBy(facts) } },
				{
					state: { in: ['sent', 'received'] },
					OR: [{ toMeetingId: null }, { toMeetingId: { notIn: others.map(({ id }) => id) } }]
				}
			]
		},
		include: { note: { select: { asked: true } } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		take: 20
	});
	return hops.length === 0 ? [] : cameLines(read, hops, await groupNames(read, federationId));
}
