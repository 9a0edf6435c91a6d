import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { ownNote, reveal } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const first = 'lars-erik.skoglycke@stensange.example';
const second = 'vendela.ortagren@stensange.example';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

const start = (lead: Page, tool: RegExp, title: string) => startSheet(lead, group, tool, title);

test('a group writes in peace, sees it when it is shown, goes forward and back, and closes', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office);
	const path = await start(lead, /^SWOT/, 'Vår samverkan');
	await expect(heading(lead, 'Skriv själv')).toBeVisible();
	const [one, two] = [await pageOf(first), await pageOf(second, { viewport: { width: 390, height: 800 } })];
	for (const page of [one, two]) {
		await page.goto(path);
		await expect(ownNote(page, 'Styrkor', 1)).toBeVisible();
	}
	await expect(lead.getByText('0 av 2 är klara')).toBeVisible();
	await expect(lead.getByText(/Har inte skrivit eller sagt sig klara: .*Lars-Erik/)).toBeVisible();

	// Private: what one writes is on nobody else's page, also after a reload.
	await ownNote(one, 'Styrkor', 1).fill('Korta vägar');
	await ownNote(one, 'Styrkor', 2).fill('Alla svarar i telefon');
	await ownNote(two, 'Hot', 1).fill('Färre tjänster');
	for (const page of [one, two]) await expect(page.getByText('Sparat, bara för dig.')).toBeVisible();
	await expectAccessible(one);
	await two.reload();
	await expect(ownNote(two, 'Hot', 1)).toHaveValue('Färre tjänster');
	for (const page of [lead, two]) await expect(page.getByText('Korta vägar')).toHaveCount(0);
	await one.getByRole('button', { name: 'Jag är klar' }).click();
	await expect(lead.getByText('1 av 2 är klara')).toBeVisible();
	await expect(two.getByText('1 av 2 är klara')).toBeVisible();
	await expectAccessible(lead);

	await reveal(lead);
	for (const page of [lead, one, two]) {
		await expect(page.getByText('Korta vägar')).toBeVisible();
		await expect(page.getByText('Färre tjänster')).toBeVisible();
	}
	await expect(two.getByText('Lars-Erik Skoglycke').first()).toBeVisible();
	await expectAccessible(two);

	// The clock is everybody's.
	await lead.getByRole('button', { name: /^Starta \d+ min$/ }).click();
	await expect(one.getByRole('timer')).toContainText('kvar');

	// Forward is called back once, then goes; the others come along.
	const forward = lead.getByRole('button', { name: /^Vidare/ });
	const inAMinute = '<input type="hidden" name="seconds" value="60">';
	await forward.evaluate((button, field) => button.insertAdjacentHTML('afterend', field), inAMinute);
	await forward.click();
	await expect(two.getByText('Vi går till Läs och prata.')).toBeVisible();
	await lead.getByRole('button', { name: 'Stanna kvar här' }).click();
	await expect(two.getByText('Vi går till Läs och prata.')).toBeHidden();
	await lead.reload();
	await forward.click();
	for (const page of [lead, one, two]) await expect(heading(page, 'Läs och prata')).toBeVisible({ timeout: 15_000 });

	// Written together, by keyboard, with undo.
	const box = one.getByRole('textbox', { name: 'Ny i Det vi ser' });
	await box.fill('Vi litar på varandra');
	await one.keyboard.press('Tab');
	await one.keyboard.press('Enter');
	await box.fill('Vi har ont om tid');
	await one.getByRole('button', { name: 'Lägg till' }).click();
	await expect(two.getByText('Vi har ont om tid')).toBeVisible();
	const row = two.getByRole('listitem').filter({ hasText: 'Vi har ont om tid' });
	await row.focus();
	await two.keyboard.press('Alt+ArrowUp');
	const rows = one.getByRole('main').getByRole('listitem');
	await expect(rows.first()).toContainText('Vi har ont om tid');
	await row.getByRole('button', { name: /^Vad du kan göra/ }).click();
	await two.getByRole('menuitem', { name: 'Ta bort' }).click();
	await expect(one.getByText('Vi har ont om tid')).toBeHidden();
	await two.getByRole('button', { name: 'Ångra' }).click();
	await expect(one.getByText('Vi har ont om tid')).toBeVisible();

	// Who looks around is alone with it until all are gathered; going back keeps everything.
	await one
		.getByRole('navigation', { name: 'Steg' })
		.getByRole('link', { name: /Skriv själv/ })
		.click();
	await expect(one.getByText('Du tittar på Skriv själv.')).toBeVisible();
	await expect(heading(two, 'Läs och prata')).toBeVisible();
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expect(heading(one, 'Läs och prata')).toBeVisible();
	await lead.getByRole('button', { name: /^Tillbaka/ }).click();
	for (const page of [lead, two]) await expect(heading(page, 'Skriv själv')).toBeVisible({ timeout: 15_000 });
	await expect(two.getByText('Korta vägar')).toBeVisible();
	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expect(heading(two, 'Läs och prata')).toBeVisible({ timeout: 15_000 });
	await expect(two.getByText('Vi litar på varandra')).toBeVisible();

	// The facilitator's tab dies; the work is where it was.
	await lead.close();
	const again = await pageOf(office);
	await again.goto(path);
	await expect(heading(again, 'Läs och prata')).toBeVisible();
	await again.getByText('Stäng arbetsbladet').first().click();
	await again.getByRole('button', { name: 'Stäng arbetsbladet' }).click();
	for (const page of [again, one, two]) await expect(page.getByText('Arbetsbladet är stängt.').first()).toBeVisible();
	await expect(one.getByRole('textbox')).toHaveCount(0);
	await one.goto(`${group}/sheets`);
	await expect(one.getByRole('listitem').filter({ hasText: 'Vår samverkan' })).toContainText('Stängt');
	await expectAccessible(one);
});

