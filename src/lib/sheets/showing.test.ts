import { expect, it } from 'vitest';
import { fieldsToShow, writersOf } from './showing.ts';

const by = (field: string, ...people: string[]) => people.map((membershipId) => ({ membershipId, field }));

it('L7 an anonymous field is shown when enough people have answered that field; one who wrote much counts once', () => {
	const written = [...by('notes', 'a', 'b', 'c', 'd', 'e', 'e'), ...by('scale', 'a', 'b', 'c', 'd', 'd', 'd')];
	expect(writersOf(written)).toBe(5);
	expect(fieldsToShow(written, true, 5)).toEqual(['notes']);
	expect(fieldsToShow(written, true, 6)).toEqual([]);
	expect(fieldsToShow(written, false, 5)).toEqual(['notes', 'scale']);
});
