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

test('what is opened and chosen before the page’s script has come is not undone by it', async ({ pageOf }) => {
	const page = await pageOf('asa.ronnqvist@vidakra.example');
	let come: () => void = () => undefined;
	const script = new Promise<void>((resolve) => (come = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await script;
		await route.continue();
	});
	await page.goto('/assignments', { waitUntil: 'commit' });
	const fold = page.locator('details').filter({ hasText: 'Ge ett uppdrag' });
	await fold.getByText('Ge ett uppdrag').first().click();
	const owner = fold.locator('select').first();
	const chosen = await owner.locator('option').last().getAttribute('value');
	await owner.selectOption(chosen);
	await fold.getByRole('textbox').first().fill('Boka lokal');
	come();
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	await expect(fold.getByRole('textbox').first()).toHaveValue('Boka lokal');
	await expect(owner).toHaveValue(chosen ?? '');
	await expect(fold.getByRole('textbox').first()).toBeVisible();
});