test('an anonymous step says beforehand that so few are not shown, and holds it', async ({
	pageOf,
	expectAccessible
}) => {
	const lead = await pageOf(office);
	const path = await start(lead, /^BIP/, 'Starten');
	const one = await pageOf(first, { colorScheme: 'dark', viewport: { width: 320, height: 640 } });
	await one.goto(path);
	// A round first, where one may pass.
	await one.getByRole('button', { name: /^Pass för Lars-Erik/ }).click();
	await expect(lead.getByText('Sade pass')).toBeVisible();
	await lead.goto(`${path}?step=2`);
	await expect(heading(lead, 'Min egen tilltro')).toBeVisible();
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expect(one.getByText('Ni är 1: svar visas inte.')).toBeVisible({ timeout: 15_000 });
	await ownNote(one, 'Det som gör min tilltro starkare', 1).fill('När någon ringer tillbaka');
	await expect(one.getByText('Sparat, bara för dig.')).toBeVisible();
	await expectAccessible(one);
	expect(await one.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	await expect(lead.getByText('1 har skrivit')).toBeVisible({ timeout: 20_000 });
	await lead.getByRole('button', { name: 'Visa lapparna' }).click();
	await expect(lead.getByText('Färre än 5 har svarat, så svaren visas inte.')).toBeVisible();
	await expect(lead.getByText('När någon ringer tillbaka')).toHaveCount(0);
});

test('a sheet works without JavaScript', async ({ pageOf, expectAccessible }) => {
	const lead = await pageOf(office);
	const path = await start(lead, /^Nuläge/, 'Utan skript');
	const plain = await pageOf(second, { javaScriptEnabled: false });
	await plain.goto(path);
	await plain.getByRole('button', { name: 'Jag är med' }).click();
	await ownNote(plain, 'Nuläge', 1).fill('Vi träffas sällan');
	await plain.getByRole('button', { name: 'Spara' }).first().click();
	await expect(ownNote(plain, 'Nuläge', 1)).toHaveValue('Vi träffas sällan');
	await reveal(lead);
	await expect(lead.getByText('Vi träffas sällan')).toBeVisible();
	// A page without a script shows what has been read of the document, and asks once.
	await expect(async () => {
		await plain.goto(`${path}?step=0`);
		await expect(plain.getByText('Vi träffas sällan')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await plain.getByRole('textbox', { name: 'Ny i Önskat läge' }).fill('Vi träffas varje månad');
	await plain.getByRole('button', { name: 'Lägg till' }).last().click();
	await expect(lead.getByText('Vi träffas varje månad')).toBeVisible();
	await expectAccessible(lead);
});

test('the office reads the tools, takes one in, is told where a file is wrong, and fills the empty frame', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office, { colorScheme: 'dark', viewport: { width: 320, height: 640 } });
	await page.goto('/tools');
	await expectAccessible(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	await page.getByRole('link', { name: 'SWOT' }).first().click();
	await expect(page.getByText('Skriv själv')).toBeVisible();
	await expectAccessible(page);
	const address = await page.getByRole('link', { name: 'Ladda ner som fil' }).getAttribute('href');
	const tool = (await (await page.request.get(address ?? '')).json()) as { key: string; steps: { title: string }[] };

	const take = async (text: string) => {
		await page.goto('/tools');
		const file = { name: 'verktyg.json', mimeType: 'application/json', buffer: Buffer.from(text) };
		await page.getByLabel('Fil (JSON)').setInputFiles(file);
		await page.getByRole('button', { name: 'Läs in verktyget' }).click();
	};
	await take(JSON.stringify({ ...tool, key: 'eget', steps: [{ ...tool.steps[0], title: '' }] }));
	await expect(page.getByText('steps[0].title: är tomt eller för lite')).toBeVisible();
	await expectAccessible(page);
	await take(JSON.stringify({ ...tool, key: 'eget', name: 'Vår egen SWOT' }));
	await expect(page.getByRole('heading', { level: 1, name: 'Vår egen SWOT' })).toBeVisible();

	await page.goto('/tools/skapa-learning?language=sv');
	await expect(page.getByText(/^Det här är inte SKAPA/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('group', { name: 'Rubrik 1' }).getByLabel('Rubrik eller fråga').fill('Vår rubrik');
	await page.getByRole('button', { name: 'Spara som eget verktyg' }).click();
	await expect(page.getByText('Verktyget är sparat som en ny version.')).toBeVisible();
	await expect(page.getByText('Vår rubrik')).toBeVisible();
});
