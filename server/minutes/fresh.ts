import { buildMinutes } from '#lib/minutes/build.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import type { Adjuster } from '#server/db/generated/client.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';
import { gatherMinutes, type Roles } from './gather.ts';
import { findMinutes } from './find.ts';
import { inSwedish } from './in-swedish.ts';

type RoleRow = Pick<Adjuster, 'membershipId' | 'role' | 'insteadOfId' | 'reason'>;

/** Who keeps and who adjusts, as these rows have it. */
export const rolesIn = (secretaryId: string | null, rows: readonly RoleRow[]): Roles => ({
	secretaryId,
	adjusterIds: rows
		.filter(({ role }) => role === 'adjuster')
		.map(({ membershipId }) => membershipId)
		.toSorted(),
	standIns: rows.flatMap(({ membershipId, insteadOfId, reason }) =>
		insteadOfId ? [{ membershipId, insteadOfId, reason }] : []
	)
});

async function rolesOf(facts: MeetingFacts): Promise<Roles> {
	const { read } = context();
	const minutes = await findMinutes(read, facts);
	return rolesIn(
		minutes?.secretaryId ?? null,
		minutes ? await read.adjuster.findMany({ where: { minutesId: minutes.id } }) : []
	);
}

/** A meeting's paper as everything stands now, nothing kept. For whoever has asked for permission. */
export const freshMinutes = (actor: Actor, facts: MeetingFacts, roles?: Roles): Promise<MinutesContent> =>
	inSwedish(async () => buildMinutes(await gatherMinutes(actor, facts, roles ?? (await rolesOf(facts)))));

/** Reads the texts of a meeting's items after everything that is durable, so that nothing typed last is missed. */
export async function projectTexts({ meetingId, federationId }: MeetingFacts): Promise<void> {
	const documents = await context().read.document.findMany({
		where: { kind: 'item', meetingId, federationId },
		select: { id: true }
	});
	for (const { id } of documents) await projectNow(id);
}
