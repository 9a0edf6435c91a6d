import { differences, type Difference } from '#lib/history/lines.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { context } from '#server/context.ts';
import { openHistory, type HistoryOf } from './read.ts';

/** Stands for the text as it is now. */
export const now = 'now';

/**
 * What became of a text from one version to another, or to now (H5). Needs 'history.read'. Refuses 'thing.missing' for a
 * version of another text, and what reading the document refuses.
 */
export async function readDifference(actor: Actor, of: HistoryOf, from: string, to: string): Promise<Difference> {
	const { read, documents } = context();
	const { document } = await openHistory(actor, of);
	const { id, epoch, kind } = document;
	async function reading(version: string): Promise<unknown> {
		if (version === now) return (await documents.read(id)).json;
		if ((await read.documentVersion.count({ where: { id: version, documentId: id, epoch } })) === 0)
			return refuse('thing.missing');
		return (await documents.history.read(id, version)).json;
	}
	const [before, after] = await Promise.all([reading(from), reading(to)]);
	const difference = differences[kind];
	if (!difference) return refuse('thing.missing');
	return difference(before as never, after as never);
}
