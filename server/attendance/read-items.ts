import { itemName } from '#lib/attendance/item-name.ts';
import { numberItems } from '#lib/agenda/numbering.ts';
import { asTreated } from '#lib/meetings/order.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { readAgendaOf } from '#server/agenda/read.ts';

/** An item as sentences about attendance name it. */
export interface NamedItem {
	readonly id: string;
	/** "§ 7", "punkt 3", or the title in quotation marks. */
	readonly name: string;
	readonly title: string;
	readonly struck: boolean;
}

/** What the items of a meeting are called, in the order of treatment, headings left out. Needs 'meeting.read'. */
export async function readNamedItems(actor: Actor, meetingId: string): Promise<NamedItem[]> {
	const { items, rule, fixed, treatment } = await readAgendaOf(actor, meetingId);
	const numbers = numberItems(items, rule, new Map(Object.entries(fixed)));
	return asTreated(items.map((item) => ({ ...item, ...treatment[item.id] })))
		.filter((item) => item.kind !== 'section')
		.map(({ id, title }) => ({
			...{ id, title, name: itemName(numbers.get(id), title, rule.prefix) },
			struck: treatment[id]?.state === 'struck'
		}));
}

/** The same as names by item, for sentences. */
export const namesOf = (items: readonly NamedItem[]): Record<string, string> =>
	Object.fromEntries(items.map(({ id, name }) => [id, name]));
