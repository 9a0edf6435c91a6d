import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, expectWhole, night } from './narrow.ts';
import { dotOn, expectStep, menuOf, reveal, writeOwn } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
/** What a window of 1280 is to a page that is made twice as large. */
const twice = { width: 640, height: 400 };
/** Words that no line on a phone takes whole. */
const long = 'Arbetsmarknadsintroduktionsverksamheten behöver samordningsförbundets ekonomihandläggare';

test('L112 at 320 px and at 200 % nothing stands out or is cut in any step, as wall and as list', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(240_000);
	const lead = await pageOf(office, { viewport: twice });
	const path = await startSheet(lead, group, /^SWOT/, `Ett långt namn på ett arbetsblad ${long}`);
	const one = await pageOf('vendela.ortagren@stensange.example', night);
	await one.goto(path);
	const both = [lead, one];
	const fits = async (page: Page) => {
		await expectNarrow(page);
		await expectWhole(page);
	};
	const inBothViews = async () => {
		for (const page of both)
			for (const view of ['Vägg', 'Lista']) {
				await page.getByRole('button', { name: view, exact: true }).click();
				await expect(page.getByRole('button', { name: view, exact: true })).toHaveAttribute('aria-pressed', 'true');
				await fits(page);
			}
		for (const page of both) await expectAccessible(page);
	};

	await writeOwn(one, 'Styrkor', 1, long);
	await writeOwn(one, 'Styrkor', 2, 'Korta vägar');
	await writeOwn(one, 'Hot', 1, 'Bussen dras in');
	for (const page of both) await fits(page);
	await expectAccessible(one);
	await reveal(lead);
	for (const page of both) await expect(page.getByText(long).first()).toBeVisible();
	await inBothViews();

	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(both, 'Läs och prata');
	await one.getByRole('textbox', { name: 'Ny i Det vi ser' }).fill(long);
	await one.getByRole('button', { name: 'Lägg till' }).click();
	await inBothViews();

	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(both, 'Gruppera');
	await menuOf(one, 'Korta vägar').click();
	await fits(one);
	await one.getByRole('menuitem', { name: /^Flytta till …/ }).click();
	await one.getByLabel('Vart?').selectOption({ label: 'Bussen dras in' });
	await fits(one);
	await one.getByRole('button', { name: 'Flytta', exact: true }).click();
	await one.getByRole('textbox', { name: 'Gruppens rubrik' }).fill(long);
	await one.keyboard.press('Enter');
	await expect(lead.getByRole('heading', { name: long })).toBeVisible();
	await inBothViews();

	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(both, 'Prioritera');
	for (let n = 0; n < 5; n++) await dotOn(one, long).first().click();
	await expect(one.getByText('Kvar: 0.')).toBeVisible();
	await inBothViews();
	await reveal(lead, 'Visa prickarna');
	for (const page of both) await expect(page.getByText('Prickar: 5.')).toBeVisible();
	await inBothViews();

	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(both, 'Tre saker');
	await one.getByRole('textbox', { name: 'Ny i Det vi gör' }).fill(long);
	await one.getByLabel('Vem ansvarar?').fill(long);
	await one.getByLabel('Till när?').fill('2027-02-01');
	await one.getByRole('button', { name: 'Lägg till' }).click();
	await expect(lead.getByText(long).first()).toBeVisible();
	await inBothViews();

	await lead.getByRole('link', { name: 'Ta vidare lappar' }).click();
	await expectStep([lead], 'Ta vidare');
	await fits(lead);
	await lead.setViewportSize(night.viewport);
	await fits(lead);
	await lead.goto(`${path}/screen`);
	await lead.getByRole('heading', { level: 1, name: 'Tre saker' }).waitFor();
	await fits(lead);
	await lead.goto(`${path}/people`);
	await fits(lead);
});
