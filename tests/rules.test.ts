import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder } from './build/source.ts';

const stated = [...readFileSync('docs/rules.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(
	([, rule = '']) => rule
);
const carried = new Map(
	filesUnder('src', 'server', 'tests')
		.filter(({ path }) => path.endsWith('.test.ts'))
		.flatMap(({ path, text }) =>
			[...text.matchAll(/(?:\b(?:it|test|describe)(?:\.each)?\(|\)\(|\]\)\()\s*['"`]([A-Z]\d+) /g)].map(
				([, rule = '']) => [rule, path] as const
			)
		)
);

describe('docs/rules.md', () => {
	it('numbers each rule once', () => {
		expect(stated.filter((rule, index) => stated.indexOf(rule) !== index)).toEqual([]);
	});

	it('has a test for every rule', () => {
		expect(stated.filter((rule) => !carried.has(rule))).toEqual([]);
	});

	it('states every rule that a test carries', () => {
		const unstated = [...carried].filter(([rule]) => !stated.includes(rule));
		expect(unstated.map(([rule, path]) => `${path} carries ${rule}`)).toEqual([]);
	});
});
