import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	applyAct,
	copyOf,
	emptyField,
	freshKey,
	isDraft,
	keyOf,
	kindsFor,
	layOver,
	newTool,
	problemsOf
} from './draft.ts';
import { spiderChoices } from './earlier-choices.ts';
import type { Tool } from './schema.ts';
import { shippedTools } from './shipped.ts';

const swot = () => structuredClone(shippedTools.find(({ key }) => key === 'swot') as Tool);
const titles = (tool: Tool) => tool.steps.map(({ title }) => title);
const keys = (tool: Tool) => tool.steps.flatMap((step) => [step.key, ...step.fields.map(({ key }) => key)]);

describe('a draft of a tool', () => {
	it('L80 is kept with gaps and contradictions, which are told at their place, and never with a part of another kind', () => {
		const draft = newTool('ours', 'sv', 'Vår egen');
		expect(isDraft(draft)).toBe(true);
		expect(problemsOf(draft).map(({ place }) => place)).toEqual([
			...['purpose', 'source.text', 'steps[0].title', 'steps[0].instruction']
		]);
		for (const hostile of [
			...[null, 7, [], {}, { ...draft, script: 1 }, { ...draft, steps: [{ ...draft.steps[0], onclick: 'x' }] }],
			...[
				{ ...draft, key: '../x' },
				{ ...draft, steps: [{ ...draft.steps[0], minutes: 'tio' }] }
			],
			{ ...draft, steps: [{ ...draft.steps[0], fields: [{ kind: 'iframe', key: 'f-1', label: '' }] }] }
		])
			expect(isDraft(hostile)).toBe(false);
	});

	it('L81 a copied part gets a key of its own, and a moved one keeps its own', () => {
		const before = swot();
		const copied = applyAct(before, 'copy:steps[0]');
		expect(copied.steps).toHaveLength(before.steps.length + 1);
		expect(new Set(copied.steps.map(({ key }) => key)).size).toBe(copied.steps.length);
		expect(copied.steps[1]?.fields[0]?.key).not.toBe(before.steps[0]?.fields[0]?.key);
		expect(titles(applyAct(before, 'move:steps[0]:2'))).toEqual(
			[1, 2, 0, 3, 4].map((index) => before.steps[index]?.title)
		);
		expect(keys(applyAct(before, 'down:steps[0]')).toSorted()).toEqual(keys(before).toSorted());
		expect(keys(copyOf(before, 'ours', 'Vår'))).toEqual(keys(before));
		expect(applyAct(before, 'up:steps[0]')).toEqual(before);
		expect(applyAct(before, 'remove:steps[9]')).toEqual(before);
		expect(before).toEqual(swot());
	});

	it('L81 whatever is done to its parts, it stays a draft with each key once', () => {
		const place = fc.constantFrom('steps', 'steps[0]', 'steps[1]', 'steps[0].fields', 'steps[0].fields[0]');
		const inner = fc.constantFrom('steps[0].fields[0].columns', 'steps[0].fields[0].columns[0]', '__proto__', 'key');
		const verb = fc.constantFrom('add', 'copy', 'remove', 'up', 'down', 'move');
		const argument = fc.constantFrom('', 'scale', 'notes', 'choice', '0', '2', 'iframe');
		const act = fc.tuple(verb, fc.oneof(place, inner), argument).map((parts) => parts.join(':'));
		fc.assert(
			fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
				const draft = acts.reduce(applyAct, swot());
				expect(isDraft(draft)).toBe(true);
				expect(problemsOf(draft).filter(({ reason }) => reason === 'twice')).toEqual([]);
			})
		);
	});

	it('L80 a form of named fields is laid over it, and what the form does not name stays', () => {
		const before = swot();
		const typed = {
			...{ name: 'Ny', 'steps[0].title': 'Först', 'steps[0].minutes': '12', 'steps[1].minutes': '' },
			...{ 'source.link.text': 'Läs', 'source.link.url': 'https://a.se/', 'steps[0].anonymous': 'on' },
			...{ key: 'stulen', 'steps[0].key': 'stulen', '__proto__.x': '1', 'steps[7].title': 'Ingenstans' }
		};
		const after = layOver(before, typed, ['steps[0].anonymous', 'steps[1].anonymous']);
		expect(after.name).toBe('Ny');
		expect(after.steps[0]).toEqual({ ...before.steps[0], title: 'Först', minutes: 12, anonymous: true });
		expect(after.steps[1]).toEqual({ ...before.steps[1], minutes: null });
		expect(after.source.link).toEqual({ text: 'Läs', url: 'https://a.se/' });
		expect(after.key).toBe('swot');
		expect(layOver(after, { 'source.link.text': '', 'source.link.url': '' }, []).source.link).toBeUndefined();
		expect(layOver(after, { notice: 'Obs' }, []).notice).toBe('Obs');
	});

	it('L80 is offered for a step only what the step can have', () => {
		expect(kindsFor('alone')).toEqual(expect.arrayContaining(['notes', 'text', 'scale', 'choice']));
		expect(kindsFor('alone')).not.toContain('rounds');
		expect(kindsFor('all')).toEqual(expect.arrayContaining(['notes', 'text', 'rounds', 'list']));
		expect(kindsFor('all')).not.toContain('scale');
	});

	it('names its key after its name, and makes a field of each kind that is a draft', () => {
		expect(keyOf('Vår åttabollar & co', new Set())).toBe('var-attabollar-co');
		expect(keyOf('123', new Set(['tool']))).toBe('tool-2');
		expect(freshKey('f')).toMatch(/^f-[a-z0-9]+$/);
		for (const kind of ['notes', 'text', 'scale', 'choice', 'rounds', 'list'] as const) {
			const draft = newTool('ours', 'en', 'Ours');
			draft.steps[0]?.fields.push(emptyField(kind));
			expect(isDraft(draft)).toBe(true);
		}
	});

	it('L131 shows an earlier step’s scales as a spider when it is chosen, with short names, and no more when it is not', () => {
		const spider = structuredClone(shippedTools.find(({ key }) => key === 'spider') as Tool);
		expect(spiderChoices(spider, 1)).toEqual([{ value: 'rate', label: spider.steps[0]?.title }]);
		expect(spiderChoices(spider, 0)).toEqual([]);
		const without = layOver(spider, { 'steps[1].spider': '', 'steps[0].fields[0].leg': '' }, []);
		expect([without.steps[1]?.spider, Object.keys(without.steps[0]?.fields[0] ?? {})]).toEqual([
			undefined,
			expect.not.arrayContaining(['leg'])
		]);
		expect(problemsOf(without)).toEqual([]);
		const again = layOver(without, { 'steps[1].spider': 'rate', 'steps[0].fields[0].leg': 'Utrymme' }, []);
		expect(again.steps[1]?.spider).toBe('rate');
		expect(again.steps[0]?.fields[0]).toMatchObject({ leg: 'Utrymme' });
		expect(problemsOf(applyAct(again, 'down:steps[0]')).map(({ reason }) => reason)).toEqual(['no-spider']);
	});
});
