import { newId } from '#lib/ids/id.ts';
import { earlierChoices } from './earlier-choices.ts';
import { checkTool, type ToolProblem, type ToolReason } from './parse-tool.ts';
import { limits, type Tool, type ToolField, type ToolStep } from './schema.ts';

/** What a draft cannot have: a part that no tool has. All else, gaps and contradictions, may stand until it is published. */
const unbearable: ReadonlySet<ToolReason> = new Set<ToolReason>([
	...(['not-json', 'too-large', 'missing', 'type', 'unknown-value', 'unknown-field', 'format'] as const)
]);

/** What keeps a draft from being published. */
export const problemsOf = (draft: unknown): readonly ToolProblem[] => {
	const checked = checkTool(draft);
	return 'problems' in checked ? checked.problems : [];
};

/** Whether something has the shape of a tool, whole or not, so that it can be kept and built on. */
export const isDraft = (json: unknown): json is Tool =>
	problemsOf(json).every(({ reason }) => !unbearable.has(reason)) && JSON.stringify(json).length <= limits.file;

/** A key that no part of any version has had: what is gathered by key must never mean something else later. */
export const freshKey = (prefix: string): string =>
	`${prefix}-${newId()
		.toLowerCase()
		.replaceAll(/[^a-z0-9]/g, '')
		.slice(0, 10)}`;

/** A tool's key out of its name; none of `taken`. */
export function keyOf(name: string, taken: ReadonlySet<string>): string {
	const plain = name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-');
	const base =
		plain
			.replaceAll(/^[^a-z]+|-+$/g, '')
			.slice(0, 32)
			.replace(/-+$/, '') || 'tool';
	for (let n = 1; ; n += 1) {
		const key = n === 1 ? base : `${base}-${n}`;
		if (!taken.has(key)) return key;
	}
}

const named = (prefix: string) => ({ key: freshKey(prefix), label: '' });

/** Kinds of field that are built here. */
export const builtKinds = [
	...(['notes', 'text', 'scale', 'choice', 'matrix', 'ranking', 'dots', 'rounds', 'list', 'sort'] as const)
];
export type BuiltKind = (typeof builtKinds)[number];
const isBuilt = (kind: string): kind is BuiltKind => (builtKinds as readonly string[]).includes(kind);

const axis = () => ({ label: '', low: '', high: '' });

/** What an earlier field is until one is chosen: no field has this key. */
const nowhere = { step: 'none', field: 'none' };

/** A field with nothing in it yet. `of`: the earlier field it is about, for those that need one. */
export function emptyField(kind: BuiltKind, of: { step: string; field: string } = nowhere): ToolField {
	const head = named('f');
	switch (kind) {
		case 'notes':
			return { kind, ...head, columns: [named('c')] };
		case 'scale':
			return { kind, ...head, from: 1, to: 5, low: '', high: '' };
		case 'choice':
			return { kind, ...head, options: [named('o'), named('o')], several: false };
		case 'matrix':
			return { kind, ...head, across: axis(), up: axis(), options: [named('o')] };
		case 'ranking':
			return { kind, ...head, options: [named('o'), named('o')] };
		case 'sort':
			return { kind, ...head, of };
		case 'dots':
			return { kind, ...head, of, on: 'notes', budget: 3 };
		default:
			return { kind, ...head };
	}
}

export const emptyStep = (): ToolStep => ({
	...{ key: freshKey('s'), title: '', instruction: '', minutes: 10, visibility: 'all' },
	...{ anonymous: false, frame: false, fields: [] }
});

export const newTool = (key: string, language: 'sv' | 'en', name: string): Tool => ({
	...{ format: 'samsyn-tool/1', key, version: 1, language, name, purpose: '', source: { text: '' } },
	steps: [emptyStep()]
});

/** A tool under another key and name, to be built on. Its steps and fields keep their keys. */
export const copyOf = (tool: Tool, key: string, name: string): Tool => ({
	...tool,
	...{ key, name, version: 1 },
	steps: tool.steps.map((step) => ({ ...step, frame: false }))
});

type Json = Record<PropertyKey, unknown>;

/** Parts of a place: `steps[2].fields[0].low` → steps, 2, fields, 0, low. */
export const partsOf = (place: string): (string | number)[] =>
	place
		.split(/[.[\]]+/)
		.filter(Boolean)
		.map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What stands at a place; undefined where nothing of its own does. */
export function at(json: unknown, parts: readonly (string | number)[]): unknown {
	let here = json;
	for (const part of parts) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
		here = (here as Json)[part];
	}
	return here;
}

/** The list that a place is in, and where in it. */
function rowAt(draft: Tool, place: string): { list: unknown[]; index: number } | null {
	const parts = partsOf(place);
	const index = parts.pop();
	const list = at(draft, parts);
	return Array.isArray(list) && typeof index === 'number' && index < list.length ? { list, index } : null;
}

const withFreshKeys = (row: unknown): unknown => {
	// Not structuredClone: in the browser the row is living state.
	const copy = JSON.parse(JSON.stringify(row)) as { key: string; fields?: { key: string }[] };
	const prefix = copy.fields ? 's' : 'f';
	return {
		...copy,
		key: freshKey(prefix),
		...(copy.fields ? { fields: copy.fields.map((field) => ({ ...field, key: freshKey('f') })) } : {})
	};
};

const most: Record<string, number> = {
	steps: limits.steps,
	fields: limits.fields,
	columns: limits.columns,
	options: limits.options
};

