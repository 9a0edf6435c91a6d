import type { MinutesContent } from '#lib/minutes/content.ts';
import type { Head } from '#lib/minutes/overlay.ts';
import { partOf } from '#lib/minutes/part.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { ReadClient, Transaction } from '#server/db/open.ts';
import type { Minutes } from '#server/db/generated/client.ts';
import { keptOf } from './find.ts';
import { hashOf } from './hash.ts';
import { inSwedish } from './in-swedish.ts';

type Database = ReadClient | Transaction;

/** A paragraph that is adjusted at once, or was. */
export interface Part {
	readonly itemId: string;
	readonly locked: boolean;
	/** The paper it is by itself, and the SHA-256 of just this. */
	readonly content: MinutesContent;
	readonly hash: string;
}

/** "§ 5 Lokaler" */
export const partNameOf = ({ content: { paragraphs } }: Pick<Part, 'content'>): string =>
	[paragraphs[0]?.number, paragraphs[0]?.title].filter(Boolean).join(' ');

/** Paragraphs that are adjusted at once, as they stand. */
export async function partsOf(db: Database, minutes: Minutes): Promise<Part[]> {
	const rows = await db.minutesParagraph.findMany({
		where: { minutesId: minutes.id, immediate: { not: null }, head: { not: null } },
		orderBy: { itemId: 'asc' }
	});
	return inSwedish(() =>
		rows.map((row) => {
			const content = partOf(JSON.parse(row.head ?? '') as Head, keptOf(row));
			return { itemId: row.itemId, locked: row.immediate === 'locked', content, hash: hashOf(content) };
		})
	);
}

/** One that waits to be marked or locked. Refuses 'minutes.state' when it is none, 'minutes.changed' when it is another now. */
export async function askedPart(db: Database, minutes: Minutes, itemId: string, hash: string): Promise<Part> {
	const part = (await partsOf(db, minutes)).find((one) => one.itemId === itemId);
	if (!part || part.locked) refuse('minutes.state');
	if (part.hash !== hash) refuse('minutes.changed');
	return part;
}
