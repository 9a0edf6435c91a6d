import { describe, expect, it } from 'vitest';
import { keepRecent, readRecent } from './recent.ts';

const store = (kept: Record<string, string> = {}) => ({
	getItem: (name: string) => kept[name] ?? null,
	setItem: (name: string, value: string) => void (kept[name] = value)
});
const one = (n: number) => ({ href: `/groups/${n}`, title: `Grupp ${n}`, kind: 'group' as const });

describe('what was opened lately', () => {
	it('is the last five, each once, for one account', () => {
		const kept = store();
		for (const n of [1, 2, 3, 4, 5, 6, 2]) keepRecent('anna', one(n), kept);
		expect(readRecent('anna', kept).map(({ href }) => href)).toEqual([2, 6, 5, 4, 3].map((n) => `/groups/${n}`));
		expect(readRecent('bo', kept)).toEqual([]);
	});

	it('is nothing where something else lies, or leads elsewhere', () => {
		const name = 'samsyn search anna';
		for (const text of ['', '{', '3', '[null]', '[{"href":"//evil.example","title":"x","kind":"group"}]'])
			expect(readRecent('anna', store({ [name]: text }))).toEqual([]);
	});
});
