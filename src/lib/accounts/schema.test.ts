import { describe, expect, it } from 'vitest';
import { Email, PersonName, SixDigits } from './schema.ts';

describe('an e-mail address', () => {
	it.each([
		[' Vera.Lind@Vidakra.Example ', 'vera.lind@vidakra.example'],
		["o'hara+möte@sub.region-x.example", "o'hara+möte@sub.region-x.example"],
		['asa@ärla.example', 'asa@ärla.example']
	])('A7 is taken as %j', (typed, kept) => {
		expect(Email.parse(typed)).toBe(kept);
	});
	it.each([
		['', 'field.required'],
		['vera', 'field.email'],
		['vera@vidakra', 'field.email'],
		['vera@vidakra.example, x@y.example', 'field.email'],
		['vera@vidakra.example\r\nBcc: x@y.example', 'field.email'],
		['Vera <vera@vidakra.example>', 'field.email'],
		[`${'a'.repeat(250)}@x.example`, 'field.too-long']
	])('A7 is refused as %j', (typed, problem) => {
		expect(Email.safeParse(typed).error?.issues[0]?.message).toBe(problem);
	});
});

it('a name keeps no line breaks, which would end up in the head of a mail', () => {
	expect(PersonName.safeParse('Vera\nBcc: x').success).toBe(false);
	expect(PersonName.parse(' Åsa Rönnqvist ')).toBe('Åsa Rönnqvist');
});

it('a code may be typed in groups', () => {
	expect([SixDigits.parse('123 456'), SixDigits.parse('123-456')]).toEqual(['123456', '123456']);
	expect(SixDigits.safeParse('12345').error?.issues[0]?.message).toBe('field.code');
});
