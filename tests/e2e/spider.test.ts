import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const group = `/groups/${demoId('ljusbygden/group/vidakra')}`;
const member = 'asa.ronnqvist@vidakra.example';
const office = 'leyla.karagoz@ljusbygden.example';
const sheet = `/sheets/${demoId('sheet/vidakra/spider')}?step=1`;

test('L130 L132 answers stand as a spider where the group talks about them, with the time before, the same in a table', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(member);
	await page.goto(sheet);
	const picture = page.getByRole('img', { name: /^Spindeln: Skatta\. Kortast ben: / });
	await expect(picture).toBeVisible();
	const table = page.getByRole('table', { name: 'Spindeln: Skatta' });
	await expect(table.getByRole('columnheader')).toHaveText(['Ben', 'Nu', /\d{4}$/, 'Ändring', 'Mittersta hälften']);
	await expect(table.getByRole('rowheader', { name: /^Organisation: stöd Organisation: våra chefer/ })).toBeVisible();
	await expectAccessible(page);

	const small = await pageOf(member, { viewport: { width: 320, height: 800 }, colorScheme: 'dark' });
	await small.goto(sheet);
	await expect(small.getByRole('img', { name: /^Spindeln: Skatta/ })).toBeVisible();
	expect(await small.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	await expectAccessible(small);

	await page.goto(`${group}/sheets`);
	await page.getByRole('group').filter({ hasText: 'Spindeln' }).getByText('Spindeln', { exact: true }).click();
	await expect(page.getByRole('img', { name: /^Spindeln: Skatta/ })).toBeVisible();
	await expectAccessible(page);
});

test('L131 who builds a tool chooses that a step shows a spider, and what its legs are called', async ({ pageOf }) => {
	const page = await pageOf(office);
	await page.goto('/tools/spider?language=sv');
	await page.getByRole('textbox', { name: 'Namn på en egen kopia' }).fill('Vår spindel');
	await page.getByRole('button', { name: 'Kopiera och ändra' }).click();
	await page.waitForURL(/\/tools\/drafts\/[\w-]+$/);
	const fieldsOn = (on: Page) => ({
		drawn: on.getByLabel('Visa svaren som en spindel').first(),
		leg: on.getByLabel(/^Kort namn i spindeln/).first()
	});
	for (const step of ['Skatta', 'Största glappet']) await page.locator('summary').filter({ hasText: step }).click();
	const { drawn, leg } = fieldsOn(page);
	await expect(drawn).toHaveValue('rate');
	await expect(leg).toHaveValue('Regelverk: utrymme');
	await leg.fill('Utrymme');
	await drawn.selectOption({ label: 'Nej' });
	const other = await pageOf(office);
	await expect(async () => {
		await other.goto(page.url());
		await expect(fieldsOn(other).drawn).toHaveValue('', { timeout: 1000 });
		await expect(fieldsOn(other).leg).toHaveValue('Utrymme', { timeout: 1000 });
	}).toPass();
});
