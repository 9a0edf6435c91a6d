import { createHash } from 'node:crypto';
import type { ItemJson } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { MeetingFacts } from '#server/permissions/read.ts';

/** What was prepared for an item, each part by the SHA-256 of its words; empty for none. */
export interface Prepared {
	readonly text: string;
	readonly decisions: string;
}

const mark = (words: string): string => (words === '' ? '' : createHash('sha256').update(words).digest('base64url'));

/**
 * What is prepared for the items of a meeting to come, so that a calling knows what it stood for (K2): the words alone, not
 * how they are set; nothing of the notes. None once the meeting has begun: what it makes of them is no change of the calling.
 * In as many questions however many items. For whoever has asked for permission.
 */
export async function preparedOf(
	db: ReadClient | Transaction,
	{ meetingId, federationId, meetingState }: MeetingFacts
): Promise<ReadonlyMap<string, Prepared> | null> {
	if (meetingState !== 'planned') return null;
	const [documents, decisions] = await Promise.all([
		db.document.findMany({
			where: { kind: 'item', meetingId, federationId },
			select: { subjectId: true, epoch: true, projection: { select: { json: true, epoch: true } } }
		}),
		db.decision.findMany({
			where: { meetingId, federationId, state: 'prepared' },
			orderBy: [{ place: 'asc' }, { id: 'asc' }]
		})
	]);
	const at = Map.groupBy(decisions, ({ itemId }) => itemId);
	const said = (itemId: string) =>
		(at.get(itemId) ?? []).map(({ kind, text, reasons, addressees }) => [kind, text, reasons, addressees]);
	const texts = new Map(
		documents.map(({ subjectId, epoch, projection }) => [
			subjectId,
			projection?.epoch === epoch ? plainText((JSON.parse(projection.json) as ItemJson).text) : ''
		])
	);
	return new Map(
		[...new Set([...texts.keys(), ...at.keys()])].map((itemId) => [
			itemId,
			{
				text: mark(texts.get(itemId) ?? ''),
				decisions: at.has(itemId) ? mark(JSON.stringify(said(itemId))) : ''
			}
		])
	);
}
