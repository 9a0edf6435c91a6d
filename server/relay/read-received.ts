import { readPayload, type RelayPayload } from '#lib/relay/payload.ts';
import { askedOf, hopAfter, hopStateOf, type Asked, type HopAct, type HopState } from '#lib/relay/states.ts';
import type { Receiver } from '#lib/relay/view.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { findHop, noteFor } from './find.ts';
import { groupNames } from './lines.ts';
import { receiversIn } from './read-choices.ts';

export interface ReceivedView {
	readonly hopId: string;
	readonly noteId: string;
	readonly group: { readonly id: string; readonly name: string };
	/** Whom it was passed on by; none = the office. */
	readonly via: string | null;
	readonly at: Date;
	readonly why: string;
	readonly asked: Asked;
	readonly state: HopState;
	/** What was sent, byte for byte; none = it has been withdrawn. */
	readonly payload: RelayPayload | null;
	readonly report: string;
	readonly closedAt: Date | null;
	readonly item: { readonly id: string; readonly meetingId: string; readonly startsAt: Date } | null;
	/** Meetings of the group to come. */
	readonly meetings: readonly { readonly id: string; readonly startsAt: Date; readonly title: string }[];
	/** The one of them it is meant for. */
	readonly meetingId: string | null;
	readonly receivers: readonly Receiver[];
	/** Whether passing on goes straight to the others. */
	readonly direct: boolean;
	readonly may: Readonly<Record<'receive' | 'putOnAgenda' | 'treat' | 'answer', boolean>>;
}

/** A note as a group got it, for those who sit in it and the office. Refuses 'thing.missing' to everybody else. */
export async function readReceived(actor: Actor, hopId: string): Promise<ReceivedView> {
	const { read, clock } = context();
	const { hop, note, facts } = await findHop(read, hopId);
	demand(actor, 'relay.read', facts);
	const { federationId, groupId } = facts;
	const withdrawn = note.state === 'withdrawn';
	const [names, item, meetings, receivers, group, origins] = await Promise.all([
		groupNames(read, federationId),
		hop.itemId
			? read.agendaItem.findFirst({
					where: {
						...{ id: hop.itemId, federationId, removedAt: null, state: { not: 'struck' } },
						meeting: { state: { not: 'cancelled' } }
					},
					select: { id: true, meetingId: true, state: true, meeting: { select: { startsAt: true, state: true } } }
				})
			: null,
		read.meeting.findMany({
			where: { groupId, federationId, OR: [{ state: 'live' }, { state: 'planned', endsAt: { gt: clock.now() } }] },
			orderBy: { startsAt: 'asc' },
			select: { id: true, startsAt: true, title: true }
		}),
		receiversIn(read, federationId, [groupId]),
		read.group.findUniqueOrThrow({ where: { id: groupId }, select: { relayDirect: true } }),
		read.relayNote.findMany({ where: { roots: { some: { noteId: note.id } } }, select: { groupId: true } })
	]);
	const state = hopStateOf(hop.state);
	const asked = askedOf(note.asked);
	const handles = !withdrawn && can(actor, 'relay.handle', facts);
	const may = (act: HopAct) => handles && hopAfter(state, act, asked) !== null;
	const onAgenda = state === 'agenda' && item !== null;
	// What its meeting did not come to may be treated all the same, or put on another agenda.
	const there = onAgenda && (item.state === 'treated' || item.meeting.state !== 'ended');
	return {
		...{ hopId, noteId: note.id, at: hop.at, why: hop.why, asked, state },
		...{ report: hop.report, closedAt: hop.closedAt, meetings },
		meetingId: meetings.find(({ id }) => id === hop.toMeetingId)?.id ?? null,
		group: { id: groupId, name: names.get(groupId) ?? '' },
		via: hop.fromGroupId ? (names.get(hop.fromGroupId) ?? '') : null,
		payload: withdrawn ? null : readPayload(hop.payload),
		item: item ? { id: item.id, meetingId: item.meetingId, startsAt: item.meeting.startsAt } : null,
		receivers: receivers.filter(({ id }) => !origins.some((one) => one.groupId === id)),
		direct: group.relayDirect || actor.office !== null,
		may: {
			receive: may('receive'),
			putOnAgenda: handles && !there && ['sent', 'received', 'agenda'].includes(state),
			treat: onAgenda && may('treat'),
			answer: may('answer')
		}
	};
}

/** The leg by which a note came to one of the actor's groups; none where none did. Needs 'home.read'. */
export async function readWayTo(actor: Actor, noteId: string): Promise<string | null> {
	demand(actor, 'home.read', {});
	const hops = await context().read.relayHop.findMany({
		where: { noteId, federationId: actor.federationId ?? '', toGroupId: { not: null } },
		orderBy: { at: 'asc' }
	});
	const mine = hops.find(({ federationId, toGroupId }) =>
		can(actor, 'relay.read', { federationId, groupId: toGroupId ?? '' })
	);
	return mine?.id ?? null;
}

/** A paper of a note for its group and the office. Refuses 'thing.missing' alike for none and a forbidden one. */
export async function readOwnPaper(actor: Actor, noteId: string, paperId: string): Promise<KeptFile> {
	const { read } = context();
	const { facts } = await noteFor(read, actor, noteId);
	demand(actor, 'relay.read', facts);
	return (await read.relayPaper.findFirst({ where: { id: paperId, noteId } })) ?? refuse('thing.missing');
}

/** A paper that came with a note, for the group that got it: only what was sent to it, and not once it is withdrawn. */
export async function readCamePaper(actor: Actor, hopId: string, paperId: string): Promise<KeptFile> {
	const { hop, note, facts } = await findHop(context().read, hopId);
	demand(actor, 'relay.read', facts);
	if (note.state === 'withdrawn') refuse('relay.withdrawn');
	return readPayload(hop.payload).papers.find(({ id }) => id === paperId) ?? refuse('thing.missing');
}
