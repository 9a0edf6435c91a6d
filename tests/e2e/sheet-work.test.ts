import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { dotOn, dragNote, groupBox, reveal, shownNote, writeOwn } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const first = 'lars-erik.skoglycke@stensange.example';
const second = 'vendela.ortagren@stensange.example';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const start = (lead: Page, tool: RegExp, title: string) => startSheet(lead, group, tool, title);

test('a workshop: written in peace, shown, grouped by hand and by key, weighed, back a step and forward with every dot', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(180_000);
	const lead = await pageOf(office);
	const path = await start(lead, /^SWOT/, 'Vår väg in');
	const [one, two] = [await pageOf(first), await pageOf(second)];
	for (const page of [one, two]) await page.goto(path);
	await writeOwn(one, 'Styrkor', 1, 'Alla svarar i telefon');
	await writeOwn(one, 'Styrkor', 2, 'Korta vägar');
	await writeOwn(two, 'Styrkor', 1, 'Vi känner varandra');
	await writeOwn(two, 'Svagheter', 1, 'Sju veckor till första mötet');
	await expect(lead.getByText('Korta vägar')).toHaveCount(0);
	await reveal(lead);
	for (const page of [lead, one, two]) await expect(shownNote(page, 'Sju veckor')).toBeVisible();
	await expectAccessible(two);

	// One note is shown to all.
	await shownNote(lead, 'Korta vägar')
		.getByRole('button', { name: /^Vad du kan göra/ })
		.click();
	await lead.getByRole('menuitem', { name: 'Visa stort för alla' }).click();
	await expect(one.getByRole('region', { name: 'Visas stort för alla' })).toContainText('Korta vägar');
	await expectAccessible(one);
	await lead.getByRole('button', { name: 'Sluta visa stort' }).click();
	await expect(one.getByRole('region', { name: 'Visas stort för alla' })).toBeHidden();

	// Grouped: by drag on the wall.
	await lead.goto(`${path}?step=2`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	for (const page of [one, two]) await expect(heading(page, 'Gruppera')).toBeVisible({ timeout: 15_000 });
	await expect(one.getByRole('button', { name: 'Vägg' })).toHaveAttribute('aria-pressed', 'true');
	await expect(shownNote(one, 'Korta vägar').getByRole('button')).toBeVisible();
	await dragNote(one, 'Korta vägar', 'Vi känner varandra');
	const title = one.getByRole('textbox', { name: 'Gruppens rubrik' });
	await title.fill('Nära varandra');
	await title.press('Enter');
	for (const page of [lead, two]) {
		await expect(groupBox(page, 'Nära varandra').getByRole('listitem')).toHaveCount(2);
		await expect(shownNote(page, 'Korta vägar')).toBeVisible();
	}
	// By keyboard alone, in the list: the third joins from another column; then taken back and done again by menu.
	await two.getByRole('button', { name: 'Lista' }).click();
	const third = shownNote(two, 'Alla svarar i telefon');
	await third.focus();
	await two.keyboard.press('Alt+g');
	await two.getByLabel('Vart?').selectOption({ label: 'Nära varandra' });
	await two.getByRole('button', { name: 'Flytta', exact: true }).press('Enter');
	await expect(groupBox(lead, 'Nära varandra').getByRole('listitem')).toHaveCount(3);
	await two.getByRole('button', { name: 'Ångra' }).click();
	await expect(groupBox(lead, 'Nära varandra').getByRole('listitem')).toHaveCount(2);
	await shownNote(two, 'Sju veckor').focus();
	await two.keyboard.press('Alt+ArrowLeft');
	await expect(lead.getByRole('region', { name: 'Styrkor' })).toContainText('Sju veckor');
	await shownNote(two, 'Sju veckor').focus();
	await two.keyboard.press('Alt+ArrowRight');
	await expect(lead.getByRole('region', { name: 'Svagheter' })).toContainText('Sju veckor');
	for (const page of [one, two]) await expectAccessible(page);

	// Weighed: each alone, until it is shown.
	await lead.getByRole('button', { name: /^Vidare/ }).click();
	for (const page of [one, two]) await expect(heading(page, 'Prioritera')).toBeVisible({ timeout: 15_000 });
	for (let n = 0; n < 3; n++) await dotOn(one, 'Nära varandra').click();
	await dotOn(one, 'Sju veckor till första mötet').press('Enter');
	await expect(one.getByText('Kvar: 1.')).toBeVisible();
	for (let n = 0; n < 2; n++) await dotOn(two, 'Sju veckor till första mötet').click();
	await expect(lead.getByText('2 har lagt prickar')).toBeVisible({ timeout: 20_000 });
	await expectAccessible(one);

	// The leader's tab dies; another leads on. Back a step, the group is changed, and forward: every dot is there.
	await lead.close();
	const again = await pageOf(office);
	await again.goto(path);
	await expect(heading(again, 'Prioritera')).toBeVisible();
	await again.getByRole('button', { name: /^Tillbaka/ }).click();
	for (const page of [again, one]) await expect(heading(page, 'Gruppera')).toBeVisible({ timeout: 15_000 });
	await shownNote(one, 'Alla svarar i telefon')
		.getByRole('button', { name: /^Vad du kan göra/ })
		.click();
	await one.getByRole('menuitem', { name: /^Flytta till …/ }).click();
	await one.getByLabel('Vart?').selectOption({ label: 'Nära varandra' });
	await one.getByRole('button', { name: 'Flytta', exact: true }).click();
	await expect(groupBox(again, 'Nära varandra').getByRole('listitem')).toHaveCount(3);
	await again.getByRole('button', { name: /^Vidare/ }).click();
	await expect(heading(one, 'Prioritera')).toBeVisible({ timeout: 15_000 });
	await expect(one.getByText('Kvar: 1.')).toBeVisible();
	await expect(one.getByText('Har ändrats sedan du lade dina prickar.')).toBeVisible();
	await two.reload();
	await expect(two.getByText('Kvar: 3.')).toBeVisible();

	await reveal(again, 'Visa prickarna');
	for (const page of [again, one, two]) {
		await expect(page.getByText('Prickar: 6.')).toBeVisible();
		await expect(page.getByText('3 prickar').first()).toBeVisible();
	}
	await expectAccessible(two);
	await one.getByRole('button', { name: 'Lämna arbetsbladet' }).click();
	await one.waitForURL(`${group}/sheets`);
});

