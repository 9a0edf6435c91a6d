import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTool } from './parse-tool.ts';
import { limits, type Tool } from './schema.ts';
import { shippedTools } from './shipped.ts';

const whole: Tool = structuredClone(shippedTools.find(({ key }) => key === 'now-wanted-steps') as Tool);
/** A whole tool with one thing in it changed. */
function changed(change: (tool: Record<string, unknown>) => void): string {
	const tool = structuredClone(whole);
	change(tool as unknown as Record<string, unknown>);
	return JSON.stringify(tool);
}
const problems = (text: string) => {
	const parsed = parseTool(text);
	return 'problems' in parsed ? parsed.problems.map(({ place, reason }) => `${place}: ${reason}`) : [];
};
/** Sets what stands at a path of the whole tool, or takes it away, and says what is wrong with it then. */
const on = (...changes: [path: string, value?: unknown][]) =>
	problems(
		changed((tool) => {
			for (const [path, value] of changes) {
				const parts = path.split('.');
				const last = parts.pop() ?? '';
				const at = parts.reduce<Record<string, unknown>>((json, part) => json[part] as Record<string, unknown>, tool);
				if (value === undefined) Reflect.deleteProperty(at, last);
				else at[last] = value;
			}
		})
	);

describe('a tool file', () => {
	it('L4 that is whole is taken as it is', () => {
		for (const tool of shippedTools) expect(parseTool(JSON.stringify(tool))).toEqual({ tool });
	});

	it('L4 that is malformed or hostile is refused with the place and the reason, all of them at once', () => {
		expect(problems('{')).toEqual([': not-json']);
		expect(problems('['.repeat(60_000))).toEqual([': not-json']);
		expect(problems(' '.repeat(limits.file + 1))).toEqual([': too-large']);
		expect(problems('null')).toEqual([': type']);
		expect(on(['name'])).toEqual(['name: missing']);
		expect(on(['script', 'alert(1)'])).toEqual(['script: unknown-field']);
		expect(on(['name', 'Verk\u202eytg'])).toEqual(['name: hidden']);
		expect(on(['format', 'samsyn-tool/9'])).toEqual(['format: unknown-value']);
		expect(on(['steps', []])).toEqual(['steps: short']);
		expect(on(['key', '../etc'])).toEqual(['key: format']);
		expect(
			on(
				['source.link', { text: 'x', url: 'javascript:alert(1)' }],
				['steps.0.fields.1.low', 5],
				['steps.1.key', 'now']
			)
		).toEqual(['source.link.url: link', 'steps[0].fields[1].low: type']);
		for (const url of ['http://a.se', 'https://a', 'https://a@b.se/', 'https://a.se/\u202e', 'https://a.se:80'])
			expect(on(['source.link', { text: 'x', url }])).toEqual(['source.link.url: link']);
	});

	it('L4 whose steps contradict themselves is refused', () => {
		expect(on(['steps.1.key', 'now'])).toEqual(['steps[1].key: twice']);
		expect(on(['steps.1.anonymous', true])).toEqual(['steps[1].anonymous: anonymous-alone']);
		expect(on(['steps.0.visibility', 'pair'])).toEqual(['steps[0].fields[1].kind: alone-only']);
		expect(on(['steps.0.visibility', 'all'])).toEqual(['steps[0].fields[1].kind: alone-only']);
		expect(on(['steps.2.visibility', 'alone'])).toEqual(['steps[2].fields[0].kind: all-only']);
	});

	it('L22 whose dots, sorting or second round point at nothing that comes before is refused', () => {
		const of = { step: 'now', field: 'now' };
		const dots = { kind: 'dots', key: 'dots', label: 'Prickar', of, on: 'groups', budget: 3 };
		const [first] = whole.steps;
		const notes = first?.fields.find(({ kind }) => kind === 'notes')?.key ?? '';
		const scale = first?.fields.find(({ kind }) => kind === 'scale');
		const at = (field: unknown, visibility = 'alone') =>
			on(['steps.1.visibility', visibility], ['steps.1.fields', [field]]).filter((one) => one.startsWith('steps[1]'));
		expect(at({ ...dots, of: { step: 'now', field: notes } })).toEqual([]);
		expect(at({ ...dots, of: { step: 'now', field: notes } }, 'all')).toEqual(['steps[1].fields[0].kind: alone-only']);
		expect(at({ ...dots, of: { step: 'now', field: scale?.key } })).toEqual(['steps[1].fields[0].of: not-earlier']);
		expect(at({ ...dots, of: { step: 'steps', field: notes } })).toEqual(['steps[1].fields[0].of: not-earlier']);
		expect(at({ ...dots, of: { step: 'now', field: notes }, budget: 13 })).toEqual(['steps[1].fields[0].budget: long']);
		expect(at({ ...scale, again: { step: 'now', field: scale?.key } })).toEqual([]);
		expect(at({ ...scale, to: 7, again: { step: 'now', field: scale?.key } })).toEqual([
			'steps[1].fields[0].again: not-earlier'
		]);
		expect(at({ kind: 'sort', key: 'sort', label: 'Sortera', of: { step: 'now', field: notes } })).toEqual([
			'steps[1].fields[0].kind: all-only'
		]);
	});

	it('L131 whose spider is of no earlier step, or of too few scales of one length, is refused', () => {
		const scale = { kind: 'scale', label: 'Hur', from: 1, to: 5, low: 'Lite', high: 'Mycket' };
		const scales = (count: number, over = {}) =>
			Array.from({ length: count }, (_, index) => ({ ...scale, key: `how-${index}`, ...(index === 2 ? over : {}) }));
		const at = (fields: unknown, of: string, place = 1) =>
			on(['steps.0.visibility', 'alone'], ['steps.0.fields', fields], [`steps.${place}.spider`, of]).filter((one) =>
				one.includes('spider')
			);
		expect(at(scales(3, { leg: 'Tillit' }), 'now')).toEqual([]);
		expect(at(scales(2), 'now')).toEqual(['steps[1].spider: no-spider']);
		expect(at(scales(3, { to: 7 }), 'now')).toEqual(['steps[1].spider: no-spider']);
		expect(at(scales(3), 'gone')).toEqual(['steps[1].spider: no-spider']);
		expect(at(scales(3), 'now', 0)).toEqual(['steps[0].spider: no-spider']);
	});

	it('L4 of any kind is answered, never thrown at', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const parsed = parseTool(text);
				expect('problems' in parsed && parsed.problems.length > 0).toBe(true);
			})
		);
		const path = fc.constantFrom('key', 'name', 'purpose', 'source', 'steps', 'language', 'version', '__proto__');
		fc.assert(
			fc.property(path, fc.jsonValue(), (name, value) => {
				const text = JSON.stringify({ ...whole, [name]: undefined }).slice(0, -1);
				const parsed = parseTool(`${text},${JSON.stringify(name)}:${JSON.stringify(value)}}`);
				if ('tool' in parsed) expect(parseTool(JSON.stringify(parsed.tool))).toEqual(parsed);
			})
		);
	});
});

