import { expect, type Page } from '@playwright/test';

/** A phone at night: the narrowest window that counts, in the dark. */
export const night = { colorScheme: 'dark', viewport: { width: 320, height: 640 } } as const;

/** Nothing stands out at the side. */
export async function expectNarrow(page: Page): Promise<void> {
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
