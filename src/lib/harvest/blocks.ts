import type { SimpleBlock } from '#lib/items/schema.ts';

const lines = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/**
 * What is written at an item: where it comes from, then notes of one line as a list, and each that has more (a group with
 * its notes) as a line with a list under it.
 */
export function noteBlocks(lead: string, texts: readonly string[]): SimpleBlock[] {
	const blocks: SimpleBlock[] = [lead];
	let list: string[] | null = null;
	for (const [first, ...rest] of texts.map(lines)) {
		if (first === undefined) continue;
		if (rest.length > 0) {
			blocks.push(first, { bullets: rest });
			list = null;
		} else if (list) list.push(first);
		else blocks.push({ bullets: (list = [first]) });
	}
	return blocks;
}

/** The first line of a text, as the title of an item. */
export const titleOf = (text: string): string => (lines(text)[0] ?? '').slice(0, 200);
