import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const notebook = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}/notebook`;
const member = 'jorgen.tallmark@stensange.example';
const chair = 'asa.ronnqvist@vidakra.example';

const note = (page: Page) => page.getByRole('textbox', { name: 'Min anteckning om Läget hos parterna' });

test('one’s own notes are kept as one writes, found on the next visit, and seen by nobody else', async ({
	person,
	pageOf,
	expectAccessible
}) => {
	const own = await person(member, night);
	const page = await own.newPage();
	await page.goto(`${notebook.replace('notebook', 'agenda')}`);
	await page.getByRole('link', { name: 'Mina anteckningar' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Mina anteckningar' })).toBeVisible();
	await note(page).fill('Fråga Marta om lokalen.');
	await expect(page.getByText('Sparad', { exact: true })).toBeVisible();
	await expectAccessible(page);
	await expectNarrow(page);

	// What is typed last is not lost by leaving at once.
	await note(page).pressSequentially(' Och om tiden.');
	await page.getByRole('link', { name: 'Dagordning', exact: true }).first().click();
	await expect(page).toHaveURL(/agenda$/);
	const plain = await (await person(member, { javaScriptEnabled: false })).newPage();
	// It is on its way while the next page is read.
	await expect(async () => {
		await plain.goto(notebook);
		await expect(note(plain)).toHaveValue('Fråga Marta om lokalen. Och om tiden.', { timeout: 1_000 });
	}).toPass();
	await note(plain).fill('Marta har svarat.');
	const form = plain.locator('form').filter({ has: note(plain) });
	await form.getByRole('button', { name: 'Spara' }).click();
	await plain.goto(notebook);
	await expect(note(plain)).toHaveValue('Marta har svarat.');

	const other = await pageOf(chair);
	await other.goto(notebook);
	await expect(note(other)).toHaveValue('');
	await expectAccessible(other);
});
