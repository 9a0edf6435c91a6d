import type { Prisma } from '#server/db/generated/client.ts';
import { demoId } from './id.ts';
import type { DemoPlan } from './plan.ts';

const day = 24 * 60 * 60 * 1000;
/** How long ago everybody of the demo was here last, so that there is something new to tell them. */
const lastVisit = 17 * day;

/** Id of a file that the demo puts to an item. */
export const fileId = (itemId: string, name: string): string => demoId(`attachment/${itemId}/${name}`);

/**
 * The traces that the demo's year would have left in the audit, oldest first: who planned, held and cancelled meetings,
 * who was given a seat, files put to items, and everybody's last visit. Pure.
 */
export function traces({ federation, network, meetings }: DemoPlan, at: Date): Prisma.AuditCreateManyInput[] {
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
	const rows = [
		...meetings.meetings.flatMap((meeting) => [
			by(meeting.createdBy, 'meeting.planned', time(meeting.createdAt), meeting.id),
			...(meeting.endedAt ? [by(meeting.createdBy, 'meeting.ended', time(meeting.endedAt), meeting.id)] : []),
			...(meeting.state === 'cancelled'
				? [by(meeting.createdBy, 'meeting.cancelled', time(meeting.startsAt) - 7 * day, meeting.id)]
				: [])
		]),
		...network.seats.map((seat) => by(office?.accountId ?? null, 'seat.given', time(seat.from), seat.id)),
		...meetings.files.map(({ itemId, name, createdBy }) =>
			by(createdBy, 'attachment.added', at.getTime() - 3 * day, itemId, { attachmentId: fileId(itemId, name) })
		),
		...network.memberships.map(({ id, accountId }) => by(accountId, 'visit.noted', at.getTime() - lastVisit, id))
	];
	return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
}
