import { buildMinutes } from '#lib/minutes/build.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { gatherMinutes, type Roles } from './gather.ts';
import { findMinutes } from './find.ts';
import { inSwedish } from './in-swedish.ts';

async function rolesOf(facts: MeetingFacts): Promise<Roles> {
	const { read } = context();
	const minutes = await findMinutes(read, facts);
	if (!minutes) return { secretaryId: null, adjusterIds: [] };
	const adjusters = await read.adjuster.findMany({
		where: { minutesId: minutes.id, role: 'adjuster' },
		orderBy: { membershipId: 'asc' }
	});
	return { secretaryId: minutes.secretaryId, adjusterIds: adjusters.map(({ membershipId }) => membershipId) };
}

/** A meeting's paper as everything stands now, nothing kept. For whoever has asked for permission. */
export const freshMinutes = (actor: Actor, facts: MeetingFacts): Promise<MinutesContent> =>
	inSwedish(async () => buildMinutes(await gatherMinutes(actor, facts, await rolesOf(facts))));

/** Reads the texts of a meeting's items after everything that is durable, so that nothing typed last is missed. */
export async function projectTexts({ meetingId, federationId }: MeetingFacts): Promise<void> {
	const documents = await context().read.document.findMany({
		where: { kind: 'item', meetingId, federationId },
		select: { id: true }
	});
	for (const { id } of documents) await projectNow(id);
}
