import { describe, expect, it } from 'vitest';
import { createLately } from './lately.ts';

function scene() {
	let at = 1_000;
	const lately = createLately(() => at);
	return { lately, go: (milliseconds: number) => (at += milliseconds), now: () => at };
}

describe('R22 what a room was told since a page was read', () => {
	it('is what came at that moment or later, each topic once, and nothing of other rooms', () => {
		const { lately, go, now } = scene();
		lately.add('group:a', 'agenda');
		go(5);
		const read = now();
		lately.add('group:a', 'tools');
		lately.add('group:b', 'network');
		go(5);
		lately.add('group:a', 'tools');
		expect(lately.since('group:a', read)).toEqual(['tools']);
		expect(lately.since('group:a', read - 1)).toEqual(['tools']);
		expect(lately.since('group:a', read - 5)).toEqual(['agenda', 'tools']);
		expect(lately.since('group:c', read)).toEqual([]);
	});

	it('is not known before the server began or after ten minutes', () => {
		const { lately, go, now } = scene();
		const read = now();
		expect(lately.since('group:a', read - 1)).toBeNull();
		lately.add('group:a', 'agenda');
		go(600_000);
		expect(lately.since('group:a', read)).toEqual(['agenda']);
		go(1);
		expect(lately.since('group:a', read)).toBeNull();
	});

	it('forgets rooms that were told long ago, and no others', () => {
		const { lately, go, now } = scene();
		for (let at = 0; at < 4_999; at += 1) lately.add(`sheet:${at}`, 'sheets');
		go(600_001);
		const read = now();
		lately.add('sheet:x', 'sheets');
		lately.add('sheet:y', 'sheets');
		expect(lately.since('sheet:0', read)).toEqual([]);
		expect(lately.since('sheet:x', read)).toEqual(['sheets']);
		expect(lately.since('sheet:y', read)).toEqual(['sheets']);
	});
});
