import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('where one goes on to after signing in', () => {
	it.each(['/', '/groups/abc', '/meetings/x/agenda?item=3'])('A1 keeps the own path %s', (path) => {
		expect(ownPath(path)).toBe(path);
	});
	it.each([
		null,
		'',
		'https://elsewhere.example/',
		'//elsewhere.example',
		'/\\elsewhere.example',
		'/\t/elsewhere.example',
		'/.//elsewhere.example',
		'javascript:alert(1)',
		'groups'
	])('A1 goes home instead of to %j', (path) => {
		expect(ownPath(path)).toBe('/');
	});
});
