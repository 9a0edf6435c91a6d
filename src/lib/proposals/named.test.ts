import { describe, expect, it } from 'vitest';
import { namedAmong } from './named.ts';

const people = ['Anna Berg', 'Anna Bergström', 'Anna Berg-Lind', 'Bo Ek', 'Bo Ek'].map((name, id) => ({ id, name }));
const ids = (text: string, some = people) => namedAmong(text, some).map(({ id }) => id);

describe('who is named in the margin', () => {
	it('Y5 is told, and nobody whose name only begins like it', () => {
		expect(ids('Vad säger @Anna Bergström?')).toEqual([1]);
		expect(ids('@anna berg, och @ANNA BERG-LIND.')).toEqual([0, 2]);
		expect(ids('@Anna Bergs förslag')).toEqual([0]);
		expect(ids('Anna Berg, anna@berg.se och @Anna Bergqvist')).toEqual([]);
		// Also where the longer name is nobody's who may be named.
		expect(ids('@Anna Bergström', people.slice(0, 1))).toEqual([]);
		expect(ids('@Anna Berg-Lind', people.slice(0, 1))).toEqual([]);
	});

	it('Y5 is everybody of a name that two have', () => {
		expect(ids('@Bo Ek')).toEqual([3, 4]);
		expect(ids('@A. (B)', [{ id: 9, name: 'A. (B)' }])).toEqual([9]);
		expect(ids('@', [])).toEqual([]);
	});
});
