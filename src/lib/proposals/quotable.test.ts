import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotable } from './quotable.ts';

const quoted = (words: string, at: number, longest: number) => words.slice(...quotable(words, at, longest));

describe('what a remark stands on', () => {
	it('Y5 is the whole paragraph, or the sentence the caret stands in where that is too long', () => {
		const text = 'Alla får ett samtal. Det sker inom tio dagar! Sedan följs det upp.';
		expect(quoted(text, 30, 100)).toBe(text);
		expect(quoted(text, 0, 30)).toBe('Alla får ett samtal.');
		expect(quoted(text, 25, 30)).toBe('Det sker inom tio dagar!');
		expect(quoted(text, text.length, 30)).toBe('Sedan följs det upp.');
	});

	it('Y5 is never longer than it may be, and never half a sign', () => {
		const unit = fc.constantFrom('a', '. ', '! ', ' ', 'å', '🙂', '”');
		fc.assert(
			fc.property(
				fc.array(unit, { minLength: 1, maxLength: 80 }),
				fc.nat(200),
				fc.integer({ min: 4, max: 40 }),
				(parts, place, longest) => {
					const words = parts.join('');
					const at = Math.min(place, words.length);
					const some = quoted(words, at, longest);
					expect(some.length).toBeLessThanOrEqual(Math.max(longest, 0));
					expect(some.isWellFormed()).toBe(true);
					if (words.length > longest && words.trim() === words) expect(words).toContain(some);
					if (words.length <= longest) expect(some).toBe(words);
				}
			)
		);
	});
});
