import { expect, type Page } from '@playwright/test';

/** Far enough from the demo's own meetings and those of other tests. */
export const year = new Date().getFullYear() + 4;

/** Fills in what a note says, and what it asks for. */
export async function fillNote(
	page: Page,
	title: string,
	what: string | null,
	asked = 'Ta upp på ett möte'
): Promise<void> {
	await page.getByLabel('Rubrik').fill(title);
	if (what !== null) await page.getByLabel('Vad vill ni ha sagt?').fill(what);
	await page.getByLabel('Varför skickar ni det med?').fill('Fler behöver veta det.');
	await page.getByRole('radio', { name: asked }).check();
}

/** Says yes to the note that is shown. Out: its address. */
export async function approveNote(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Godkänn och skicka till kansliet' }).click();
	await expect(page.getByText('Medskicket har gått iväg.')).toBeVisible();
	return new URL(page.url()).pathname;
}
