import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';

/** Has a page note, for each key, the milliseconds from its keydown until the frame with its letter has been painted. */
export async function timeKeys(page: Page): Promise<void> {
	await page.evaluate(() => {
		const times: number[] = [];
		const waiting: number[] = [];
		const painted = new MessageChannel();
		painted.port1.onmessage = () => {
			const now = performance.now();
			for (const from of waiting.splice(0)) times.push(now - from);
		};
		addEventListener(
			'keydown',
			({ timeStamp }) =>
				addEventListener(
					'input',
					() =>
						// What is posted from within a frame comes after it: laid out, painted, handed over.
						requestAnimationFrame(() => {
							waiting.push(timeStamp);
							painted.port2.postMessage(null);
						}),
					{ once: true, capture: true }
				),
			{ capture: true }
		);
		Object.assign(globalThis, { keyTimes: times });
	});
}

const words = 'vi ringer samma dag och den som tar emot ringer tillbaka ';

/** Types so many letters at the pace of somebody who types well. Out: milliseconds of each. */
export async function typeIn(page: Page, field: Locator, letters: number): Promise<number[]> {
	await page.bringToFront();
	await field.fill('');
	await field.focus();
	await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes.splice(0));
	for (let at = 0; at < letters; at += 1) {
		await page.keyboard.press(words.charAt(at % words.length) === ' ' ? 'Space' : words.charAt(at % words.length));
		await pause(90 + (at % 7) * 15);
	}
	await pause(300);
	return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes.splice(0));
}

/** Takes a CPU profile of the page while `work` runs, for DevTools. */
export async function profiled<T>(page: Page, file: string | undefined, work: () => Promise<T>): Promise<T> {
	if (file === undefined) return work();
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Profiler.enable');
	await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
	await cdp.send('Profiler.start');
	const answer = await work();
	const { profile } = await cdp.send('Profiler.stop');
	writeFileSync(file, JSON.stringify(profile));
	return answer;
}
