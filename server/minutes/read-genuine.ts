import type { Genuine } from '#lib/minutes/open.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { largestFile, largestMegabytes } from '#lib/meetings/attachments.ts';
import { context } from '#server/context.ts';
import { demand } from '#server/permissions/demand.ts';
import { sha256 as sha256Of } from './hash.ts';
import { readHolder } from './read-open.ts';

/** A file, or its SHA-256 where the browser has counted it. */
export interface AskedFile {
	readonly sum: string;
	readonly file: { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> } | undefined;
}

async function sumOf({ sum, file }: AskedFile): Promise<string> {
	if (/^[0-9a-f]{64}$/.test(sum)) return sum;
	if (!file || file.size === 0) refuse('file.empty');
	if (file.size > largestFile) refuse('file.too-large', { details: { limit: largestMegabytes } });
	return sha256Of(new Uint8Array(await file.arrayBuffer()));
}

/**
 * Whether a file is one the federation has locked or had signed, byte for byte, and which version it is of; for anybody
 * (J9). Needs 'portal.read'. Refusals: 'file.empty', 'file.too-large', 'thing.missing'.
 */
export async function readGenuine(
	actor: Actor,
	federationId: string,
	asked: AskedFile
): Promise<{ sha256: string; found: Genuine | null }> {
	demand(actor, 'portal.read', {});
	await readHolder(actor, federationId);
	const sha256 = await sumOf(asked);
	const file = await context().read.minutesFile.findFirst({
		where: { federationId, sha256, removedAt: null },
		include: {
			version: { include: { minutes: { include: { versions: { select: { part: true, version: true } } } } } }
		},
		orderBy: { createdAt: 'desc' }
	});
	if (!file) return { sha256, found: null };
	const { version } = file;
	const content = JSON.parse(version.content) as MinutesContent;
	const latest = Math.max(
		...version.minutes.versions.filter(({ part }) => part === version.part).map((one) => one.version)
	);
	return {
		sha256,
		found: {
			...{ title: content.title, group: content.group.name, version: version.version, lockedAt: version.lockedAt },
			signed: file.format === 'signed',
			replacedBy: latest > version.version ? latest : null
		}
	};
}
