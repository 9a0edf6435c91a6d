import { expect, it } from 'vitest';
import { initials, parts, shapeOf, shapePath } from './part.ts';

it.each([
	['Åsa Rönnqvist', 'ÅR'],
	['Ingegerd Sjöstrand-Lindmark', 'IL'],
	['Anna-Karin', 'AK'],
	['öyvind', 'Ö'],
	['Bo (vikarie) Ek', 'BE'],
	['', '']
])('%s has the initials %s', (name, letters) => {
	expect(initials(name)).toBe(letters);
});

it('lets whoever has no part appear in the shape of the office', () => {
	expect(shapeOf('fk')).toBe('fk');
	expect([shapeOf(null), shapeOf('elsewhere')]).toEqual(['office', 'office']);
});

it('draws every shape differently, and within its half-size or a little more', () => {
	const paths = [...parts, 'office' as const].map((shape) => shapePath(shape, 10));
	expect(new Set(paths).size).toBe(5);
	for (const path of paths) {
		expect(path).toMatch(/^M[\d. AahHLlVvZz-]+Z$/);
		for (const number of path.match(/-?\d+(\.\d+)?/g) ?? []) expect(Math.abs(Number(number))).toBeLessThanOrEqual(24);
	}
});
