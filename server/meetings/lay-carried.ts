import { createHash } from 'node:crypto';
import { z } from 'zod';
import { itemKind } from '#lib/agenda/item.ts';
import type { ItemJson } from '#lib/items/blocks.ts';
import { asRead } from '#lib/meetings/order.ts';
import { portal } from '#lib/permissions/facts.ts';
import { context } from '#server/context.ts';
import { projectNow } from '#server/documents/project.ts';
import { carryingOf } from './carrying.ts';
import { linkCarried } from './link-carried.ts';

const Payload = z.object({ itemId: z.string(), toMeetingId: z.string() });

/** The id a sub-item gets beside the item it belongs to: always the same, so that the job can run twice. */
const idUnder = (carriedToId: string, id: string): string =>
	createHash('sha256').update(`${carriedToId}:${id}`).digest().subarray(0, 16).toString('base64url');

/** Gives the new item what was prepared for the old one; the notes belong to the meeting that wrote them. */
async function copyText(fromId: string, toId: string): Promise<void> {
	const { read, documents } = context();
	const [from, to] = await Promise.all(
		[fromId, toId].map((subjectId) =>
			read.document.findUnique({ where: { kind_subjectId: { kind: 'item', subjectId } } })
		)
	);
	if (!from || !to) return;
	const { json } = await documents.read(from.id);
	const { text } = json as ItemJson;
	if (text.length === 0) return;
	await documents.edit(to.id, carryingOf(toId), 'prepare', { text });
	await projectNow(to.id);
}

const same = (a: string, b: string) => a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv');

/**
 * An item of the same title that stands on the later agenda, as from a standing agenda, and whether nobody has done
 * anything with it: then the carried one takes its place instead of standing beside it.
 */
async function twinOf(title: string, meetingId: string, carriedToId: string) {
	const { read } = context();
	const rows = await read.agendaItem.findMany({
		where: { meetingId, removedAt: null },
		include: { attachments: true }
	});
	const twin = rows.find((row) => row.id !== carriedToId && row.parentId === null && same(row.title, title));
	if (!twin) return null;
	const [meeting, came, decisions, document] = await Promise.all([
		read.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { calledAt: true } }),
		read.agendaItem.count({ where: { carriedToId: twin.id } }),
		read.decision.count({ where: { itemId: twin.id } }),
		read.document.findUnique({ where: { kind_subjectId: { kind: 'item', subjectId: twin.id } } })
	]);
	const json = document ? ((await context().documents.read(document.id)).json as ItemJson) : { text: [], notes: [] };
	const subs = rows.some(({ parentId }) => parentId === twin.id);
	const touched = subs || came > 0 || decisions > 0 || json.text.length > 0 || twin.attachments.length > 0;
	return { id: twin.id, gives: !touched && meeting.calledAt === null };
}

/**
 * Job 'item.carry': lays an item that was carried, with its sub-items, last on a later agenda, or where one of its title
 * stands; gives them what was prepared and writes down where they come from. Once, whatever happens in between: the documents keep the keys. An item
 * that has been taken back meanwhile, and a meeting that has begun, are left alone.
 */
export async function layCarried(payload: unknown): Promise<void> {
	const { itemId, toMeetingId } = Payload.parse(payload);
	const { read, documents } = context();
	const item = await read.agendaItem.findUnique({ where: { id: itemId } });
	const agenda = await read.document.findUnique({
		where: { kind_subjectId: { kind: 'agenda', subjectId: toMeetingId } }
	});
	const carriedToId = item?.carriedToId;
	if (!item || !carriedToId || !agenda) return;
	const subs = asRead(
		await read.agendaItem.findMany({
			where: { parentId: itemId, meetingId: item.meetingId, removedAt: null, state: { not: 'struck' } }
		})
	);
	const twin = await twinOf(item.title, toMeetingId, carriedToId);
	const pairs = [
		{ from: item, id: carriedToId, target: twin ? { after: twin.id } : { into: null } },
		...subs.map((sub) => ({ from: sub, id: idUnder(carriedToId, sub.id), target: { into: carriedToId } }))
	];
	for (const { from, id, target } of pairs) {
		const { title, kind, presenter, minutes, numbered } = from;
		// What was a sub-item there stands on its own here, and takes a number as such.
		const alone = id === carriedToId && from.parentId !== null;
		const draft = { title, presenter, minutes, kind: itemKind(kind), numbered: numbered || alone };
		await documents.edit(agenda.id, carryingOf(id), 'add', { ...draft, id, target });
	}
	if (twin?.gives) await documents.edit(agenda.id, `${carryingOf(carriedToId)}:twin`, 'remove', { id: twin.id });
	await projectNow(agenda.id);
	for (const { from, id } of pairs) await copyText(from.id, id);
	await linkCarried(portal, {
		pairs: pairs.map(({ from, id }) => ({ fromId: from.id, toId: id })),
		...(twin?.gives ? { insteadOf: { fromId: carriedToId, toId: twin.id } } : {})
	});
}
