import type { FieldProblem } from '#lib/refusals/codes.ts';
import { commonWords } from './common-passwords.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

const rows = ['abcdefghijklmnopqrstuvwxyzåäö', 'qwertyuiopåasdfghjklöäzxcvbnm', 'qwertyuiopasdfghjklzxcvbnm'];
const inSteps = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

// "L0senord" is read as "losenord" by those who guess, too.
const plainLetters: Record<string, string> = {
	'0': 'o',
	'1': 'l',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i'
};

/** One short piece over and over: "hejahejaheja". */
const repeats = (text: string) =>
	[1, 2, 3, 4, 5, 6].some(
		(size) =>
			text ===
			text
				.slice(0, size)
				.repeat(Math.ceil(text.length / size))
				.slice(0, text.length)
	);

const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');
const outerFigures = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** The words a text may stand for, figures and signs at its ends taken off and those within it read as letters. */
function readings(text: string): string[] {
	const core = text.replaceAll(outerFigures, '');
	const swapped = (from: string) => letters([...from].map((sign) => plainLetters[sign] ?? sign).join(''));
	return [letters(text), letters(core), swapped(core), swapped(text)];
}

/** Whether a word is made of common ones alone: "sommarsemester". */
function onlyCommon(word: string, common: ReadonlySet<string>): boolean {
	const reached = [0];
	for (let end = 1; end <= word.length; end++)
		if (reached.some((start) => common.has(word.slice(start, end)))) reached.push(end);
	return word.length > 0 && reached.includes(word.length);
}

/**
 * What is wrong with a password somebody wants, or null. Length is what counts (12 to 128 signs, no rule of what signs;
 * NIST SP 800-63B 5.1.1.2); refused is what is guessed first: common words with figures around them, rows of the
 * keyboard, one piece over and over, figures alone (a telephone or identity number), one's own name or address.
 */
export function passwordProblem(password: string, own: readonly string[] = []): FieldProblem | null {
	const signs = [...password.normalize('NFKC')];
	if (signs.length === 0) return 'field.required';
	if (signs.length < shortestPassword) return 'field.password-short';
	if (signs.length > longestPassword) return 'field.too-long';
	const text = signs.join('').toLocaleLowerCase('sv');
	if (/^[\d\s.,+-]+$/.test(text) || repeats(text) || inSteps.some((row) => row.includes(text)))
		return 'field.password-common';
	const mine = own
		.flatMap((name) => [letters(name.toLocaleLowerCase('sv')), ...name.toLocaleLowerCase('sv').split(/[^\p{L}]+/u)])
		.filter((part) => part.length > 2);
	const common = new Set([...commonWords, ...mine]);
	return readings(text).some((word) => repeats(word) || onlyCommon(word, common)) ? 'field.password-common' : null;
}
