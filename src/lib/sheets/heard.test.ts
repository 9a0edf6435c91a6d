import { expect, it } from 'vitest';
import { isHeard, isLoud, louds } from './heard.ts';

it('L137 of what others do everything is read aloud, steps and time only, or nothing', () => {
	expect(louds.map((loud) => [loud, isHeard(loud, 'steps'), isHeard(loud, 'notes')])).toEqual([
		['all', true, true],
		['steps', true, false],
		['none', false, false]
	]);
	expect(['all', 'steps', 'none', '', 'loud', null].map(isLoud)).toEqual([true, true, true, false, false, false]);
});
