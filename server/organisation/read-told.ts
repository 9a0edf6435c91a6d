import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import { announcedOf } from './announced.ts';

/**
 * In how many member organisations what a meeting decided has been told onward; null before its minutes are announced.
 * Needs 'meeting.read'. Which they are is theirs to say.
 */
export async function readTold(actor: Actor, meetingId: string): Promise<{ told: number; all: number } | null> {
	const { read, clock } = context();
	const facts = await meetingFacts(read, meetingId);
	demand(actor, 'meeting.read', facts);
	const packs = await read.organisationPack.findMany({
		where: { federationId: facts.federationId, meetingId },
		select: { told: { where: { removedAt: null }, select: { id: true }, take: 1 } }
	});
	const up = await announcedOf(read, facts.federationId, [meetingId], clock.now());
	return packs.length === 0 || !up.has(meetingId)
		? null
		: { told: packs.filter(({ told }) => told.length > 0).length, all: packs.length };
}
