import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenWake } from './wake.ts';

/** A page that can be hidden, shown and brought back from the browser's cache. */
const aPage = () => Object.assign(new EventTarget(), { visibilityState: 'visible' });
let page: ReturnType<typeof aPage>;
const turn = (state: 'visible' | 'hidden') => {
	page.visibilityState = state;
	page.dispatchEvent(new Event('visibilitychange'));
};
let woken: boolean[];
let stop: () => void;

beforeEach(() => {
	vi.useFakeTimers();
	page = aPage();
	vi.stubGlobal('document', page);
	vi.stubGlobal('window', page);
	woken = [];
	stop = listenWake((slept) => void woken.push(slept));
});
afterEach(() => {
	stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('D37 waking', () => {
	it('is heard when the clock has jumped, and not when time goes by', () => {
		vi.advanceTimersByTime(60_000);
		expect(woken).toEqual([]);
		vi.setSystemTime(Date.now() + 3_600_000);
		vi.advanceTimersByTime(2_000);
		expect(woken).toEqual([true]);
	});

	it('is asked about when the tab was hidden for long, whose clock may stand still', () => {
		turn('hidden');
		vi.setSystemTime(Date.now() + 60_000);
		vi.advanceTimersByTime(2_000);
		expect(woken).toEqual([]);
		turn('visible');
		expect(woken).toEqual([false]);
		turn('hidden');
		vi.advanceTimersByTime(5_000);
		turn('visible');
		expect(woken).toEqual([false]);
	});

	it('is certain when the page comes back from the browser’s cache or is thawed', () => {
		page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
		expect(woken).toEqual([]);
		page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
		page.dispatchEvent(new Event('resume'));
		expect(woken).toEqual([true, true]);
	});
});
