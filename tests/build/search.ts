import type { ItemJson } from '#lib/items/blocks.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import type { Hit } from '#lib/search/hit.ts';
import { readSearch, readSuggestions } from '#server/search/read.ts';
import { newId } from '#lib/ids/id.ts';
import { context } from '#server/context.ts';
import type { Meeting } from '#server/db/generated/client.ts';
import { insert } from './rows.ts';

/** One paragraph that says it; nothing where there is nothing to say. */
export const said = (text: string) =>
	text ? [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text, marks: [] }] }] : [];

/** Puts what was read of an item's document into the tables, as the projection of it does. */
export async function itemSays(itemId: string, text: string, notes = ''): Promise<void> {
	const json = JSON.stringify({ text: said(text), notes: said(notes) } satisfies ItemJson);
	const at = context().clock.now();
	await insert(async (db) => {
		const { id } = await db.document.findUniqueOrThrow({
			where: { kind_subjectId: { kind: 'item', subjectId: itemId } }
		});
		const { _max } = await db.projection.aggregate({ where: { documentId: id }, _max: { cursor: true } });
		const cursor = (_max.cursor ?? 0) + 1;
		const row = { epoch: 1, cursor, json, plain: `${text}\n${notes}`, at };
		await db.projection.upsert({ where: { documentId: id }, create: { documentId: id, ...row }, update: row });
	});
}

/** An item of a meeting with a text and notes. Out: its id. */
export async function aWrittenItem(
	meeting: Pick<Meeting, 'id' | 'federationId'>,
	over: { title?: string; text?: string; notes?: string } = {}
): Promise<string> {
	const id = newId();
	const now = context().clock.now();
	await insert(async (db) => {
		const { id: meetingId, federationId } = meeting;
		await db.agendaItem.create({
			data: { id, federationId, meetingId, place: id, title: over.title ?? 'Ärende', kind: 'discussion' }
		});
		await db.document.create({
			data: { id: newId(), federationId, kind: 'item', subjectId: id, meetingId, createdAt: now }
		});
	});
	await itemSays(id, over.text ?? '', over.notes ?? '');
	return id;
}

/** Everything somebody finds, once all that is committed is in the index: hits, and what is said of them in numbers. */
export async function search(actor: Actor, text: string, over: { groupId?: string } = {}) {
	await context().search.settled();
	return readSearch(actor, { text, kind: null, groupId: over.groupId ?? null, page: 1 });
}

export const plain = (hit: Hit): string =>
	[...hit.title, { text: ' · ' }, ...hit.excerpt].map(({ text }) => text).join('');

/** What somebody finds, as "kind title · excerpt". */
export const found = async (actor: Actor, text: string): Promise<string[]> =>
	(await search(actor, text)).kinds.flatMap(({ hits }) => hits.map((hit) => `${hit.kind} ${plain(hit)}`));

export async function suggested(actor: Actor, text: string): Promise<readonly Hit[]> {
	await context().search.settled();
	return readSuggestions(actor, text);
}
