import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { reveal } from './on-a-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const member = 'vendela.ortagren@stensange.example';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('the office builds a tool, rehearses it alone, publishes it and starts it in a group', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const page = await pageOf(office);
	await page.goto('/tools');
	await page.getByRole('textbox', { name: 'Namn' }).fill('Vårt eget samtal');
	await page.getByRole('button', { name: 'Bygg verktyget' }).click();
	await expect(heading(page, 'Bygg verktyget')).toBeVisible();
	const address = new URL(page.url()).pathname;
	await expect(page.getByText('Kvar att ordna innan verktyget kan användas: 4')).toBeVisible();
	await expect(page.getByText('Fyll i det här.').first()).toBeVisible();
	await page.getByRole('textbox', { name: 'Vad det är till för' }).fill('Att prova.');
	await page.getByRole('textbox', { name: 'Bygger på' }).fill('Eget.');

	// A step of one's own writing, anonymous, with notes and a scale; one for all.
	await page.getByLabel('Stegets namn').fill('Skriv i fred');
	await page.getByLabel('Instruktion').fill('Skriv det du tänker.');
	await page.getByLabel('Hur det görs').selectOption('alone');
	await page.getByRole('checkbox', { name: 'Svaren visas utan namn' }).check();
	await page.getByRole('button', { name: 'Lappar', exact: true }).click();
	await page.getByRole('group', { name: 'Lappar' }).getByLabel('Rubrik').fill('Tankar');
	await page.getByRole('group', { name: 'Lappar' }).getByRole('textbox', { name: 'Kolumn 1' }).fill('Först');
	await page.getByRole('button', { name: 'Lägg till en kolumn' }).click();
	await page.getByRole('group', { name: 'Lappar' }).getByRole('textbox', { name: 'Kolumn 2' }).fill('Sedan');
	await page.getByRole('button', { name: 'Skala', exact: true }).click();
	const scale = page.getByRole('group', { name: 'Skala' });
	await scale.getByLabel('Påstående eller fråga').fill('Hur bråttom är det?');
	await scale.getByLabel('Vad den låga änden betyder').fill('Inte alls');
	await scale.getByLabel('Vad den höga änden betyder').fill('Mycket');
	const preview = page.getByRole('region', { name: 'Så ser deltagarna det' });
	await expect(preview.getByRole('heading', { name: 'Först' })).toBeVisible();
	await expect(preview.getByText('Hur bråttom är det?').first()).toBeVisible();
	await preview.getByRole('button', { name: 'När det har visats' }).click();
	await expect(preview.getByText('Påhittat svar 1 om ”Först”')).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Lägg till ett steg' }).click();
	await page.getByLabel('Stegets namn').last().fill('Prata');
	await page.getByLabel('Instruktion').last().fill('Prata om det.');
	// Moved by key, and back; removed, and brought back.
	const handle = page.getByRole('button', { name: /^Flytta steg 2, Prata/ });
	await handle.focus();
	await page.keyboard.press('Alt+ArrowUp');
	const steps = page.getByRole('region', { name: /^Steg/ }).getByRole('listitem');
	await expect(steps.first()).toContainText('Prata');
	await page.getByRole('button', { name: 'Vad du kan göra med steg 1, Prata' }).click();
	await page.getByRole('menuitem', { name: 'Flytta ner' }).click();
	await expect(steps.first()).toContainText('Skriv i fred');
	await page.getByRole('button', { name: 'Vad du kan göra med steg 2, Prata' }).click();
	await page.getByRole('menuitem', { name: 'Ta bort' }).click();
	await expect(page.getByLabel('Stegets namn')).toHaveCount(1);
	await page.getByRole('button', { name: 'Ångra' }).click();
	await expect(steps.last()).toContainText('Prata');
	await expect(page.getByText('Inget saknas.')).toBeVisible();
	await expect(page.getByText('Sparat', { exact: true })).toBeVisible();
	await page.reload();
	await expect(page.getByText('Inget saknas.')).toBeVisible();

	// A rehearsal: made-up colleagues have written, nobody else gets in, and it is thrown away.
	await page.getByRole('button', { name: 'Provkör' }).click();
	await page.waitForURL(/\/sheets\//);
	const rehearsal = new URL(page.url()).pathname;
	await expect(page.getByText('Bara du ser det här.')).toBeVisible();
	await page.getByRole('textbox', { name: 'Först, lapp 1' }).fill('Min egen');
	await expect(page.getByText('Sparat, bara för dig.')).toBeVisible();
	await expectAccessible(page);
	await reveal(page);
	await expect(page.getByText('Påhittat svar 2 om ”Sedan”')).toBeVisible();
	await expect(page.getByText('Min egen')).toBeVisible();
	// No people, no files and nothing to take further: neither on the page nor behind it.
	for (const name of ['Vilka är med', 'Ta vidare lappar', 'PDF'])
		await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
	const behind = async (way: string) => (await page.request.get(`${rehearsal}/${way}`)).status();
	for (const way of ['people', 'screen', 'harvest', 'export/pdf', 'export/docx', 'export/csv', 'export/json'])
		expect(await behind(way), way).toBe(404);
	const other = await pageOf(member);
	expect((await other.goto(rehearsal))?.status()).toBe(404);
	await page.getByRole('button', { name: 'Avsluta och kasta' }).click();
	await expect(heading(page, 'Dialogverktyg')).toBeVisible();
	expect((await page.goto(rehearsal))?.status()).toBe(404);

	await page.goto(address);
	await page.getByRole('button', { name: 'Publicera' }).click();
	await expect(page.getByText('Verktyget är sparat som en ny version.')).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${group}/sheets`);
	const select = page.getByLabel('Dialogverktyg', { exact: true }).first();
	await select.selectOption(await select.getByRole('option', { name: /^Vårt eget samtal/ }).getAttribute('value'));
	await page.getByLabel('Vad handlar det om?').fill('Första gången');
	await page.getByRole('button', { name: 'Starta arbetsbladet' }).click();
	await expect(heading(page, 'Skriv i fred')).toBeVisible();
});

test('two who build the same draft choose between what they wrote, and it works narrow, dark and without scripts', async ({
	pageOf,
	expectAccessible
}) => {
	const one = await pageOf(office);
	await one.goto('/tools/swot?language=sv');
	await one.getByLabel('Namn på en egen kopia').fill('Vår SWOT');
	await one.getByRole('button', { name: 'Kopiera och ändra' }).click();
	await expect(heading(one, 'Bygg verktyget')).toBeVisible();
	const address = new URL(one.url()).pathname;
	const plain = await pageOf(office, {
		...{ javaScriptEnabled: false, colorScheme: 'dark', viewport: { width: 320, height: 700 } }
	});
	await plain.goto(address);
	await plain.getByRole('textbox', { name: 'Vad det är till för' }).fill('Utan skript.');
	await plain.locator('summary').filter({ hasText: 'Skriv själv' }).click();
	await plain.getByRole('button', { name: 'Skala', exact: true }).first().click();
	await expect(plain.getByRole('textbox', { name: 'Vad det är till för' })).toHaveValue('Utan skript.');
	await plain.locator('summary').filter({ hasText: 'Skriv själv' }).click();
	await expect(plain.getByRole('group', { name: 'Skala' })).toBeVisible();
	expect(await wide(plain)).toBeLessThanOrEqual(0);
	// What was saved there comes in here by itself, where nothing waits to be saved.
	await expect(one.getByRole('textbox', { name: 'Vad det är till för' })).toHaveValue('Utan skript.');

	const two = await pageOf(office, { colorScheme: 'dark', viewport: { width: 390, height: 800 } });
	await two.goto(address);
	await expect(heading(two, 'Bygg verktyget')).toBeVisible();
	await two.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
	await two.getByRole('textbox', { name: 'Vad det är till för' }).fill('Från två.');
	await expect(two.getByText('Inte sparat. Det görs ett nytt försök om en liten stund.')).toBeVisible();
	await one.getByRole('textbox', { name: 'Vad det är till för' }).fill('Från ett.');
	await expect(two.getByText('Ditt finns kvar här.')).toBeVisible({ timeout: 15_000 });
	await expectAccessible(two);
	expect(await wide(two)).toBeLessThanOrEqual(0);
	await two.unroute('**/*');
	await two.getByRole('button', { name: 'Behåll mitt' }).click();
	await expect(one.getByRole('textbox', { name: 'Vad det är till för' })).toHaveValue('Från två.');
	await one.getByText('Kasta utkastet').first().click();
	await one.getByRole('button', { name: 'Kasta utkastet till Vår SWOT' }).click();
	await expect(heading(one, 'Dialogverktyg')).toBeVisible();
});
