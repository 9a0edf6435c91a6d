import { numberItems } from '#lib/agenda/numbering.ts';
import { itemKind, type ItemKind } from '#lib/agenda/item.ts';
import { asTreated } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';
import { context } from '#server/context.ts';

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
	const agenda = await readAgendaOf(actor, meetingId);
	const rows = await context().read.agendaItem.findMany({
		where: { meetingId, federationId: actor.federationId ?? '', removedAt: null }
	});
	const numbers = numberItems(agenda.items, agenda.rule, new Map(Object.entries(agenda.fixed)));
	const treated = asTreated(rows);
	const ids = new Set(treated.map((row) => row.id));
	const isTop = (row: (typeof rows)[number]) => row.parentId === null || !ids.has(row.parentId);
	return treated
		.filter(isTop)
		.flatMap((top) => [top, ...treated.filter((row) => row.parentId === top.id)])
		.map((row) => {
			const number = numbers.get(row.id);
			return {
				id: row.id,
				parentId: isTop(row) ? null : row.parentId,
				label: number?.letter ?? number?.label ?? '',
				title: row.title,
				kind: itemKind(row.kind),
				presenter: row.presenter,
				minutes: row.minutes,
				usedSeconds: row.usedSeconds,
				state: row.state
			};
		});
}