describe('the tools that are shipped', () => {
	it('L5 are there in both languages, step by step alike, each with its source', () => {
		const keys = new Set(shippedTools.map(({ key }) => key));
		expect(keys.size).toBe(23);
		for (const key of keys) {
			const [sv, en] = ['sv', 'en'].map((language) =>
				shippedTools.find((tool) => tool.key === key && tool.language === language)
			);
			const shape = (tool: Tool | undefined) =>
				tool?.steps.map(({ key: name, visibility, anonymous, minutes, fields }) => ({
					...{ name, visibility, anonymous, minutes },
					fields: fields.map((field) => [
						field.kind,
						field.key,
						'columns' in field ? field.columns.map((c) => c.key) : []
					])
				}));
			expect(shape(sv)).toEqual(shape(en));
			expect(sv?.source.text.length).toBeGreaterThan(20);
			expect(JSON.stringify(sv?.steps)).not.toBe(JSON.stringify(en?.steps));
		}
	});

	it('L5 the sheet around SKAPA says that it is not SKAPA, and its frame is empty', () => {
		for (const tool of shippedTools.filter(({ key }) => key === 'skapa-learning')) {
			expect(tool.notice).toMatch(/inte SKAPA|not SKAPA/);
			expect(tool.steps.filter(({ frame }) => frame).map(({ fields }) => fields)).toEqual([[]]);
		}
	});
});
