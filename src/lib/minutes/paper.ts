import { m } from '#lib/i18n/paraglide/messages.js';
import { longDate } from '#lib/i18n/dates.ts';
import type { Block, Blocks, Inline } from '#lib/items/blocks.ts';
import { fileSize } from '#lib/meetings/attachments.ts';
import type { Fact, FrontRow, MinutesContent, Paragraph, Signature } from './content.ts';

/** A paper as a tree that HTML, DOCX and PDF are all made from, in reading order. */
export type PaperNode =
	| { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly struck?: boolean }
	| { readonly type: 'paragraph'; readonly content: readonly Inline[]; readonly look?: 'quiet' | 'above' }
	| { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly PaperNode[])[] }
	| { readonly type: 'table'; readonly rows: readonly (readonly PaperCell[])[] }
	| { readonly type: 'front'; readonly rows: readonly FrontRow[] }
	| { readonly type: 'signatures'; readonly lines: readonly Signature[] };

export interface PaperCell {
	readonly header: boolean;
	readonly colspan: number;
	readonly rowspan: number;
	readonly content: readonly PaperNode[];
}

/** A whole document: what it is called, what stands at the foot of each page, and its nodes. */
export interface Paper {
	readonly title: string;
	readonly author: string;
	/** None: Swedish. */
	readonly language?: 'sv' | 'en';
	/** At the head of each page, and the fields at its foot. */
	readonly runningHead: string;
	readonly foot: readonly string[];
	readonly nodes: readonly PaperNode[];
}

const plain = (text: string): Inline[] => [{ type: 'text', text, marks: [] }];
const line = (text: string, look?: 'quiet' | 'above'): PaperNode => ({
	...{ type: 'paragraph', content: plain(text) },
	...(look ? { look } : {})
});
const deeper = (level: number): 2 | 3 | 4 => Math.min(4, Math.max(2, level)) as 2 | 3 | 4;

function nodeOf(block: Block, level: number): PaperNode {
	switch (block.type) {
		case 'paragraph':
			return { type: 'paragraph', content: block.content };
		case 'heading': {
			const text = block.content.map((part) => (part.type === 'text' ? part.text : ' ')).join('');
			return { type: 'heading', level: deeper(level + block.level - 2), text };
		}
		case 'table':
			return {
				type: 'table',
				rows: block.rows.map((cells) =>
					cells.map(({ type, colspan, rowspan, content }) => ({
						...{ header: type === 'tableHeader', colspan, rowspan },
						content: nodesOf(content, level)
					}))
				)
			};
		default:
			return {
				type: 'list',
				start: block.type === 'orderedList' ? block.start : null,
				items: block.items.map((item) => nodesOf(item, level))
			};
	}
}

/** Blocks as nodes; headings begin at `level`. */
export const nodesOf = (blocks: Blocks, level: number): PaperNode[] => blocks.map((block) => nodeOf(block, level));

function factNodes({ kind, label, lines }: Fact, level: number): PaperNode[] {
	const look = kind === 'about' || kind === 'attendance' ? 'quiet' : undefined;
	const asList =
		lines.length > 1 && !['about', 'attendance', 'relay', 'reasons', 'vote', 'disagreement'].includes(kind);
	return [
		...(label ? [{ type: 'heading' as const, level: deeper(level), text: label }] : []),
		...(asList
			? [{ type: 'list' as const, start: null, items: lines.map((text) => [line(text)]) }]
			: lines.map((text) => line(text, look)))
	];
}

export function paragraphNodes(paragraph: Paragraph): PaperNode[] {
	const { number, title, kind, struck, before, body, after, files } = paragraph;
	const level = kind === 'sub' ? 3 : 2;
	return [
		{ type: 'heading', level, text: [number, title].filter(Boolean).join(' '), ...(struck ? { struck } : {}) },
		...before.flatMap((fact) => factNodes(fact, level + 1)),
		...nodesOf(body, level + 1),
		...after.flatMap((fact) => factNodes(fact, level + 1)),
		...(files.length > 0
			? factNodes(
					{
						...{ kind: 'addressees', label: m.minutes_files() },
						lines: files.map(({ name, size }) => `${name} (${fileSize(size, 'sv')})`)
					},
					level + 1
				)
			: [])
	];
}

/** What is said of the document itself on its last lines. */
export interface Imprint {
	/** Not locked: printed as a draft. */
	readonly draft: boolean;
	readonly version: number;
	readonly sha256: string;
	readonly reason: string;
}

const headNodes = (content: MinutesContent, imprint: Imprint): PaperNode[] => [
	line(content.federation.name, 'above'),
	...(content.federation.orgNumber
		? [line(m.minutes_org_number({ number: content.federation.orgNumber }), 'above')]
		: []),
	{ type: 'heading', level: 1, text: content.title },
	line([content.group.name, content.name].filter(Boolean).join(', ')),
	...(imprint.draft && content.kind !== 'agenda'
		? [line(content.kind === 'minutes' ? m.minutes_draft_minutes() : m.minutes_draft_notes())]
		: [])
];

function imprintNodes({ draft, version, sha256, reason }: Imprint): PaperNode[] {
	if (draft) return [];
	return [
		...(version > 1 ? [line(m.minutes_imprint_version({ version, reason }), 'quiet')] : []),
		line(m.minutes_imprint({ sha256 }), 'quiet')
	];
}

/** The whole paper: front page, paragraphs, the next meeting, signatures; in Swedish if Swedish is the language set. */
export const paperOf = (content: MinutesContent, imprint: Imprint): Paper => ({
	title: [content.title, content.group.name].join(', '),
	author: content.federation.name,
	runningHead: [content.federation.name, content.group.name, content.title].join(' · '),
	foot: content.kind === 'minutes' ? [m.minutes_foot_sign(), m.minutes_foot_extract()] : [],
	nodes: [
		...headNodes(content, imprint),
		{ type: 'front', rows: content.front },
		...content.paragraphs.flatMap(paragraphNodes),
		...content.closing.map((text) => line(text)),
		...(content.signatures.length > 0 ? [{ type: 'signatures' as const, lines: content.signatures }] : []),
		...imprintNodes(imprint)
	]
});

/** The extract of one paragraph with its sub-items (protokollsutdrag), with a line for who attests it. */
export function extractOf(content: MinutesContent, itemId: string, imprint: Imprint, on: Date): Paper | null {
	const at = content.paragraphs.findIndex(({ id }) => id === itemId);
	const first = content.paragraphs[at];
	if (!first) return null;
	const after = content.paragraphs.slice(at + 1);
	const until = after.findIndex(({ kind }) => kind !== 'sub');
	const subs = first.kind === 'sub' ? [] : after.slice(0, until < 0 ? after.length : until);
	const keys = new Set(['place', 'serving', 'substitutes', 'others', 'adjusters']);
	const whole = paperOf(content, imprint);
	const name = m.minutes_extract_title({ title: content.title, number: first.number || first.title });
	return {
		...whole,
		title: name,
		runningHead: [content.federation.name, content.group.name, name].join(' · '),
		nodes: [
			...headNodes({ ...content, title: name }, imprint),
			{ type: 'front', rows: content.front.filter(({ key }) => keys.has(key)) },
			...[first, ...subs].flatMap(paragraphNodes),
			{ type: 'paragraph', content: plain(m.minutes_extract_attest({ date: longDate(on, 'sv') })) },
			{ type: 'signatures', lines: [{ role: m.minutes_extract_by(), name: '' }] },
			...imprintNodes(imprint)
		]
	};
}
