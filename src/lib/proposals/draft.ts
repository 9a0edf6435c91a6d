import { limits } from '#lib/decisions/decision.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import { plainText } from '#lib/items/read-item.ts';
import type { SectionKind } from './sections.ts';

/** One section of a proposal's text. */
export interface SectionJson {
	readonly id: string;
	readonly kind: SectionKind;
	/** Its own heading; empty = that of its kind. */
	readonly title: string;
	readonly place: string;
	readonly body: Blocks;
	readonly removed: boolean;
}

/** The text of a proposal: its sections in order, then those that were removed. */
export interface DraftJson {
	readonly sections: readonly SectionJson[];
	/** Suggestions whose words have been taken in, by their ids, sorted. */
	readonly taken: readonly string[];
}

/** Most sections that are read and shown, and how long a heading is. */
export const most = { sections: 60, title: 120, taken: 2_000 } as const;

export const standing = ({ sections }: DraftJson): SectionJson[] => sections.filter((section) => !section.removed);

/**
 * What goes along to the body's item of the sections of proposed decisions: the lines that say what is to be decided (the
 * att-satser), as many as there is room for. `left`: the other lines, which do not.
 */
export function clausesOf(draft: DraftJson): { readonly along: string[]; readonly left: string[] } {
	const lines = standing(draft)
		.filter(({ kind }) => kind === 'decision')
		.flatMap(({ body }) => plainText(body).split('\n'))
		.map((line) => line.trim().replace(/[,.;]$/, ''))
		.filter(Boolean);
	const along: string[] = [];
	const left: string[] = [];
	for (const line of lines)
		if (/^att\s/i.test(line) && [...along, line].join('\n').length <= limits.text) along.push(line);
		else left.push(line);
	return { along, left };
}

/** Its att-satser, as they go along to the body's item. */
export const proposedDecisions = (draft: DraftJson): string[] => clausesOf(draft).along;
