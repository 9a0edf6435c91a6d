import { z } from 'zod';

/** Marks that may lie on a stretch of text. */
export type Mark =
	{ readonly type: 'bold' } | { readonly type: 'italic' } | { readonly type: 'link'; readonly href: string };

export type Inline =
	{ readonly type: 'text'; readonly text: string; readonly marks: readonly Mark[] } | { readonly type: 'hardBreak' };

export interface TableCell {
	readonly type: 'tableCell' | 'tableHeader';
	readonly colspan: number;
	readonly rowspan: number;
	readonly content: readonly Block[];
}

export type Block =
	| { readonly type: 'paragraph'; readonly content: readonly Inline[] }
	| { readonly type: 'heading'; readonly level: 2 | 3; readonly content: readonly Inline[] }
	| { readonly type: 'bulletList'; readonly items: readonly (readonly Block[])[] }
	| { readonly type: 'orderedList'; readonly start: number; readonly items: readonly (readonly Block[])[] }
	| { readonly type: 'table'; readonly rows: readonly (readonly TableCell[])[] };

/** What is written in one field, as plain JSON that can be shown without trusting it. */
export type RichText = readonly Block[];

/** One item's two texts: what was prepared, and what was noted in the meeting. */
export interface ItemJson {
	readonly text: RichText;
	readonly notes: RichText;
}

export const itemFields = ['text', 'notes'] as const;
export type ItemField = (typeof itemFields)[number];

/** Links lead to pages and mailboxes, nowhere else. Out: the address, or nothing. */
export function safeHref(href: unknown): string | null {
	if (typeof href !== 'string' || href.length > 2000) return null;
	try {
		const url = new URL(href.trim());
		return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
	} catch {
		return null;
	}
}

/** A text in its simplest form, for edits the server makes: a line of text, a heading or a list. */
const line = z.string().max(10_000);
export const SimpleBlock = z.union([
	line,
	z.object({ heading: line, level: z.union([z.literal(2), z.literal(3)]).default(2) }),
	z.object({ bullets: z.array(line).max(200) }),
	z.object({ numbers: z.array(line).max(200) })
]);
export type SimpleBlock = z.input<typeof SimpleBlock>;
const SimpleText = z.array(SimpleBlock).max(1000);

export const FillItem = z.object({ text: SimpleText.optional(), notes: SimpleText.optional() });
export type FillItem = z.input<typeof FillItem>;
