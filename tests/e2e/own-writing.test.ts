import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { ownNote, shownNote, menuOf } from './on-a-sheet.ts';
import { aSheetWith, startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const first = 'lars-erik.skoglycke@stensange.example';
const second = 'vendela.ortagren@stensange.example';

const failed = (page: Page) => page.getByText('Det gick inte att spara nu.');
const saved = (page: Page) => page.getByText('Sparat, bara för dig.');
/** Nothing that is kept comes through. Out: it does again. */
async function cut(page: Page): Promise<() => Promise<void>> {
	await page.route(/\?\/keep/, (route) => route.abort());
	return () => page.unroute(/\?\/keep/);
}

test('L117 an answer and a note that could not be kept go out by themselves, also from another page', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(90_000);
	const lead = await pageOf(office);
	const spider = await startSheet(lead, group, /^Spindeln/, 'Utan nät');
	const page = await pageOf(first);
	await page.goto(spider);
	const answer = (name: string) => page.getByRole('group').first().getByRole('radio', { name, exact: true });
	await expect(answer('2')).toBeVisible();
	let mend = await cut(page);
	await answer('2').check();
	await expect(failed(page)).toBeVisible();
	await expectAccessible(page);
	await answer('4').check();
	await mend();
	await expect(saved(page)).toBeVisible({ timeout: 20_000 });
	await page.reload();
	await expect(answer('4')).toBeChecked();

	// Left before it could be kept: it waits on the next page, and is in its place on the way back.
	mend = await cut(page);
	await answer('3').check();
	await expect(failed(page)).toBeVisible();
	await page.getByRole('link', { name: /^Till arbetsbladen/ }).click();
	await page.waitForURL(`${group}/sheets`);
	await page.getByRole('link', { name: /^Utan nät/ }).click();
	await expect(answer('3')).toBeChecked();
	await page.goBack();
	await page.waitForURL(`${group}/sheets`);
	const kept = page.waitForResponse((response) => response.url().includes('?/keep') && response.ok());
	await mend();
	await kept;
	await page.goto(spider);
	await expect(answer('3')).toBeChecked();

	const swot = await startSheet(lead, group, /^SWOT/, 'Också lappar');
	await page.goto(swot);
	mend = await cut(page);
	await ownNote(page, 'Styrkor', 1).fill('Korta vägar');
	await expect(failed(page)).toBeVisible();
	await ownNote(page, 'Styrkor', 2).fill('Vi svarar i telefon');
	await mend();
	await expect(saved(page)).toBeVisible({ timeout: 20_000 });
	await page.reload();
	await expect(page.getByRole('textbox', { name: /^Styrkor, lapp/ })).toHaveCount(3);
});

test('L116 two edit the same note: each keeps what the other wrote, and done without a change writes nothing', async ({
	pageOf
}) => {
	test.setTimeout(90_000);
	const lead = await pageOf(office);
	const path = await aSheetWith(lead, group, 'Samma lapp', ['Vi ses på torsdag']);
	const [one, two] = [await pageOf(first), await pageOf(second)];
	const edit = async (page: Page, note: string) => {
		await menuOf(page, note).click();
		await page.getByRole('menuitem', { name: 'Ändra' }).click();
		return page.getByRole('textbox', { name: 'Texten' });
	};
	for (const page of [one, two]) {
		await page.goto(path);
		await expect(shownNote(page, 'Vi ses på torsdag')).toBeVisible();
	}
	const [mine, theirs] = [await edit(one, 'Vi ses på torsdag'), await edit(two, 'Vi ses på torsdag')];
	const idle = await edit(lead, 'Vi ses på torsdag');
	await theirs.fill('Vi alla ses på torsdag');
	await two.getByRole('button', { name: 'Klar', exact: true }).click();
	await expect(shownNote(two, 'Vi alla ses på torsdag')).toBeVisible();
	await mine.fill('Vi ses på torsdag kl. 9');
	await one.getByRole('button', { name: 'Klar', exact: true }).click();
	for (const page of [one, two]) await expect(shownNote(page, 'Vi alla ses på torsdag kl. 9')).toBeVisible();
	await expect(idle).toHaveValue('Vi ses på torsdag');
	await lead.getByRole('button', { name: 'Klar', exact: true }).click();
	for (const page of [lead, one, two]) await expect(shownNote(page, 'Vi alla ses på torsdag kl. 9')).toBeVisible();
});
