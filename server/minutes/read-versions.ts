import { paperDifference } from '#lib/minutes/difference.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { adjustingFacts } from './find.ts';
import { lockedContent, readMinutes } from './read.ts';

/** The versions that were locked, each with how it differs from the one before it. Needs 'meeting.read'. */
export async function readVersions(actor: Actor, meetingId: string) {
	const { facts } = await adjustingFacts(context().read, meetingId);
	demand(actor, 'meeting.read', facts);
	const { versions, content } = await readMinutes(actor, meetingId);
	const contents = await Promise.all(versions.map(({ id }) => lockedContent(facts.federationId, id)));
	return {
		kind: content.kind,
		number: content.number,
		lines: versions.map((version, index) => {
			const [now, before] = [contents[index], contents[index + 1]];
			return {
				version,
				before: versions[index + 1]?.version ?? null,
				difference: now && before ? paperDifference(before, now) : null
			};
		})
	};
}