function add(draft: Tool, place: string, kind: string): void {
	const list = at(draft, partsOf(place));
	const name = String(partsOf(place).at(-1));
	if (!Array.isArray(list) || list.length >= (most[name] ?? 0)) return;
	if (name === 'steps') list.push(emptyStep());
	else if (name === 'fields' && isBuilt(kind)) {
		const last = earlierChoices(draft, Number(partsOf(place)[1]), { kind }).at(-1);
		const [step, field] = last?.value.split(' ') ?? [];
		list.push(step && field ? emptyField(kind, { step, field }) : emptyField(kind));
	} else if (name !== 'fields') list.push(named(name === 'columns' ? 'c' : 'o'));
}

function move(list: unknown[], from: number, to: number): void {
	if (to < 0 || to >= list.length) return;
	list.splice(to, 0, ...list.splice(from, 1));
}

/**
 * An act on the parts of a draft, the same whether a button was pressed in the browser or a form was sent: `add:steps`,
 * `add:steps[1].fields:scale`, `copy:…`, `remove:…`, `up:…`, `down:…`, `move:steps[4]:0`. Changes the draft in place;
 * what does not fit changes nothing.
 */
export function actOn(draft: Tool, act: string): void {
	const [verb = '', place = '', argument = ''] = act.split(':');
	if (verb === 'add') return add(draft, place, argument);
	const row = rowAt(draft, place);
	if (!row) return;
	const { list, index } = row;
	if (verb === 'remove') list.splice(index, 1);
	else if (verb === 'up') move(list, index, index - 1);
	else if (verb === 'down') move(list, index, index + 1);
	else if (verb === 'move' && /^\d+$/.test(argument)) move(list, index, Number(argument));
	else if (verb === 'copy' && list.length < (most[String(partsOf(place).at(-2))] ?? 0))
		list.splice(index + 1, 0, withFreshKeys(list[index]));
}

/** The same on a copy. */
export function applyAct(draft: Tool, act: string): Tool {
	const next = structuredClone(draft);
	actOn(next, act);
	return next;
}

/** A field whose every text is filled in, to ask the schema about. */
const filled = (kind: BuiltKind): unknown =>
	JSON.parse(JSON.stringify(emptyField(kind, { step: 's-x', field: 'f-x' })).replaceAll('""', '"x"')) as unknown;

/** Kinds of field that a step can have, by how it is done: the schema is asked, so that there is no second list. */
export function kindsFor(visibility: ToolStep['visibility']): readonly BuiltKind[] {
	const step = { ...emptyStep(), title: 'x', instruction: 'x', visibility };
	const around = { ...newTool('x', 'sv', 'x'), purpose: 'x', source: { text: 'x' } };
	const notes = { kind: 'notes', key: 'f-x', label: 'x', columns: [{ key: 'x', label: 'x' }] };
	const before = { ...step, key: 's-x', visibility: 'alone', fields: [notes] };
	return builtKinds.filter(
		(kind) => problemsOf({ ...around, steps: [before, { ...step, fields: [filled(kind)] }] }).length === 0
	);
}

const numbers: ReadonlySet<string | number> = new Set(['minutes', 'from', 'to', 'budget', 'most']);

/** What is there with words in it, or not at all. */
const spare: ReadonlySet<string | number> = new Set(['notice', 'spider', 'leg']);

function put(draft: Tool, name: string, value: string | boolean): void {
	const parts = partsOf(name);
	const last = parts.pop();
	const parent = at(draft, parts);
	if (last === undefined || typeof parent !== 'object' || parent === null) return;
	const into = parent as Json;
	if (numbers.has(last) && typeof value === 'string') {
		if (/^\d{1,3}$/.test(value)) into[last] = Number(value);
		else if (last === 'minutes' && value === '') into[last] = null;
		else if (last === 'most' && value === '') Reflect.deleteProperty(into, last);
	} else if ((last === 'of' || last === 'again') && typeof value === 'string') {
		const [step, field] = value.split(' ');
		if (step && field) into[last] = { step, field };
		else if (last === 'again') Reflect.deleteProperty(into, last);
	} else if (spare.has(last) && value === '') Reflect.deleteProperty(into, last);
	else if (spare.has(last) || Object.hasOwn(into, last)) into[last] = value;
}

/** A link is there with both its halves or not at all. */
function putLink(draft: Tool, name: string, text: string, url: string): void {
	const parent = at(draft, partsOf(name).slice(0, -1));
	if (typeof parent !== 'object' || parent === null) return;
	if (text === '' && url === '') Reflect.deleteProperty(parent, 'link');
	else (parent as Json)['link'] = { text, url };
}

const editable = /^(name|purpose|notice|source\.text|steps\[\d+\]\.[\w.[\]]+)$/;

/**
 * A draft with what a form of named fields says laid over it; a field is named by its place. `boxes`: the boxes the form
 * has, of which only those that are ticked are sent. What the form does not name stays.
 */
export function layOver(draft: Tool, typed: Readonly<Record<string, string>>, boxes: readonly string[]): Tool {
	const next = structuredClone(draft);
	for (const [name, value] of Object.entries(typed)) {
		const link = /^(.*link)\.(text|url)$/.exec(name)?.[1];
		if (link) putLink(next, link, typed[`${link}.text`] ?? '', typed[`${link}.url`] ?? '');
		else if (editable.test(name) && !boxes.includes(name) && !/\.(key|kind)$/.test(name)) put(next, name, value);
	}
	for (const name of boxes) if (editable.test(name)) put(next, name, typed[name] !== undefined);
	return next;
}
