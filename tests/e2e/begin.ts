import { expect, type Locator, type Page } from '@playwright/test';

/** Presses to start the meeting whose room the page is in; asked about another day than its own, says yes. Then `seen` is seen. */
export async function pressStart(page: Page, seen: Locator): Promise<void> {
	await page.getByRole('button', { name: 'Starta mötet' }).click();
	const anyway = page.getByRole('button', { name: 'Starta ändå' });
	await expect(anyway.or(seen).first()).toBeAttached();
	if ((await anyway.count()) > 0) await anyway.click();
	await expect(page.getByRole('dialog', { name: 'Starta mötet en annan dag?' })).toBeHidden();
	await expect(seen.first()).toBeAttached();
}

/** Starts the meeting whose room the page is in; it is on when this is done. */
export const begin = (page: Page): Promise<void> =>
	pressStart(page, page.getByRole('button', { name: 'Avsluta mötet', includeHidden: true }));
