import { numberItems } from '#lib/agenda/numbering.ts';
import type { ItemKind } from '#lib/agenda/item.ts';
import { asTreated, inFamilies } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';

/** An item as the room's pages need it; the words for its kind are the page's. */
export interface ItemInRoom {
	readonly id: string;
	readonly parentId: string | null;
	readonly label: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly usedSeconds: number;
	readonly state: string;
}

/**
 * The items of a meeting in the order they are treated (as listed, before the meeting), each followed by its
 * sub-items, with their numbers. Needs 'meeting.read'.
 */
export async function readRoomItems(actor: Actor, meetingId: string): Promise<ItemInRoom[]> {
	const { items, rule, fixed, treatment } = await readAgendaOf(actor, meetingId);
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	const ids = new Set(items.map((item) => item.id));
	const rows = items.map((item) => ({ ...item, ...treatment[item.id] }));
	return inFamilies(asTreated(rows)).map(
		({ id, parentId, title, kind, presenter, minutes, usedSeconds = 0, state = 'planned' }) => ({
			...{ id, title, kind, presenter, minutes, usedSeconds, state },
			parentId: parentId !== null && ids.has(parentId) ? parentId : null,
			label: numbers.get(id)?.letter ?? numbers.get(id)?.label ?? ''
		})
	);
}
