import { expect, test } from './fixtures.ts';

test('a visitor is led to sign in, and the product says its name', async ({ visitor, expectAccessible }) => {
	const page = await (await visitor()).newPage();
	await page.goto('/');
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(page.getByText('Samsyn').first()).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
});
