import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announcer } from './announcer.ts';

beforeEach(() => void vi.useFakeTimers({ now: 100_000 }));
afterEach(() => void vi.useRealTimers());

it('speaks the first sentence at once', () => {
	const heard: string[] = [];
	const { say } = announcer((text) => heard.push(text));
	say('Åsa kom in.');
	vi.advanceTimersByTime(1);
	expect(heard).toEqual(['Åsa kom in.']);
});

it('gathers what follows and speaks it together, not before five seconds have passed', () => {
	const heard: string[] = [];
	const { say } = announcer((text) => heard.push(text));
	say('Ett.');
	vi.advanceTimersByTime(1000);
	say('Två.');
	say('Tre.');
	say('Två.');
	vi.advanceTimersByTime(3999);
	expect(heard).toEqual(['Ett.']);
	vi.advanceTimersByTime(1);
	expect(heard).toEqual(['Ett.', 'Tre. Två.']);
});

it('says nothing more after it has been stopped', () => {
	const heard: string[] = [];
	const { say, stop } = announcer((text) => heard.push(text));
	say('Ett.');
	stop();
	vi.advanceTimersByTime(10_000);
	expect(heard).toEqual([]);
});
