import { pollOutcome } from '#lib/decisions/poll-outcome.ts';
import { countWords } from '#lib/decisions/words.ts';
import { meetingEventKinds, outcomeOf } from '#lib/meetings/events.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { ItemOrigin, Running } from '#lib/meetings/running.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { nameOf, notEndedAt } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts, type MeetingFacts } from '#server/permissions/read.ts';
import { nextMeeting } from './carrying.ts';
import { nothingYet } from './nothing-yet.ts';

/** Most meetings an item's history is followed back through. */
const longest = 12;

const fieldsOf = (entries: readonly (readonly [string, unknown])[]) =>
	Object.fromEntries(entries.filter(([, value]) => value !== null)) as Record<string, never>;

/** Where the items of a meeting come from, the latest meeting first. Needs 'meeting.read'. */
export async function readOrigins(actor: Actor, meetingId: string): Promise<Record<string, ItemOrigin[]>> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const items = await read.agendaItem.findMany({
		where: { meetingId, federationId, removedAt: null },
		select: { id: true }
	});
	// Paragraphs of earlier minutes that are adjusted here: of the same group, so whoever reads this meeting reads that.
	const adjusting = await read.link.findMany({
		where: { act: 'paragraph.carried', toId: { in: items.map(({ id }) => id) } }
	});
	const carried = await read.agendaItem.findMany({
		where: { federationId, id: { in: adjusting.map(({ fromId }) => fromId) } },
		include: { meeting: { include: { group: { select: { numberPrefix: true } } } } }
	});
	const origins: Record<string, ItemOrigin[]> = {};
	const readable = new Map<string, boolean>();
	let now = new Map(items.map(({ id }) => [id, id]));
	for (let step = 0; step < longest && now.size > 0; step++) {
		const rows = await read.agendaItem.findMany({
			where: { federationId, carriedToId: { in: [...now.keys()] } },
			include: { meeting: { include: { group: { select: { numberPrefix: true } } } } }
		});
		const before = new Map<string, string>();
		for (const { id, carriedToId, meeting, number, outcome, outcomeReason, outcomeTo } of rows) {
			const root = now.get(carriedToId ?? '');
			if (root === undefined) continue;
			if (!readable.has(meeting.id))
				readable.set(meeting.id, can(actor, 'meeting.read', await meetingFacts(read, meeting.id)));
			before.set(id, root);
			(origins[root] ??= []).push({
				...{ meetingId: readable.get(meeting.id) ? meeting.id : null, label: ordinalLabel(meeting) },
				...{ startsAt: meeting.startsAt, number: number === null ? '' : `${meeting.group.numberPrefix}${number}` },
				...{ outcome: outcomeOf(outcome) ?? 'carried', reason: outcomeReason, to: outcomeTo }
			});
		}
		now = before;
	}
	for (const { fromId, toId } of adjusting) {
		const from = carried.find(({ id }) => id === fromId);
		if (!from) continue;
		const { meeting, number } = from;
		(origins[toId] ??= []).push({
			...{ meetingId: meeting.id, label: ordinalLabel(meeting), startsAt: meeting.startsAt },
			...{ number: number === null ? '' : `${meeting.group.numberPrefix}${number}` },
			...{ outcome: 'adjusting', reason: '', to: '' }
		});
	}
	return origins;
}

async function readEvents({ meetingId, federationId }: MeetingFacts): Promise<Running['events']> {
	const { read } = context();
	const rows = await read.meetingEvent.findMany({
		where: { meetingId, federationId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }]
	});
	const people = await read.membership.findMany({
		where: { federationId, id: { in: rows.flatMap(({ membershipId }) => membershipId ?? []) } },
		select: { id: true, knownAs: true, account: { select: { name: true } } }
	});
	return rows.flatMap(({ kind: word, at, itemId, membershipId }) => {
		const kind = meetingEventKinds.find((known) => known === word);
		const who = people.find(({ id }) => id === membershipId);
		return kind ? [{ kind, at, itemId, name: who ? nameOf(who) : '' }] : [];
	});
}

/** Names of the federation's groups and organisations, for whoever refers an item back. */
async function readReceivers({ federationId, groupId }: MeetingFacts): Promise<string[]> {
	const { read, clock } = context();
	const standing = notEndedAt(clock.now());
	const [groups, organisations] = await Promise.all([
		read.group.findMany({ where: { federationId, id: { not: groupId }, ...standing }, orderBy: { place: 'asc' } }),
		read.organisation.findMany({ where: { federationId, ...standing }, orderBy: { place: 'asc' } })
	]);
	return [...groups, ...organisations].map(({ name }) => name);
}

/**
 * The course of a meeting: pauses, who was handed the chair, how items were left and where they come from, and what
 * happened while somebody was not there. Needs 'meeting.read'.
 */
export async function readRunning(actor: Actor, meetingId: string): Promise<Running> {
	const { read } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { federationId } = facts;
	const runs = can(actor, 'meeting.run', facts);
	const [meeting, items, origins, events, decisions, polls, next, receivers] = await Promise.all([
		read.meeting.findFirstOrThrow({ where: { id: meetingId, federationId } }),
		read.agendaItem.findMany({ where: { meetingId, federationId, removedAt: null } }),
		readOrigins(actor, meetingId),
		readEvents(facts),
		read.decision.findMany({
			where: { meetingId, federationId, state: 'decided', decidedAt: { not: null } },
			orderBy: { decidedAt: 'asc' },
			select: { itemId: true, decidedAt: true, text: true }
		}),
		read.poll.findMany({ where: { meetingId, federationId, state: 'closed' }, orderBy: { openedAt: 'asc' } }),
		runs ? nextMeeting(read, facts) : null,
		runs ? readReceivers(facts) : []
	]);
	return {
		pausedSince: meeting.pausedSince,
		mayTakeBackStart: runs && events.length <= 1 && (await nothingYet(read, facts)),
		meetingChair: meeting.chairMembershipId,
		itemChairs: fieldsOf(items.map(({ id, chairMembershipId }) => [id, chairMembershipId])),
		speakSeconds: fieldsOf(items.map(({ id, speakSeconds }) => [id, speakSeconds])),
		outcomes: Object.fromEntries(
			items.flatMap((item) => {
				const outcome = outcomeOf(item.outcome);
				const { id, outcomeReason: reason, outcomeTo: to, carriedToId } = item;
				return outcome ? [[id, { outcome, reason, to, carriedToId }] as const] : [];
			})
		),
		...{ origins, events, receivers },
		decided: decisions.flatMap(({ itemId, decidedAt, text }) => (decidedAt ? [{ itemId, at: decidedAt, text }] : [])),
		voted: polls.flatMap((poll) => {
			const [outcome, at] = [pollOutcome(poll), poll.closedAt];
			return outcome && at ? [{ itemId: poll.itemId, at, text: `${poll.question}: ${countWords(outcome)}` }] : [];
		}),
		next: next && { id: next.id, label: ordinalLabel(next), startsAt: next.startsAt }
	};
}
