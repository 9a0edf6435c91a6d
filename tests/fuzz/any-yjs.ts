import fc from 'fast-check';
import * as Y from 'yjs';

const words = [
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem',
	'table',
	'tableRow',
	'tableCell',
	'hardBreak',
	'script',
	''
];
const fields = [
	'title',
	'place',
	'parent',
	'kind',
	'minutes',
	'removed',
	'numbered',
	'level',
	'start',
	'href',
	'__proto__'
];

const leaf = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
	fc.uint8Array({ maxLength: 4 }),
	fc.constantFrom('a'.repeat(22), 'b'.repeat(22), 'c'.repeat(22)),
	fc.jsonValue()
);

const marks = fc.dictionary(
	fc.constantFrom('bold', 'italic', 'link', 'link--x', 'script'),
	fc.oneof(fc.constant({}), fc.jsonValue(), fc.record({ href: fc.oneof(fc.webUrl(), fc.string()) }))
);

/** Makers of anything that can lie in a Yjs document; a maker, because a shared type can be put in only one place. */
export const anyYjs: fc.Arbitrary<() => unknown> = fc.letrec<{ any: () => unknown }>((tie) => ({
	any: fc.oneof(
		{ maxDepth: 4, depthSize: 'small' },
		leaf.map((value) => () => value),
		fc
			.array(fc.tuple(fc.constantFrom(...fields), tie('any')), { maxLength: 6 })
			.map((entries) => () => new Y.Map(entries.map(([key, make]) => [key, make()] as [string, unknown]))),
		fc.array(tie('any'), { maxLength: 4 }).map((makers) => () => Y.Array.from(makers.map((make) => make() as never))),
		fc.string().map((text) => () => new Y.Text(text)),
		fc.tuple(fc.string(), marks).map(([text, attributes]) => () => {
			const made = new Y.XmlText();
			made.insert(0, text, attributes);
			return made;
		}),
		fc.constant(() => new Y.Doc()),
		fc
			.record({
				name: fc.constantFrom(...words),
				attribute: fc.tuple(fc.constantFrom(...fields), leaf),
				content: fc.array(tie('any'), { maxLength: 4 })
			})
			.map(({ name, attribute: [key, value], content }) => () => {
				const made = new Y.XmlElement(name);
				made.setAttribute(key, value as string);
				made.insert(
					0,
					content.map((make) => make()).filter((one) => one instanceof Y.XmlElement || one instanceof Y.XmlText)
				);
				return made;
			})
	)
})).any;
