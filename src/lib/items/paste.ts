import { safeHref } from './blocks.ts';

/** A piece of what was pasted: words in a line, a whole block, or one item of a list at some level. */
type Piece =
	| { readonly kind: 'inline'; readonly html: string }
	| { readonly kind: 'block'; readonly html: string }
	| { readonly kind: 'item'; readonly html: string; readonly level: number; readonly start: number | null };

interface Marks {
	readonly bold: boolean;
	readonly italic: boolean;
	readonly href: string | null;
}

/** What is carried down from the elements around, and the topmost heading of the whole paste (it becomes level 2). */
interface Around extends Marks {
	readonly topHeading: number;
	/** Level of list that ul and ol stand in. */
	readonly listLevel: number;
}

const dropped = new Set(['STYLE', 'SCRIPT', 'META', 'LINK', 'TITLE', 'XML', 'IMG', 'OBJECT', 'IFRAME', 'SVG', 'HEAD']);
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
const blank = (html: string) => html.replaceAll(/<\/?(?:strong|em)>|<a [^>]*>|<\/a>|&nbsp;|[\s\u00a0]/g, '') === '';
const styleOf = (element: Element) => element.getAttribute('style')?.toLowerCase().replaceAll(/\s+/g, ' ') ?? '';
const headingLevel = (element: Element): number | null => {
	if (/\bMsoTitle\b/i.test(element.className)) return 1;
	const level = /^H([1-6])$/.exec(element.tagName)?.[1];
	return level ? Number(level) : null;
};

function marksOf(element: Element, around: Around): Around {
	const style = styleOf(element);
	const weight = /(?:^|[; ])font-weight: ?(\w+)/.exec(style)?.[1];
	const heavy = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
	const light = weight !== undefined && !heavy;
	const bold = light ? false : heavy || ['B', 'STRONG'].includes(element.tagName) || around.bold;
	const upright = /(?:^|[; ])font-style: ?normal/.test(style);
	const slanted = /(?:^|[; ])font-style: ?(italic|oblique)/.test(style) || ['I', 'EM'].includes(element.tagName);
	const href = element.tagName === 'A' ? safeHref(element.getAttribute('href')) : null;
	return { ...around, bold, italic: !upright && (slanted || around.italic), href: href ?? around.href };
}

function words(text: string, { bold, italic, href }: Marks): Piece[] {
	const plain = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
	if (plain === '') return [];
	let html = escape(plain);
	if (plain.trim() !== '') {
		if (italic) html = `<em>${html}</em>`;
		if (bold) html = `<strong>${html}</strong>`;
		if (href) html = `<a href="${escape(href)}">${html}</a>`;
	}
	return [{ kind: 'inline', html }];
}

/** The number or sign that Word writes before a list paragraph; it is taken out of the text. */
function takeMarker(element: Element): string {
	const marker = [...element.querySelectorAll('span')].find((span) => /mso-list: ?ignore/.test(styleOf(span)));
	marker?.remove();
	return marker?.textContent.trim() ?? '';
}

/** First number of an ordered list; null for signs. Letters and Roman numbers begin at 1. */
function startOf(marker: string): number | null {
	const number = /^\(?(\d{1,4}|[a-z]|[ivxlc]+)[.)]/i.exec(marker)?.[1];
	return number === undefined ? null : Number(number) || 1;
}

function listPieces(list: Element, around: Around): Piece[] {
	let start: number | null = list.tagName === 'OL' ? Number(list.getAttribute('start')) || 1 : null;
	return [...list.children].flatMap((child): Piece[] => {
		if (child.tagName !== 'LI') return pieces(child, { ...around, listLevel: around.listLevel + 1 });
		const level = Number(child.getAttribute('data-aria-level')) || around.listLevel + 1;
		const inside = children(child, { ...marksOf(child, around), listLevel: level });
		const own = inside.filter((piece) => piece.kind !== 'item');
		const item: Piece = { kind: 'item', html: assemble(own) || '<p></p>', level, start };
		if (start !== null) start += 1;
		return [item, ...inside.filter((piece) => piece.kind === 'item')];
	});
}

