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
export type Blocks = readonly Block[];

/** One item's two texts: what was prepared, and what was noted in the meeting. */
export interface ItemJson {
	readonly text: Blocks;
	readonly notes: Blocks;
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

/** What somebody typed in the link's field as an address: "exempel.se" is a page, "namn@exempel.se" a mailbox. */
export function typedHref(typed: string): string | null {
	const text = typed.trim();
	if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^:/]+:\d/.test(text)) return safeHref(text);
	if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`);
	return /^[^\s/]+\.[^\s/.]{2,}/.test(text) ? safeHref(`https://${text}`) : null;
}
