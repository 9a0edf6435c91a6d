import type { Block, Blocks, Inline, Mark } from '#lib/items/blocks.ts';
import { safeHref } from '#lib/items/blocks.ts';

// A text as it is edited in a plain field: "## " and "### " begin headings, "- " and "1. " points (two spaces deeper for
// each step), "| a | b |" rows of a table; **bold**, _italic_, [words](address). A backslash takes a sign as it is.

/** A backslash at the end of a line, unless another one takes it as it is. */
const brokenLine = /(?<!\\)((?:\\\\)*)\\\n/g;
const special = /[\\*_[\]|]/g;
const escaped = (text: string) => text.replaceAll(special, String.raw`\$&`);

function inlineMarkup(content: readonly Inline[]): string {
	return content
		.map((part) => {
			if (part.type === 'hardBreak') return '\\\n';
			const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part.text) ?? [];
			if (!words) return escaped(part.text);
			const marked = part.marks.reduceRight((inner, mark) => wrap(inner, mark), escaped(words));
			return before + marked + after;
		})
		.join('');
}

function wrap(inner: string, mark: Mark): string {
	if (mark.type === 'bold') return `**${inner}**`;
	return mark.type === 'italic'
		? `_${inner}_`
		: `[${inner}](${mark.href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** The first words of a line must not read as its kind. */
const asLine = (text: string): string => text.replace(/^(#{2,3} |- |\d+\. |\|)/, String.raw`\$1`);

const blockMarkup = (block: Block, depth: number): string => {
	const step = '  '.repeat(depth);
	if (block.type === 'paragraph') return step + asLine(inlineMarkup(block.content));
	if (block.type === 'heading') return `${step}${'#'.repeat(block.level)} ${inlineMarkup(block.content)}`;
	if (block.type === 'table')
		return block.rows
			.map((cells) => `${step}| ${cells.map(({ content }) => cellMarkup(content)).join(' | ')} |`)
			.join('\n');
	return block.items
		.map((item, index) => {
			const sign = block.type === 'bulletList' ? '- ' : `${block.start + index}. `;
			const [first, ...rest] = item;
			const opening = first?.type === 'paragraph' ? inlineMarkup(first.content) : '';
			const inner = first?.type === 'paragraph' ? rest : item;
			return [step + sign + opening, ...inner.map((one) => blockMarkup(one, depth + 1))].join('\n');
		})
		.join('\n');
};

const cellMarkup = (content: Blocks): string =>
	content
		.map((block) => blockMarkup(block, 0))
		.join(' ')
		.replaceAll(/(?<!\\)((?:\\\\)*)\n/g, '$1 ');

/** A text as one edits it; empty paragraphs are left out. */
export function toMarkup(blocks: Blocks): string {
	const lists = new Set(['bulletList', 'orderedList']);
	return blocks
		.map((block) => ({ block, text: blockMarkup(block, 0) }))
		.filter(({ block, text }) => lists.has(block.type) || text.trim() !== '')
		.map(({ text }) => text)
		.join('\n\n');
}

interface Token {
	readonly text: string;
	readonly marks: readonly Mark[];
}

const inlineSigns = /\\([\s\S])|\[((?:\\.|[^\]\\])*)\]\(([^()\s]*)\)|(\*\*|_)/g;

/** Words with their marks; a line whose signs hold no words stands as it was typed. */
function readWords(line: string): Inline[] {
	const words = tidied(readInline(line));
	if (words.length > 0 || !line.trim()) return words;
	return [{ type: 'text', text: line.replaceAll(brokenLine, '$1 ').trim() || '\\', marks: [] }];
}

/** Without spaces at the ends or under a mark's edges, where no sign could hold them; equal neighbours are one. */
function tidied(content: readonly Inline[]): Inline[] {
	const out: Inline[] = [];
	for (const part of content) {
		if (part.type === 'hardBreak') {
			out.push(part);
			continue;
		}
		const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part.text) ?? [];
		for (const [text, marks] of [
			[before, []],
			[words, part.marks],
			[after, []]
		] as const) {
			const last = out.at(-1);
			if (!text) continue;
			if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(marks))
				out[out.length - 1] = { ...last, text: last.text + text };
			else out.push({ type: 'text', text, marks });
		}
	}
	return trimmed(out);
}

const isSpace = (part: Inline | undefined) =>
	part?.type === 'hardBreak' || (part?.type === 'text' && !part.text.trim());

function trimmed(content: readonly Inline[]): Inline[] {
	const from = content.findIndex((part) => !isSpace(part));
	if (from === -1) return [];
	const kept = content.slice(from, content.findLastIndex((part) => !isSpace(part)) + 1);
	return kept.map((part, index) => {
		if (part.type !== 'text') return part;
		const start = index === 0 ? part.text.trimStart() : part.text;
		return { ...part, text: index === kept.length - 1 ? start.trimEnd() : start };
	});
}

/** Words with their marks; a sign without its fellow stands for itself. */
function readInline(line: string, marks: readonly Mark[] = []): Inline[] {
	const out: Inline[] = [];
	let open: Mark[] = [];
	const put = ({ text, marks: own }: Token) => {
		if (!text) return;
		const all = [...own].toSorted((a, b) => (a.type < b.type ? -1 : 1));
		const last = out.at(-1);
		if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(all))
			out[out.length - 1] = { type: 'text', text: last.text + text, marks: all };
		else out.push({ type: 'text', text, marks: all });
	};
	let from = 0;
	const rest = (at: number) => line.slice(at);
	for (const found of line.matchAll(inlineSigns)) {
		const { index } = found;
		put({ text: line.slice(from, index), marks: [...marks, ...open] });
		from = index + found[0].length;
		const [whole, sign, words, address, mark] = found;
		if (sign === '\n') out.push({ type: 'hardBreak' });
		else if (sign !== undefined) put({ text: sign, marks: [...marks, ...open] });
		else if (words !== undefined) {
			const href = safeHref(address);
			if (href) for (const inner of readInline(words, [...marks, ...open, { type: 'link', href }])) out.push(inner);
			else put({ text: whole, marks: [...marks, ...open] });
		} else {
			const type = mark === '**' ? 'bold' : 'italic';
			const isOpen = open.some((one) => one.type === type);
			if (isOpen) open = open.filter((one) => one.type !== type);
			else if (closes(rest(from), mark ?? '')) open = [...open, { type }];
			else put({ text: mark ?? '', marks: [...marks, ...open] });
		}
	}
	put({ text: rest(from), marks: [...marks, ...open] });
	return out;
}

/** Whether a mark that opens here is closed later on. */
const closes = (rest: string, sign: string): boolean =>
	rest
		.replaceAll(/\\[\s\S]/g, '')
		.replaceAll(/\]\([^()\s]*\)/g, '')
		.includes(sign);

const point = /^(- |\d+\. )/;
const cells = /((?:\\[\s\S]|[^|\\])*)\|/g;
const row = /^\|(?:(?:\\[\s\S]|[^|\\])*\|)+$/;

/** Lines of equal depth from `at` on, as blocks; deeper ones belong to the point before them. */
function readLines(lines: readonly { depth: number; text: string }[]): Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < lines.length;) {
		const line = lines[at];
		if (!line) break;
		const heading = /^(#{2,3}) ([\s\S]*)$/.exec(line.text);
		const sign = point.exec(line.text)?.[0];
		if (row.test(line.text)) {
			let end = at;
			while (row.test(lines[end]?.text ?? '') && lines[end]?.depth === line.depth) end += 1;
			blocks.push(tableOf(lines.slice(at, end).map(({ text }) => text)));
			at = end;
		} else if (heading) {
			blocks.push({ type: 'heading', level: heading[1] === '##' ? 2 : 3, content: readWords(heading[2] ?? '') });
			at += 1;
		} else if (sign) {
			let end = at + 1;
			while ((lines[end]?.depth ?? 0) > line.depth) end += 1;
			const inner = readLines(lines.slice(at + 1, end).map((one) => ({ ...one, depth: one.depth - line.depth - 1 })));
			const first: Block = { type: 'paragraph', content: readWords(line.text.slice(sign.length)) };
			putPoint(blocks, sign, [first, ...inner]);
			at = end;
		} else {
			blocks.push({ type: 'paragraph', content: readWords(line.text) });
			at += 1;
		}
	}
	return blocks;
}

function putPoint(blocks: Block[], sign: string, item: readonly Block[]): void {
	const last = blocks.at(-1);
	if (sign === '- ') {
		if (last?.type === 'bulletList') blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
		else blocks.push({ type: 'bulletList', items: [item] });
	} else if (last?.type === 'orderedList') blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
	else blocks.push({ type: 'orderedList', start: Math.min(100_000, Number.parseInt(sign, 10)), items: [item] });
}

const tableOf = (rows: readonly string[]): Block => ({
	type: 'table',
	rows: rows.map((line, index) =>
		[...line.slice(1).matchAll(cells)]
			.map(([, cell = '']) => cell)
			.map((cell) => ({
				type: index === 0 ? ('tableHeader' as const) : ('tableCell' as const),
				colspan: 1,
				rowspan: 1,
				content: [{ type: 'paragraph' as const, content: readWords(cell.trim()) }]
			}))
	)
});

/** A text that was typed, as blocks. Total: whatever is no sign of a kind is a paragraph. */
export function fromMarkup(typed: string): Blocks {
	const lines = typed
		.replaceAll('\r\n', '\n')
		.replaceAll(brokenLine, '$1\\\u0000')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const spaces = /^ */.exec(line)?.[0].length ?? 0;
			return { depth: Math.min(8, Math.floor(spaces / 2)), text: line.trim().replaceAll('\u0000', '\n') };
		});
	return readLines(lines);
}
