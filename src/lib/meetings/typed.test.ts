import { describe, expect, it } from 'vitest';
import { later, typed, typedAll } from './typed.ts';

describe('what was typed in a form', () => {
	it('W3 stands as it was typed, also when it was emptied, and begins with what is usual', () => {
		expect(typed(undefined, 'place', 'Rådhuset')).toBe('Rådhuset');
		expect(typed({ place: '' }, 'place', 'Rådhuset')).toBe('');
		expect(typed({}, 'place', 'Rådhuset')).toBe('');
		expect(typedAll({ called: 'a' }, 'called')).toEqual(['a']);
		expect(typedAll({}, 'called', ['a'])).toEqual([]);
		expect(typedAll(undefined, 'called', ['a'])).toEqual(['a']);
	});
	it('M2 ends the usual time after the start, the same day', () => {
		expect([later('09:00', 120), later('13:30', 45), later('23:00', 120)]).toEqual(['11:00', '14:15', '23:59']);
	});
});