test('before an anonymous step for too few it says so and offers another way; dots are given without JavaScript', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const desk = await pageOf(office);
	const path = await start(desk, /^BIP/, 'Ni är få');
	const lead = await pageOf(office, { colorScheme: 'dark', viewport: { width: 320, height: 700 } });
	await lead.goto(`${path}?step=2`);
	await expect(lead.getByText('Ni är 0: svar visas inte.')).toBeVisible();
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Prata högt i stället' }).click();
	await expect(lead.getByText('Steget görs muntligt. Ingenting skrivs.')).toBeVisible();
	await lead.getByRole('button', { name: 'Skriv med namn' }).click();
	await expect(lead.getByText('Steget görs med namn, inte anonymt.')).toBeVisible();
	expect(await lead.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

	const swot = await start(desk, /^SWOT/, 'Utan skript');
	await lead.goto(swot);
	const one = await pageOf(first);
	await one.goto(swot);
	await writeOwn(one, 'Hot', 1, 'Färre tjänster');
	await reveal(lead);
	await expect(lead.getByRole('listitem').filter({ hasText: 'Färre tjänster' })).toBeVisible();
	const plain = await pageOf(second, { javaScriptEnabled: false });
	await plain.goto(swot);
	await plain.getByRole('button', { name: 'Jag är med' }).click();
	await lead.goto(`${swot}?step=2`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expect(heading(one, 'Gruppera')).toBeVisible({ timeout: 15_000 });
	await plain.goto(swot);
	await plain.getByLabel('Vart?').selectOption('Möjligheter');
	await plain.getByRole('button', { name: 'Flytta', exact: true }).click();
	await expect(one.getByRole('region', { name: 'Möjligheter' })).toContainText('Färre tjänster');
	await lead.goto(`${swot}?step=3`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expect(heading(one, 'Prioritera')).toBeVisible({ timeout: 15_000 });
	await plain.goto(swot);
	await plain.getByLabel('Färre tjänster').selectOption('4');
	await plain.getByRole('button', { name: 'Spara' }).click();
	await expect(plain.getByLabel('Färre tjänster')).toHaveValue(/:4$/);
	await reveal(lead, 'Visa prickarna');
	await expect(one.getByText('Prickar: 4.')).toBeVisible();
	await expectAccessible(lead);
	expect(await lead.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
