import { expect, type Page } from '@playwright/test';

/** A phone at night: the narrowest window that counts, in the dark. */
export const night = { colorScheme: 'dark', viewport: { width: 320, height: 640 } } as const;

/** Nothing stands out at the side. */
export async function expectNarrow(page: Page): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/**
 * Nothing that is to be read or pressed is cut: every visible word and control lies within the window's width and within
 * whatever clips it, unless one can scroll to it there. For pages whose own sideways scrolling is a wall's.
 */
export async function expectWhole(page: Page): Promise<void> {
	const cut = await page.evaluate(() => {
		const clips = (element: Element) => {
			const { overflowX } = getComputedStyle(element);
			return overflowX === 'hidden' || overflowX === 'clip';
		};
		const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
		const isHidden = (element: Element) =>
			!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
			element.closest('.hush, .skip, [aria-live], [hidden]') !== null;
		const told: string[] = [];
		for (const element of document.querySelectorAll('main *, header *, nav *, [role="region"] *, [role="dialog"] *')) {
			const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
			if ((!own && !element.matches('button, input, select, textarea, a')) || isHidden(element)) continue;
			const { left, right, width } = element.getBoundingClientRect();
			if (width < 2) continue;
			let [from, to] = [0, innerWidth];
			let free = false;
			for (let around = element.parentElement; around && !free; around = around.parentElement) {
				if (scrolls(around)) free = true;
				else if (clips(around)) {
					const box = around.getBoundingClientRect();
					[from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
				}
			}
			if (!free && (left < from - 1 || right > to + 1))
				told.push(`${element.tagName} "${element.textContent?.trim().slice(0, 40)}" ${left}–${right} of ${from}–${to}`);
			if (element.matches('select, input')) continue;
			const hides = clips(element) || scrolls(element);
			if (!scrolls(element) && hides && element.scrollWidth > element.clientWidth + 1)
				told.push(`${element.tagName} "${element.textContent?.trim().slice(0, 40)}" is wider than it shows`);
		}
		return told.slice(0, 8);
	});
	expect(cut, `cut on ${page.url()}`).toEqual([]);
}
