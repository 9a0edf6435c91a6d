import type { Facts } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { News } from '#server/bus.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import { announcedOf } from './announced.ts';

type Database = ReadClient | Transaction;

export interface RoomFacts extends Facts {
	readonly federationId: string;
	readonly organisationId: string;
}

/** Facts of an organisation's own room. Refuses 'thing.missing'. */
export async function roomFacts(db: Database, organisationId: string): Promise<RoomFacts> {
	const organisation = await db.organisation.findUnique({
		where: { id: organisationId },
		select: { federationId: true }
	});
	return { federationId: organisation?.federationId ?? refuse('thing.missing'), organisationId };
}

/** A pack with the facts of its room. Refuses 'thing.missing', also before the day its meeting is announced. */
export async function findPack(db: Database, id: string, now: Date) {
	const pack = (await db.organisationPack.findUnique({ where: { id } })) ?? refuse('thing.missing');
	const { federationId, organisationId, meetingId } = pack;
	if (!(await announcedOf(db, federationId, [meetingId], now)).has(meetingId)) refuse('thing.missing');
	return { pack, facts: { federationId, organisationId } satisfies RoomFacts };
}

/** A meeting of the room's federation, of a body that decides. Refuses 'thing.missing'. */
export async function findDeciding(db: Database, { federationId }: RoomFacts, meetingId: string) {
	const meeting = await db.meeting.findFirst({ where: { id: meetingId, federationId, group: { decides: true } } });
	return meeting ?? refuse('thing.missing');
}

/** That something has changed in a room says nothing of what, nor of whose. */
export const roomNews = ({ federationId }: { readonly federationId: string }): News => ({
	topic: 'organisation',
	federationId
});
