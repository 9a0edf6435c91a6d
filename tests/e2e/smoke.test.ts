import { expect, test } from './fixtures.ts';

test('a visitor is led to sign in, and the product says its name', async ({ visitor, expectAccessible }) => {
	const page = await (await visitor()).newPage();
	await page.goto('/');
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(page).toHaveTitle(/Samsyn/);
	await expect(page.getByRole('img', { name: 'Samsyn' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
});

test('a person of the demo is at home, in the language they choose', async ({ pageOf, expectAccessible }) => {
	const page = await pageOf('jorgen.tallmark@stensange.example');
	await page.goto('/');
	await expect(page).toHaveURL(/\/$/);
	await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'English' }).first().click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expectAccessible(page);
});
