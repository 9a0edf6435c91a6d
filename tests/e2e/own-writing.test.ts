import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { menuOf, ownNote, reveal, shownNote } from './on-a-sheet.ts';
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

/** What this browser keeps of private writing, as text. Runs in the page. */
const keptHere = () =>
	new Promise<string>((resolve, reject) => {
		const opening = indexedDB.open('samsyn');
		opening.onerror = () => reject(new Error('no database'));
		opening.onsuccess = () => {
			const asked = opening.result.transaction('own').objectStore('own').getAll();
			asked.onsuccess = () => {
				opening.result.close();
				resolve(JSON.stringify(asked.result));
			};
		};
	});

test('L117 an answer and a note that could not be kept go out by themselves, also from another page', async ({
	pageOf,
	expectAccessible
}) => {
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

test('L121 private words outlive a tab that dies without a network, and are told when their step was shown meanwhile', async ({
	person,
	pageOf
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office);
	const path = await startSheet(lead, group, /^SWOT/, 'Fliken dog');
	const mine = await person(first);
	/** A tab that loses the network, and is closed once this browser has the words. */
	const dyingTab = async (note: number, text: string) => {
		const page = await mine.newPage();
		// All that the page fetches late has come when it asks for its document.
		const complete = page.waitForEvent('websocket', (socket) => socket.url().includes('/sync/'));
		await page.goto(path);
		await complete;
		await expect(ownNote(page, 'Styrkor', note)).toBeVisible();
		await mine.setOffline(true);
		await ownNote(page, 'Styrkor', note).fill(text);
		await expect(failed(page)).toBeVisible();
		await expect.poll(() => page.evaluate(keptHere)).toContain(text);
		await page.close({ runBeforeUnload: false });
		await mine.setOffline(false);
	};
	await dyingTab(1, 'Skrivet utan nät');
	const again = await mine.newPage();
	await again.goto(path);
	await expect(again.getByRole('textbox', { name: /^Styrkor, lapp/ }).first()).toHaveValue('Skrivet utan nät');
	await expect.poll(() => again.evaluate(keptHere)).toBe('[]');
	await again.reload();
	await expect(ownNote(again, 'Styrkor', 1)).toHaveValue('Skrivet utan nät');
	await again.close();

	await dyingTab(2, 'För sent');
	await reveal(lead);
	await expect(shownNote(lead, 'Skrivet utan nät')).toBeVisible();
	const last = await mine.newPage();
	await last.goto(path);
	await expect(last.getByText('Det här kom inte med på arbetsbladet.')).toBeVisible();
	await expect(last.getByText('För sent')).toBeVisible();
	await expect.poll(() => last.evaluate(keptHere)).toBe('[]');
	await expect(lead.getByText('För sent')).toHaveCount(0);
});

test('L116 two edit the same note: each keeps what the other wrote, and done without a change writes nothing', async ({
	pageOf
}) => {
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
