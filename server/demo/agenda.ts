import { generateNKeysBetween } from 'fractional-indexing';
import type { ItemKind } from '#lib/agenda/item.ts';
import type { SimpleBlock } from '#lib/items/schema.ts';
import type { DemoItem, Lines } from './content.ts';
import { demoChance } from './id.ts';
import { fillWords, type Standpoint } from './words.ts';

/** One item of one meeting, with its words filled in. */
export interface PlannedItem {
	readonly id: string;
	readonly parentId: string | null;
	readonly place: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly numbered: boolean;
	readonly text: readonly SimpleBlock[];
	readonly notes: readonly SimpleBlock[];
	/** What was decided at it, one point a line: not among the notes. */
	readonly decided: readonly string[];
	/** As it was told of. */
	readonly told: DemoItem;
}

/** Lines as blocks: what begins with a dash or '1.' and stands together becomes one list. */
export function blocksOf(lines: Lines, at: Standpoint): SimpleBlock[] {
	const blocks: ({ heading: string } | { bullets: string[] } | { numbers: string[] } | string)[] = [];
	for (const raw of lines) {
		const line = fillWords(raw, at);
		const last = blocks.at(-1);
		if (line.startsWith('# ')) blocks.push({ heading: line.slice(2) });
		else if (line.startsWith('- ')) {
			if (typeof last === 'object' && 'bullets' in last) last.bullets.push(line.slice(2));
			else blocks.push({ bullets: [line.slice(2)] });
		} else if (line.startsWith('1. ')) {
			if (typeof last === 'object' && 'numbers' in last) last.numbers.push(line.slice(3));
			else blocks.push({ numbers: [line.slice(3)] });
		} else blocks.push(line);
	}
	return blocks;
}

/** Notes, and what was decided apart from them: "Beslut: att …" and the lines after it that begin with "att". */
function apart(blocks: readonly SimpleBlock[]): Pick<PlannedItem, 'notes' | 'decided'> {
	const from = blocks.findIndex((block) => typeof block === 'string' && block.startsWith('Beslut: '));
	if (from < 0) return { notes: blocks, decided: [] };
	const rest = blocks.slice(from + 1).findIndex((block) => typeof block !== 'string' || !block.startsWith('att '));
	const to = rest < 0 ? blocks.length : from + 1 + rest;
	const lines = blocks.slice(from, to).filter((block) => typeof block === 'string');
	return {
		notes: [...blocks.slice(0, from), ...blocks.slice(to)],
		decided: lines.map((line) => line.replace('Beslut: ', '').replace(/[,.]$/, ''))
	};
}

/**
 * Lays out the items of one meeting depth first, each with the place it gets in the agenda document. `idOf` makes an
 * item's id from its name within the meeting.
 */
export function planItems(items: readonly DemoItem[], at: Standpoint, idOf: (name: string) => string): PlannedItem[] {
	const plan = (told: DemoItem, name: string, place: string, parentId: string | null): PlannedItem => ({
		id: idOf(name),
		parentId,
		place,
		title: fillWords(told.title, at),
		kind: told.kind,
		presenter: told.by ?? '',
		minutes: told.min ?? null,
		numbered: told.kind !== 'section' && !told.unnumbered,
		text: blocksOf(told.text ?? [], at),
		...apart(blocksOf(told.notes ?? [], at)),
		told
	});
	const places = (count: number) => {
		const keys: string[] = [];
		// One after the other, as the agenda document gives them.
		for (let index = 0; index < count; index += 1) keys.push(...generateNKeysBetween(keys.at(-1) ?? null, null, 1));
		return keys;
	};
	const tops = places(items.length);
	return items.flatMap((told, index) => {
		const name = told.key ?? String(index + 1);
		const item = plan(told, name, tops[index] ?? '', null);
		const under = places(told.items?.length ?? 0);
		return [item, ...(told.items ?? []).map((sub, at) => plan(sub, `${name}/${at + 1}`, under[at] ?? '', item.id))];
	});
}

/** The order the items were treated in: one that was taken early stands before the item it was taken before. */
export function treatedOrder(items: readonly PlannedItem[]): PlannedItem[] {
	const order = [...items];
	for (const item of items) {
		const before = item.told.takenBefore;
		if (before === undefined) continue;
		order.splice(order.indexOf(item), 1);
		const target = order.findIndex((other) => other.told.key === before);
		if (target < 0) throw new Error(`The demo takes an item before ${before}, which is not there`);
		order.splice(target, 0, item);
	}
	return order;
}

/** Seconds that an item took in the room; sub-items take most of their item's time. */
export function secondsOf(item: PlannedItem, items: readonly PlannedItem[]): number {
	const { told } = item;
	if (told.kind === 'section' || told.left === 'struck') return 0;
	if (told.left === 'planned') return 40 + demoChance(item.id, 50);
	const parent = items.find((other) => other.id === item.parentId);
	if (parent) return 120 + demoChance(item.id, 240);
	if (told.items) return 30 + demoChance(item.id, 60);
	if (told.used !== undefined) return told.used * 60 + demoChance(item.id, 60);
	const planned = (told.min ?? 2) * 60;
	return Math.round((planned * (70 + demoChance(item.id, 50))) / 100);
}
