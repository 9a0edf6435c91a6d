import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { findBriefing } from './find.ts';

/** What a briefing is called, for the pages about its text. Needs 'briefing.prepare'. */
export async function readBriefingTitle(actor: Actor, briefingId: string): Promise<{ title: string }> {
	const { read } = context();
	const { briefing, facts } = await findBriefing(read, briefingId);
	demand(actor, 'briefing.prepare', facts);
	const { federationId } = briefing;
	return read.thing.findFirstOrThrow({ where: { id: briefingId, federationId }, select: { title: true } });
}
