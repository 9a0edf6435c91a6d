import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { dropVersions } from './drop-versions.ts';

/** Milliseconds for which a version in the log may be without its row: it gets it right after it was kept. */
const rowless = 3600_000;

/**
 * The job `history.thin`, once on every day that a version is kept: thins what has grown old (H3). First the rows, then
 * the texts that have none, so that a crash between the two leaves nothing behind for good.
 */
export async function thinVersions(): Promise<void> {
	const { read, documents, clock } = context();
	const all = await read.documentVersion.findMany({ distinct: ['documentId'], select: { documentId: true } });
	for (const { documentId } of all) {
		await dropVersions(portal, { documentId });
		const before = clock.now().getTime() - rowless;
		const kept = await documents.history.ids(documentId, before);
		const rows = await read.documentVersion.findMany({ where: { documentId }, select: { id: true } });
		const known = new Set(rows.map(({ id }) => id));
		const gone = kept.filter((id) => !known.has(id));
		if (gone.length > 0) await documents.history.drop(documentId, gone);
	}
}
