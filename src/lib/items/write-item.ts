import * as Y from 'yjs';
import { align, matched, shapeOf, wordsOf, type Shape } from '#lib/documents/align.ts';
import { textDiff } from '#lib/documents/text-diff.ts';
import { itemFields, type Blocks, type ItemJson, type Mark } from './blocks.ts';
import { readField, type TextRun } from './read-item.ts';
import { blockSpecs, specOf, type Spec } from './spec.ts';

type Node = Y.XmlElement | Y.XmlText;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const attributesOf = (marks: readonly Mark[]): Record<string, unknown> =>
	Object.fromEntries(marks.map((mark) => [mark.type, mark.type === 'link' ? { href: mark.href } : {}]));

function make(spec: Spec): Node {
	if ('runs' in spec) {
		const text = new Y.XmlText();
		let at = 0;
		for (const { text: words, marks } of spec.runs) {
			text.insert(at, words, attributesOf(marks));
			at += words.length;
		}
		return text;
	}
	const made = new Y.XmlElement(spec.name);
	for (const [name, value] of Object.entries(spec.attributes)) setNumber(made, name, value);
	if (spec.content.length > 0) made.insert(0, spec.content.map(make));
	return made;
}

/** The editor keeps numbers as numbers; Yjs allows it though its type says text. */
const setNumber = (element: Y.XmlElement, name: string, value: number): void =>
	element.setAttribute(name, value as unknown as string);

/** Lays the marks of `runs` on a text that has their words already; takes off what nobody can write. */
function markAs(text: Y.XmlText, runs: readonly TextRun[]): void {
	const present = [
		...new Set((text.toDelta() as { attributes?: object }[]).flatMap((part) => Object.keys(part.attributes ?? {})))
	];
	let at = 0;
	for (const { text: words, marks } of runs) {
		const cleared = Object.fromEntries(present.map((name) => [name, null]));
		text.format(at, words.length, { ...cleared, ...attributesOf(marks) });
		at += words.length;
	}
}

/** Changes the words of a text where they differ; the words that stay are the same in Yjs. */
function rewrite(text: Y.XmlText, spec: Extract<Spec, { runs: unknown }>): void {
	const words = (text.toDelta() as { insert?: unknown }[]).map(({ insert }) => insert);
	if (!words.every((word): word is string => typeof word === 'string')) return;
	const before = wordsOf(words.join(''));
	const after = wordsOf(spec.runs.map((run) => run.text).join(''));
	let [at, from, to] = [0, 0, 0];
	for (const { same: alike, gone, come } of align(before, after)) {
		const joined = (row: string[], start: number, count: number) => row.slice(start, start + count).join('');
		const change = textDiff(joined(before, from + alike, gone), joined(after, to + alike, come));
		at += joined(after, to, alike).length;
		if (change.remove > 0) text.delete(at + change.at, change.remove);
		if (change.insert) text.insert(at + change.at, change.insert);
		at += joined(after, to + alike, come).length;
		from += alike + gone;
		to += alike + come;
	}
	if (!same(specOf(text), spec)) markAs(text, spec.runs);
}

/** Changes a node in place. Out: whether it now is what is wanted; if not it must be made anew. */
function become(node: Node, wanted: Spec, depth: number): boolean {
	if (node instanceof Y.XmlText && 'runs' in wanted) rewrite(node, wanted);
	else if (node instanceof Y.XmlElement && 'name' in wanted && node.nodeName === wanted.name) {
		const now = specOf(node, depth);
		if ('runs' in now) return false;
		for (const [name, value] of Object.entries(wanted.attributes))
			if (now.attributes[name] !== value) setNumber(node, name, value);
		if (!same(now.content, wanted.content)) fill(node, wanted.content, depth + 1);
	}
	return same(specOf(node, depth), wanted);
}

const kindOf = (spec: Spec): string => ('runs' in spec ? '#text' : spec.name);
const plain = (spec: Spec): string =>
	'runs' in spec ? spec.runs.map((run) => run.text).join('') : spec.content.map(plain).join(' ');

const shape = (spec: Spec): Shape => shapeOf(kindOf(spec), plain(spec));

/** Where `gone` nodes stand in place of which `come` are wanted: those that became each other, in order. */
function pairs(gone: readonly Spec[], come: readonly Spec[]): Map<number, number> {
	if (gone.length !== come.length) return matched(gone.map(shape), come.map(shape));
	const alike = come.flatMap((wanted, index) => {
		const before = gone[index];
		return before && kindOf(before) === kindOf(wanted) ? [[index, index] as const] : [];
	});
	return new Map(alike);
}

/** Puts the wanted nodes in place of the `gone` ones that stand from `at` on. */
function replaceStretch(
	parent: Y.XmlFragment,
	at: number,
	gone: readonly Spec[],
	come: readonly Spec[],
	depth: number
) {
	const kept = pairs(gone, come);
	let from = 0;
	come.forEach((wanted, index) => {
		const match = kept.get(index);
		if (match !== undefined) {
			const passed = match - from;
			if (passed > 0) parent.delete(at + index, passed);
			from = match + 1;
			if (become(parent.get(at + index) as Node, wanted, depth)) return;
			parent.delete(at + index, 1);
		}
		parent.insert(at + index, [make(wanted)]);
	});
	if (from < gone.length) parent.delete(at + come.length, gone.length - from);
}

/** Makes the children of a node the wanted ones; those that are alike already are not touched. */
function fill(parent: Y.XmlFragment, wanted: readonly Spec[], depth: number): void {
	const now = parent.toArray().map((node) => specOf(node, depth));
	const key = (spec: Spec) => JSON.stringify(spec);
	let [at, from] = [0, 0];
	for (const { same: alike, gone, come } of align(now.map(key), wanted.map(key))) {
		if (gone + come > 0) replaceStretch(parent, at, now.slice(from, from + gone), wanted.slice(at, at + come), depth);
		from += alike + gone;
		at += alike + come;
	}
}

/** Makes one text say what `blocks` say. */
export function writeField(fragment: Y.XmlFragment, blocks: Blocks): void {
	if (same(readField(fragment), blocks)) return;
	const wanted = blockSpecs(blocks);
	fill(fragment, wanted, 0);
	if (same(readField(fragment), blocks)) return;
	// Something a stranger wrote reads otherwise than it looks; then nothing of it is worth keeping.
	fragment.delete(0, fragment.length);
	fragment.insert(0, wanted.map(make));
}

/** Makes both texts of an item say what `json` says; blocks and words that are alike keep their place in Yjs. */
export function writeItem(doc: Y.Doc, json: ItemJson): void {
	doc.transact(() => {
		for (const field of itemFields) writeField(doc.getXmlFragment(field), json[field]);
	});
}
