import { lastDay, type MatterLine, type MatterMeeting } from '#lib/matters/matter.ts';
import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import type { KeptFile } from '#server/files/take-in.ts';
import { nameOf } from '#server/network/find.ts';
import { demand } from '#server/permissions/demand.ts';
import { groupFacts } from '#server/permissions/read.ts';
import { findMatter } from './find.ts';
import { standingOf } from './standing.ts';

export interface Matters {
	readonly group: { readonly id: string; readonly name: string; readonly meetingWord: string };
	readonly matters: readonly MatterLine[];
	/** Meetings to come, by time; `lastDay`: the last moment for proposing to it. */
	readonly meetings: readonly (MatterMeeting & { readonly lastDay: Date })[];
	readonly may: { readonly propose: boolean; readonly answer: boolean; readonly keep: boolean };
}

/** The matters of a group: open ones oldest first, then the answered, newest first. Needs 'group.read'. */
export async function readMatters(actor: Actor, groupId: string): Promise<Matters> {
	const { read, clock } = context();
	const facts = await groupFacts(read, groupId);
	demand(actor, 'group.read', facts);
	const { federationId } = facts;
	const [group, matters, meetings] = await Promise.all([
		read.group.findFirst({ where: { id: groupId, federationId } }),
		read.matter.findMany({
			where: { groupId, federationId },
			include: { papers: { where: { removedAt: null }, orderBy: { createdAt: 'asc' } } },
			orderBy: { createdAt: 'asc' },
			take: 400
		}),
		read.meeting.findMany({ where: { groupId, federationId }, orderBy: { startsAt: 'asc' } })
	]);
	if (!group) refuse('thing.missing');
	const people = await read.membership.findMany({
		where: { federationId, id: { in: matters.map(({ proposedBy }) => proposedBy) } },
		include: { account: { select: { name: true } } }
	});
	const origins = await read.link.findMany({
		where: { toId: { in: matters.map(({ id }) => id) } },
		select: { toId: true }
	});
	const came = new Set(origins.map(({ toId }) => toId));
	const standing = await standingOf(read, federationId, matters);
	const names = new Map(people.map((membership) => [membership.id, nameOf(membership)]));
	const known = new Map(meetings.map((meeting) => [meeting.id, meeting]));
	const lines = matters.map((matter): MatterLine => {
		const meeting = known.get(matter.meetingId ?? '');
		const { state = 'open', left = null } = standing.get(matter) ?? {};
		return {
			id: matter.id,
			kind: matter.kind === 'received' ? 'received' : 'proposed',
			title: matter.title,
			why: matter.why,
			sender: matter.sender,
			diaryNumber: matter.diaryNumber,
			...{ state, left },
			answer: matter.answer,
			by: names.get(matter.proposedBy) ?? '',
			createdAt: matter.createdAt,
			answeredAt: matter.answeredAt,
			meeting: meeting ? { id: meeting.id, label: ordinalLabel(meeting), startsAt: meeting.startsAt } : null,
			itemId: state === 'taken' ? matter.itemId : null,
			papers: matter.papers.map(({ id, name, size }) => ({ id, name, size })),
			threaded: matter.state === 'taken' || came.has(matter.id),
			mayWithdraw: state === 'open' && can(actor, 'matter.withdraw', { ...facts, ownerMembershipId: matter.proposedBy })
		};
	});
	const open = lines.filter(({ state }) => state === 'open');
	const now = clock.now();
	return {
		group: { id: groupId, name: group.name, meetingWord: group.meetingWord },
		matters: [...open, ...lines.filter(({ state }) => state !== 'open').toReversed()],
		meetings: meetings
			.filter(({ state, startsAt }) => state === 'planned' && startsAt > now)
			.map((meeting) => ({
				id: meeting.id,
				label: ordinalLabel(meeting),
				startsAt: meeting.startsAt,
				lastDay: lastDay(meeting.startsAt, group.matterDays)
			})),
		may: {
			propose: can(actor, 'matter.propose', facts),
			answer: can(actor, 'matter.answer', facts),
			keep: can(actor, 'group.keep', facts)
		}
	};
}

/** A paper of a matter, to be served. Needs 'group.read'; refuses 'thing.missing' alike for none and a forbidden one. */
export async function readPaper(actor: Actor, matterId: string, paperId: string): Promise<KeptFile> {
	const { matter, facts } = await findMatter(context().read, matterId);
	demand(actor, 'group.read', facts);
	const paper = matter.papers.find(({ id }) => id === paperId);
	if (!paper) refuse('thing.missing');
	return paper;
}
