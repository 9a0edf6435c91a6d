import type { Actor } from '#lib/permissions/facts.ts';
import { can } from '#lib/permissions/rules.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { callingFacts } from './facts.ts';

/** What of a meeting's calling waits for the actor: an answer, serving, the chair's approval, sending. */
export type CallingWaits = 'answer' | 'serve' | 'approve' | 'send';

/**
 * What waits of these planned meetings, by meeting. The sending waits from as many days before as the group has set and
 * three more. Needs 'home.read'; of each meeting only what the actor may do.
 */
export async function readCallingWaits(
	actor: Actor,
	meetings: readonly { readonly id: string; readonly startsAt: Date }[],
	now: Date
): Promise<Map<string, CallingWaits>> {
	demand(actor, 'home.read', {});
	const { read } = context();
	const ids = meetings.map(({ id }) => id);
	const [answers, requests, rows] = await Promise.all([
		read.meetingAnswer.findMany({ where: { meetingId: { in: ids }, membershipId: actor.membershipId ?? '' } }),
		read.serveRequest.findMany({
			where: { meetingId: { in: ids }, state: 'asked', seatId: { in: actor.seats.map(({ id }) => id) } }
		}),
		read.meeting.findMany({
			where: { id: { in: ids }, federationId: actor.federationId ?? '', state: 'planned' },
			select: {
				id: true,
				groupId: true,
				startsAt: true,
				calledAt: true,
				approvedAt: true,
				group: { select: { callingDays: true } },
				items: { where: { removedAt: null }, select: { id: true }, take: 1 },
				calls: { where: { membershipId: actor.membershipId ?? '' }, select: { membershipId: true } }
			}
		})
	]);
	const waits = new Map<string, CallingWaits>();
	for (const meeting of rows) {
		const own = actor.seats.some(({ groupId }) => groupId === meeting.groupId) || meeting.calls.length > 0;
		if (requests.some(({ meetingId }) => meetingId === meeting.id)) waits.set(meeting.id, 'serve');
		else if (own && meeting.calledAt && !answers.some(({ meetingId }) => meetingId === meeting.id))
			waits.set(meeting.id, 'answer');
		else if (!meeting.calledAt && meeting.items.length > 0) {
			const due = meeting.startsAt.getTime() - (meeting.group.callingDays + 3) * 86_400_000;
			if (now.getTime() < due) continue;
			const facts = await callingFacts(read, meeting.id);
			if (can(actor, 'calling.approve', facts)) waits.set(meeting.id, meeting.approvedAt ? 'send' : 'approve');
			else if (can(actor, 'calling.send', facts) && meeting.approvedAt) waits.set(meeting.id, 'send');
		}
	}
	return waits;
}
