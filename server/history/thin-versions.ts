import { versionAge } from '#lib/history/pace.ts';
import { lasting, outgrown } from '#lib/history/thinning.ts';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import type { ReadClient } from '#server/db/open.ts';
import { dropVersions } from './drop-versions.ts';

const hour = 3600_000;
/** Milliseconds for which a version in the log may be without its row: it gets it right after it was kept. */
const rowless = hour;

/** Documents that have a version which has grown old by now (H3): the others are not looked at. */
export async function documentsToThin(read: ReadClient, now: Date): Promise<string[]> {
	const rows = await read.documentVersion.findMany({
		where: {
			name: '',
			reason: { notIn: [...lasting] },
			at: { lt: new Date(now.getTime() - versionAge.all * 24 * hour) }
		},
		select: { id: true, documentId: true, at: true, reason: true, name: true },
		orderBy: [{ at: 'asc' }, { cursor: 'asc' }]
	});
	const byDocument = Map.groupBy(rows, ({ documentId }) => documentId);
	return [...byDocument].filter(([, versions]) => outgrown(versions, now).length > 0).map(([documentId]) => documentId);
}

/**
 * The job `history.thin`, in the night after each day that a version is kept: thins what has grown old (H3). First the
 * rows, then all texts that have none, so that a crash between the two leaves nothing behind for good.
 */
export async function thinVersions(): Promise<void> {
	const { read, documents, clock } = context();
	const now = clock.now();
	for (const documentId of await documentsToThin(read, now)) await dropVersions(portal, { documentId });
	const before = now.getTime() - rowless;
	for (let after: string | null = ''; after !== null;) {
		const kept = await documents.history.allIds(before, after);
		const rows = await read.documentVersion.findMany({
			where: { id: { in: kept.map(({ id }) => id) } },
			select: { id: true }
		});
		const known = new Set(rows.map(({ id }) => id));
		const gone = Map.groupBy(
			kept.filter(({ id }) => !known.has(id)),
			({ document }) => document
		);
		for (const [document, texts] of gone) {
			const ids = texts.map(({ id }) => id);
			await documents.history.drop(document, ids);
		}
		after = kept.at(-1)?.id ?? null;
	}
}
