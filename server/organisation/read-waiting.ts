import { ordinalLabel } from '#lib/meetings/ordinal.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { announcedOf } from './announced.ts';

const day = 24 * 60 * 60 * 1000;

export interface PackWaits {
	readonly organisationId: string;
	readonly organisation: string;
	readonly meetingId: string;
	readonly meetingName: string;
	/** From when it has been there. */
	readonly madeAt: Date;
}

/**
 * What the actor's organisations have not told onward, of the last half year: for those who sit with a mandate, and
 * only until it is done. Needs 'home.read'.
 */
export async function readPackWaits(actor: Actor, now: Date): Promise<PackWaits[]> {
	demand(actor, 'home.read', {});
	const ids = [...new Set(actor.seats.flatMap((seat) => (seat.mandate ? (seat.organisationId ?? []) : [])))];
	if (ids.length === 0) return [];
	const { read } = context();
	const federationId = actor.federationId ?? '';
	const made = await read.organisationPack.findMany({
		where: {
			federationId,
			organisationId: { in: ids },
			madeAt: { gt: new Date(now.getTime() - 180 * day) },
			told: { none: { removedAt: null } }
		},
		orderBy: { madeAt: 'asc' }
	});
	const up = await announcedOf(
		read,
		federationId,
		made.map(({ meetingId }) => meetingId),
		now
	);
	// A pack is there from the day of the notice, and nobody is reminded of what has been taken down.
	const packs = made
		.flatMap(({ organisationId, meetingId, madeAt }) => {
			const { on, stands } = up.get(meetingId) ?? { on: madeAt, stands: false };
			return stands ? [{ organisationId, meetingId, madeAt: on > madeAt ? on : madeAt }] : [];
		})
		.slice(0, 10);
	if (packs.length === 0) return [];
	const [organisations, meetings] = await Promise.all([
		read.organisation.findMany({ where: { federationId, id: { in: ids } }, select: { id: true, name: true } }),
		read.meeting.findMany({
			where: { federationId, id: { in: packs.map(({ meetingId }) => meetingId) } },
			select: { id: true, year: true, ordinal: true, group: { select: { name: true } } }
		})
	]);
	return packs.flatMap(({ organisationId, meetingId, madeAt }) => {
		const meeting = meetings.find(({ id }) => id === meetingId);
		const organisation = organisations.find(({ id }) => id === organisationId)?.name ?? '';
		return meeting
			? [
					{
						...{ organisationId, organisation, meetingId, madeAt },
						meetingName: `${meeting.group.name} ${ordinalLabel(meeting)}`
					}
				]
			: [];
	});
}
