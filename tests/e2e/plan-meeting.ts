import { expect, type Page } from '@playwright/test';

/** Plans a meeting of a group for a test's own use, with the standing agenda, on a day such as '2030-03-02'. Out: its address. */
export async function planMeeting(page: Page, group: string, day: string): Promise<string> {
	await page.goto('/groups');
	await page.getByRole('main').getByRole('link', { name: group }).first().click();
	await expect(page).toHaveURL(/\/groups\/[\w-]{22}$/);
	await page.goto(`${new URL(page.url()).pathname}/meetings/new`);
	await page.getByLabel('Datum').fill(day);
	await page.getByLabel('Börjar').fill('13:00');
	await page.getByLabel('Slutar').fill('15:00');
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page).toHaveURL(/\/meetings\/[\w-]{22}\/agenda/);
	return new URL(page.url()).pathname.replace(/\/agenda$/, '');
}
