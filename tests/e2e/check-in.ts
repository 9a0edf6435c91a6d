import { expect, type Page } from '@playwright/test';

/** Answers the sheet that asks, once, how somebody takes part in a meeting that is on. */
export async function checkIn(page: Page, how = 'I rummet'): Promise<void> {
	const sheet = page.getByRole('dialog', { name: 'Hur deltar du?' });
	await sheet.getByRole('button', { name: how, exact: true }).click();
	await expect(sheet).toBeHidden();
}
