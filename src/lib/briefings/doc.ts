import type * as Y from 'yjs';
import { z } from 'zod';
import type { DocumentKind } from '#lib/documents/kind.ts';
import type { Block, Blocks, Inline } from '#lib/items/blocks.ts';
import { safeHref } from '#lib/items/blocks.ts';
import { isEmpty, readField } from '#lib/items/read-item.ts';
import { writeField } from '#lib/items/write-item.ts';
import { plainBriefing, type BriefingJson } from './briefing.ts';
import { briefingSections, type BriefingSection } from './sections.ts';

/** The name of the root that holds a section's text. */
export const bodyName = (section: BriefingSection): string => `body:${section}`;
const builtIn = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('built');

/** Most lines that one briefing takes in. */
const most = 2_000;
const sourceKey = /^[a-z-]{1,20}:[A-Za-z0-9:_-]{1,80}$/;

const BuiltLines = z.object({
	lines: z
		.array(
			z.object({
				section: z.enum(briefingSections),
				key: z.string().regex(sourceKey),
				title: z.string().max(400),
				text: z.string().max(6_000),
				more: z.string().max(100),
				href: z.string().max(2_000).nullable()
			})
		)
		.max(most)
});

/** Total: keys that are none are passed over. */
export function readBriefing(doc: Y.Doc): BriefingJson {
	const built = [...builtIn(doc).entries()].flatMap(([key, value]) =>
		value === true && sourceKey.test(key) ? [key] : []
	);
	return {
		sections: briefingSections.map((key) => ({ key, body: readField(doc.getXmlFragment(bodyName(key))) })),
		built: built.toSorted().slice(0, most)
	};
}

function writeBriefing(doc: Y.Doc, json: BriefingJson): void {
	doc.transact(() => {
		for (const { key, body } of json.sections) writeField(doc.getXmlFragment(bodyName(key)), body);
		const wanted = new Set(json.built);
		for (const key of [...builtIn(doc).keys()]) if (!wanted.has(key)) builtIn(doc).delete(key);
		for (const key of json.built) if (builtIn(doc).get(key) !== true) builtIn(doc).set(key, true);
	});
}

const plain = (text: string): Inline => ({ type: 'text', text, marks: [] });

/** One built paragraph: what it is about in bold, what there is to say, and the way to where it comes from. */
function paragraph({ title, text, more, href }: z.output<typeof BuiltLines>['lines'][number]): Block {
	const link = safeHref(href);
	const said = text.split('\n').filter((line) => line.trim() !== '');
	return {
		type: 'paragraph',
		content: [
			...(title ? [{ type: 'text', text: title, marks: [{ type: 'bold' }] } satisfies Inline] : []),
			...said.flatMap((line, index): Inline[] =>
				index === 0 ? [plain(title ? ` ${line}` : line)] : [{ type: 'hardBreak' }, plain(line)]
			),
			...(link
				? [plain(' '), { type: 'text', text: more, marks: [{ type: 'link', href: link }] } satisfies Inline]
				: [])
		]
	};
}

/** Adds what has come since after what stands there, each source once; whatever people wrote stays as it is (X17). */
function build(doc: Y.Doc, args: unknown): void {
	const fresh = BuiltLines.parse(args).lines.filter(({ key }) => builtIn(doc).get(key) !== true);
	doc.transact(() => {
		for (const section of briefingSections) {
			const lines = fresh.filter((line) => line.section === section);
			if (lines.length === 0) continue;
			const fragment = doc.getXmlFragment(bodyName(section));
			const before: Blocks = readField(fragment);
			writeField(fragment, [...(isEmpty(before) ? [] : before), ...lines.map(paragraph)]);
			for (const { key } of lines) builtIn(doc).set(key, true);
		}
	});
}

/** The text of an information sheet or a report: sections that are built and written in together. */
export const briefingDocument: DocumentKind<BriefingJson> = {
	name: 'briefing',
	version: 1,
	read: readBriefing,
	plain: plainBriefing,
	write: writeBriefing,
	/** Which sources have been built in is the portal's to say. */
	holds: (_doc, [root]) => (root === 'built' ? 'forged' : null),
	edits: { build }
};