function tableHtml(table: Element, around: Around): string {
	const rows = [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
	const cell = (one: Element) => {
		const tag = one.tagName === 'TH' ? 'th' : 'td';
		const span = ['colspan', 'rowspan']
			.map((name) => ({ name, value: Number(one.getAttribute(name)) }))
			.map(({ name, value }) => (value > 1 && value <= 50 ? ` ${name}="${value}"` : ''))
			.join('');
		return `<${tag}${span}>${assemble(children(one, { ...around, listLevel: 0 })) || '<p></p>'}</${tag}>`;
	};
	const cells = (row: Element) => [...row.children].filter((one) => ['TD', 'TH'].includes(one.tagName)).map(cell);
	return `<table><tbody>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('')}</tbody></table>`;
}

const children = (element: Element, around: Around): Piece[] =>
	[...element.childNodes].flatMap((node) => pieces(node, around));

function pieces(node: Node, around: Around): Piece[] {
	if (node.nodeType === 3) return words(node.textContent ?? '', around);
	if (node.nodeType !== 1) return [];
	const element = node as Element;
	const tag = element.tagName;
	if (dropped.has(tag) || /display: ?none/.test(styleOf(element))) return [];
	if (tag === 'BR') return [{ kind: 'inline', html: '<br>' }];
	if (tag === 'UL' || tag === 'OL') return listPieces(element, around);
	if (tag === 'TABLE') return [{ kind: 'block', html: tableHtml(element, around) }];
	if (/mso-spacerun: ?yes/.test(styleOf(element))) return words(' ', around);

	const inner = marksOf(element, around);
	const heading = headingLevel(element);
	const wordList = /mso-list: ?l\d+ level(\d)/.exec(styleOf(element));
	const marker = wordList ? takeMarker(element) : '';
	if (heading !== null) {
		const level = heading === around.topHeading ? 2 : 3;
		const html = children(element, inner)
			.map((piece) => piece.html)
			.join('')
			.trim();
		return blank(html) ? [] : [{ kind: 'block', html: `<h${level}>${html}</h${level}>` }];
	}
	if (wordList)
		return [
			{
				kind: 'item',
				html: assemble(children(element, inner)) || '<p></p>',
				level: Number(wordList[1]),
				start: startOf(marker)
			}
		];
	const inside = children(element, inner);
	if (tag !== 'P' && tag !== 'DIV') return inside;
	return inside.some((piece) => piece.kind !== 'inline')
		? inside
		: paragraph(inside.map((piece) => piece.html).join(''));
}

const paragraph = (html: string): Piece[] => (blank(html) ? [] : [{ kind: 'block', html: `<p>${html.trim()}</p>` }]);

/** One list out of items that follow each other, deeper ones inside the item before them. */
function listHtml(items: readonly (Piece & { kind: 'item' })[]): string {
	const level = Math.min(...items.map((item) => item.level));
	const rows: { own: Piece & { kind: 'item' }; under: (Piece & { kind: 'item' })[] }[] = [];
	for (const item of items) {
		const last = rows.at(-1);
		if (item.level > level && last) last.under.push(item);
		else rows.push({ own: item, under: [] });
	}
	const lists: string[] = [];
	for (let from = 0; from < rows.length;) {
		const start = rows[from]?.own.start ?? null;
		let to = from + 1;
		while (to < rows.length && (rows[to]?.own.start === null) === (start === null)) to += 1;
		const body = rows
			.slice(from, to)
			.map(({ own, under }) => `<li>${own.html}${under.length > 0 ? listHtml(under) : ''}</li>`)
			.join('');
		lists.push(start === null ? `<ul>${body}</ul>` : `<ol${start === 1 ? '' : ` start="${start}"`}>${body}</ol>`);
		from = to;
	}
	return lists.join('');
}

/** Blocks in a row: loose words become paragraphs, items in a row become lists; space between blocks is nothing. */
function assemble(row: readonly Piece[]): string {
	const runs: Piece[][] = [];
	for (const piece of row) {
		const last = runs.at(-1);
		if (last?.[0]?.kind === piece.kind) last.push(piece);
		else if (last && isSpace(last)) runs.splice(-1, 1, [piece]);
		else runs.push([piece]);
		const [before, now] = runs.slice(-2);
		if (before?.[0] && now?.[0] && before !== now && before[0].kind === now[0].kind)
			runs.splice(-2, 2, [...before, ...now]);
	}
	return runs.map(runHtml).join('');
}

const isSpace = (run: readonly Piece[]) => run.every((piece) => piece.kind === 'inline' && blank(piece.html));

function runHtml(run: readonly Piece[]): string {
	const html = run.map((piece) => piece.html).join('');
	if (run[0]?.kind === 'item') return listHtml(run.filter((piece) => piece.kind === 'item'));
	return run[0]?.kind === 'block'
		? html
		: paragraph(html)
				.map((piece) => piece.html)
				.join('');
}

/**
 * What was copied in a word processor or a page, as the little HTML that the editor writes itself: headings (the
 * topmost becomes level 2), paragraphs, lists, bold, italic, links to pages and mailboxes, tables. Word's list
 * paragraphs, which are paragraphs with a sign in front, become lists. Everything else is left behind.
 */
export function cleanPaste(html: string, parse: (html: string) => Document = parseHtml): string {
	// Copied in an editor of our own: it holds only what may be there, and says how its ends fit.
	if (html.includes('data-pm-slice')) return html;
	const { body } = parse(html);
	const levels = [...body.querySelectorAll('h1,h2,h3,h4,h5,h6,.MsoTitle')].flatMap((one) => headingLevel(one) ?? []);
	const topHeading = Math.min(...levels);
	return assemble(children(body, { bold: false, italic: false, href: null, topHeading, listLevel: 0 }));
}

const parseHtml = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
