import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');

/** The colours written in the block that follows a selector. */
function colours(selector: string): Record<string, string> {
	const from = css.indexOf(selector);
	expect(from, selector).toBeGreaterThan(-1);
	const block = css.slice(css.indexOf('{', from), css.indexOf('}', from));
	return Object.fromEntries([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1], found[2]]));
}

const light = colours(':root {');
const bySystem = colours(":root:not([data-theme='light']) {");
const byChoice = colours(":root[data-theme='dark'] {");

/** Relative luminance of #rrggbb, by WCAG 2.2. */
const luminance = (hex: string) => {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string) => {
	const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright + 0.05) / (dark + 0.05);
};

const grounds = ['paper', 'paper-deep', 'sheet'];
const texts = [
	'ink',
	'muted',
	'action',
	'action-deep',
	'thread',
	'done',
	'alert',
	'af',
	'fk',
	'region',
	'kommun',
	'office'
];
const softs = ['action', 'thread', 'done', 'alert', 'af', 'fk', 'region', 'kommun', 'office', 'ins', 'del'];
const parts = ['af', 'fk', 'region', 'kommun', 'office'];
const pairs: [string, string, number][] = [
	...grounds.flatMap((ground) => texts.map((text): [string, string, number] => [text, ground, 4.5])),
	...softs.map((soft): [string, string, number] => ['ink', `${soft}-soft`, 4.5]),
	['ink', 'alert-fill', 4.5],
	...['action-soft', 'alert-soft', 'done-soft', 'office-soft'].map((soft): [string, string, number] => [
		'muted',
		soft,
		4.5
	]),
	...parts.flatMap((part): [string, string, number][] => [
		[`on-${part}`, part, 4.5],
		[part, `${part}-soft`, 4.5]
	]),
	['on-action', 'action', 4.5],
	['on-action', 'action-deep', 4.5],
	['on-thread', 'thread', 4.5],
	['action', 'action-soft', 4.5],
	['action-deep', 'alert-soft', 4.5],
	['action-deep', 'info-soft', 4.5],
	['ink', 'info-soft', 4.5],
	['paper', 'ink', 4.5],
	['thread', 'thread-soft', 4.5],
	['done', 'done-soft', 4.5],
	['ins', 'ins-soft', 4.5],
	['del', 'del-soft', 4.5],
	['del', 'sheet', 4.5],
	['on-bar', 'bar', 4.5],
	['on-bar-muted', 'bar', 4.5],
	['on-bar', 'bar-field', 4.5],
	['on-bar-muted', 'bar-field', 4.5],
	['bar-action', 'bar', 4.5],
	['on-bar-action', 'bar-action', 4.5],
	...grounds.map((ground): [string, string, number] => ['line-strong', ground, 3])
];

it('writes the two dark blocks alike', () => {
	expect(bySystem).toEqual(byChoice);
	expect(Object.keys(byChoice).sort()).toEqual(Object.keys(light).sort());
});

describe.each([
	['light', light],
	['dark', { ...light, ...byChoice }]
])('in %s', (_theme, tokens: Record<string, string>) => {
	it.each(pairs)('%s on %s is at least %f to 1', (text, ground, needed) => {
		expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(needed);
	});
});
