import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password.ts';

describe('A6 a password', () => {
	it.each(['kaffe till räven i backen', 'Tre gula äpplen!', 'xq7-Vr2m_plK9', '🦊🦊rävar under bron', 'zqxjkvbwmpfg'])(
		'is fine as %j: long, of whatever signs',
		(password) => {
			expect(passwordProblem(password, ['Vera Lind', 'vera.lind@vidakra.example'])).toBeNull();
		}
	);
	it('counts signs, not bytes: eleven are too few, 128 are enough, 129 too many', () => {
		expect(passwordProblem('räkor i löks')).toBeNull();
		expect(passwordProblem('räkor i lök')).toBe('field.password-short');
		const long = 'ko räv äng '.repeat(12).slice(0, 127);
		expect([passwordProblem(`${long}!`), passwordProblem(`${long}!!`)]).toEqual([null, 'field.too-long']);
		expect(passwordProblem('')).toBe('field.required');
	});
	it.each([
		'lösenord1234',
		'Lösenord2026!',
		'L0sen0rd1234',
		'P@ssw0rd1234',
		'sommaren2026',
		'Sommarsemester2026',
		'qwertyuiop12',
		'qwertyuiopas',
		'123456789012',
		'abcdefghijkl',
		'aaaaaaaaaaaaaa',
		'hejahejahejaheja',
		'198512241234',
		'070-123 45 67 89',
		'samordningsförbundet',
		'välkommen till samsyn',
		'correct horse battery staple'
	])('is refused as %j: guessed first', (password) => {
		expect(passwordProblem(password)).toBe('field.password-common');
	});
	it.each(['veralind1987', 'vera.lind@vidakra.example', 'VeraVeraLind!!'])(
		'is refused as %j: her own name or address',
		(password) => {
			expect(passwordProblem(password, ['Vera Lind', 'vera.lind@vidakra.example'])).toBe('field.password-common');
		}
	);
});
