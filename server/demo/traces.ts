import type { Prisma } from '#server/db/generated/client.ts';
import { fileId } from './id.ts';
import type { DemoPlan } from './plan.ts';

const day = 24 * 60 * 60 * 1000;
/** How long ago everybody of the demo was here last, so that there is something new to tell them. */
const lastVisit = 17 * day;

/**
 * The traces that the demo's year would have left in the audit, oldest first: who planned, held and cancelled meetings,
 * who sent a calling, proposed a matter and answered it, who was given a seat, files put to items, and everybody's last
 * visit. Pure.
 */
export function traces({ federation, network, meetings, matters }: DemoPlan, at: Date): Prisma.AuditCreateManyInput[] {
	const office = network.memberships.find((membership) => membership.officeRole);
	const time = (moment: Date | string) => new Date(moment).getTime();
	const by = (actorId: string | null, event: string, moment: number, thingId: string, data: object = {}) => ({
		at: new Date(Math.min(moment, at.getTime())),
		federationId: federation.id,
		actorId,
		actorKind: 'person',
		event,
		thingId,
		data: JSON.stringify(data)
	});
	const accountOf = (membershipId: string) =>
		network.memberships.find(({ id }) => id === membershipId)?.accountId ?? null;
	const wordFor = (kind = 'proposed') => (kind === 'received' ? 'matter.received' : 'matter.proposed');
	const rows = [
		...meetings.meetings.flatMap((meeting) => [
			by(meeting.createdBy, 'meeting.planned', time(meeting.createdAt), meeting.id),
			...(meeting.endedAt ? [by(meeting.createdBy, 'meeting.ended', time(meeting.endedAt), meeting.id)] : []),
			...(meeting.state === 'cancelled'
				? [by(meeting.createdBy, 'meeting.cancelled', time(meeting.startsAt) - 7 * day, meeting.id)]
				: [])
		]),
		...meetings.callings.map(({ by: sender, at: sent, meetingId, version }) =>
			by(sender, 'calling.sent', time(sent), meetingId, { version })
		),
		...matters.matters.flatMap((matter) => [
			by(accountOf(matter.proposedBy), wordFor(matter.kind), time(matter.createdAt), matter.id),
			...(matter.answeredAt
				? [by(accountOf(matter.answeredBy ?? ''), `matter.${matter.state}`, time(matter.answeredAt), matter.id)]
				: [])
		]),
		...network.seats.map((seat) => by(office?.accountId ?? null, 'seat.given', time(seat.from), seat.id)),
		...meetings.files.map(({ itemId, name, createdBy }) =>
			by(createdBy, 'attachment.added', at.getTime() - 10 * day, itemId, { attachmentId: fileId(itemId, name) })
		),
		...network.memberships.map(({ id, accountId }) => by(accountId, 'visit.noted', at.getTime() - lastVisit, id))
	];
	return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}
