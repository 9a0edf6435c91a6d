import { createHash } from 'node:crypto';
import { m } from '#lib/i18n/paraglide/messages.js';
import { limits } from '#lib/agenda/item.ts';
import { newId } from '#lib/ids/id.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import type { CommandContext } from '#server/command.ts';
import { context } from '#server/context.ts';
import { meetingNews } from '#server/meetings/news.ts';
import { projectAgenda } from '#server/meetings/project-agenda.ts';
import { meetingFacts } from '#server/permissions/read.ts';
import type { findMatter } from './find.ts';
import { standsNow } from './standing.ts';

/** How a matter is tied to the items it has been taken in as. */
export const takenAct = 'matter.taken';

type Matter = Awaited<ReturnType<typeof findMatter>>['matter'];

/** Lays one item on the agenda as an edit with a name of its own, so that trying again lays it once. */
export type LayItem = (item: object, name: string) => Promise<void>;

/**
 * The same id for the same matter put to the same meeting for the n-th time: two who do it at once do it once. Where that
 * item was laid and taken off before it was written down that the matter is taken, the next.
 */
async function idAt({ id }: Matter, meetingId: string): Promise<string> {
	const { read } = context();
	const taken = await read.link.count({ where: { fromId: id, act: takenAct } });
	for (let nth = taken; ; nth++) {
		const itemId = createHash('sha256').update(`matter ${id} ${meetingId} ${nth}`).digest('base64url').slice(0, 22);
		const off = { OR: [{ removedAt: { not: null } }, { state: 'struck' }] };
		if ((await read.agendaItem.count({ where: { id: itemId, ...off } })) === 0) return itemId;
	}
}

/** Where received documents gather: the meeting's item for them, made when it has none. */
async function incomingItem(meetingId: string, itemId: string, lay: LayItem): Promise<string> {
	const there = () =>
		context().read.agendaItem.findFirst({
			where: { meetingId, kind: 'incoming', parentId: null, removedAt: null, state: { not: 'struck' } },
			orderBy: [{ place: 'asc' }, { id: 'asc' }]
		});
	const found = await there();
	if (found) return found.id;
	const id = newId();
	await lay({ id, title: m.matters_incoming_item({}, { locale: 'sv' }), kind: 'incoming' }, `${itemId}-incoming`);
	return (await there())?.id ?? id;
}

/**
 * Lays a matter on an agenda, as an item with its title; a received document under the meeting's item for them. Each time
 * it is taken in anew it is another item. Out: the item's id. For whoever has asked for permission.
 */
export async function layItem(matter: Matter, meetingId: string, lay: LayItem): Promise<string> {
	await projectAgenda(meetingId);
	const id = await idAt(matter, meetingId);
	const received = matter.kind === 'received';
	const title = received && matter.sender ? `${matter.title} (${matter.sender})` : matter.title;
	const target = received ? { into: await incomingItem(meetingId, id, lay) } : { into: null };
	await lay({ id, title: title.slice(0, limits.title), kind: received ? 'incoming' : 'other', target }, `matter-${id}`);
	return id;
}

/**
 * Writes down that a matter has become an item, and gives the item its papers. Inside a command that has asked for
 * permission. Doing it again changes nothing. Refuses 'matter.answered', 'thing.missing' where the item does not stand.
 */
export async function noteTaken(
	{ db, actor, now, audit, tell }: CommandContext,
	matter: Matter,
	{ meetingId, itemId }: { readonly meetingId: string; readonly itemId: string }
): Promise<{ itemId: string }> {
	const { id: matterId, federationId, groupId } = matter;
	const { state } = await standsNow(db, matter);
	if (state === 'taken' && matter.itemId === itemId) return { itemId };
	if (state !== 'open') refuse('matter.answered');
	const item = await db.agendaItem.count({ where: { id: itemId, meetingId, federationId, removedAt: null } });
	if (item === 0) refuse('thing.missing');
	await db.matter.update({
		where: { id: matterId },
		data: { state: 'taken', meetingId, itemId, answeredAt: now, answeredBy: actor.membershipId }
	});
	for (const { name, mediaType, size, sha256, createdAt, createdBy } of matter.papers)
		await db.attachment.create({
			data: {
				...{ id: newId(), federationId, meetingId, itemId },
				...{ name, mediaType, size, sha256, createdAt, createdBy }
			}
		});
	await db.link.create({
		data: { id: newId(), fromId: matterId, toId: itemId, act: takenAct, at: now, by: actor.accountId ?? '' }
	});
	audit('matter.taken', { thingId: matterId, federationId, data: { meetingId, itemId } });
	tell({ topic: 'matters', federationId, groupId });
	tell({ ...meetingNews(await meetingFacts(db, meetingId)), topic: 'files', rightsOf: undefined });
	return { itemId };
}
