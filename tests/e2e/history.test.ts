import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const chair = 'asa.ronnqvist@vidakra.example';
const member = 'elisabet.ekelof@vidakra.example';
const meeting = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}`;

const text = (page: Page) => page.getByRole('textbox', { name: /^Text till/ });
const saved = (page: Page) => expect(page.getByText(/^Sparat/).first()).toBeVisible();

/** Adds an item of one's own to the agenda and writes in it. Out: the address of the agenda with the item open. */
async function anItem(page: Page, title: string, words: string): Promise<string> {
	await page.goto(`${meeting}/agenda`);
	await page.getByRole('button', { name: 'Nytt ärende' }).click();
	await page.getByRole('textbox', { name: 'Rubrik' }).fill(title);
	await text(page).click();
	await page.keyboard.type(words);
	await expect(text(page)).toContainText(words);
	await saved(page);
	return page.url();
}

async function rewrite(page: Page, words: string): Promise<void> {
	await text(page).click();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type(words);
	await expect(text(page)).toContainText(words);
	await saved(page);
}

async function keepAs(page: Page, name: string): Promise<void> {
	await page.getByLabel('Namn', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Spara versionen' }).click();
	await expect(page.getByText('Versionen är sparad.')).toBeVisible();
}

test('one names a version, writes on, sees word by word what changed, brings it back, and undoes that', async ({
	pageOf,
	person,
	expectAccessible
}) => {
	const page = await pageOf(chair);
	const address = await anItem(page, 'Medel till insatsen', 'Vi beviljar 200 000 kronor under våren.');
	await page.getByRole('link', { name: 'Historik' }).last().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Historik: Medel till insatsen' })).toBeVisible();
	await keepAs(page, 'Utskickad till styrelsen');
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Till dagordningen' }).click();
	await rewrite(page, 'Vi beviljar 300 000 kronor under hösten.');
	const other = await pageOf(member);
	await other.goto(address);
	await expect(text(other)).toContainText('hösten');

	await page.getByRole('link', { name: 'Historik' }).last().click();
	await page.getByRole('link', { name: /^Jämför med nu Utskickad till styrelsen/ }).click();
	await expect(page.getByText('2 ord har kommit till, 2 ord har tagits bort.')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Text' }).locator('ins')).toContainText([/300/, /hösten/]);
	await expect(page.getByRole('region', { name: 'Text' }).locator('del')).toContainText([/200/, /våren/]);
	await expectAccessible(page);
	const dark = await (await person(chair, night)).newPage();
	await dark.goto(page.url());
	await expectAccessible(dark);
	await expectNarrow(dark);

	await page.getByRole('button', { name: /^Återställ Utskickad till styrelsen/ }).click();
	await expect(page.getByText('Versionen är återställd.')).toBeVisible();
	await expect(text(other)).toContainText('200 000 kronor under våren');
	await expect(page.getByRole('listitem').getByText(/Återställd av Åsa/)).toContainText('Utskickad till styrelsen');
	await page.getByRole('button', { name: 'Ångra' }).click();
	await expect(text(other)).toContainText('300 000 kronor under hösten');
	await dark.goto(page.url());
	await expectNarrow(dark);
});

test('without JavaScript the agenda’s versions are named, renamed, compared and brought back', async ({ person }) => {
	const page = await (await person(chair, { javaScriptEnabled: false })).newPage();
	await page.goto(`${meeting}/agenda`);
	await page.getByRole('link', { name: 'Historik' }).first().click();
	await keepAs(page, 'Före');
	await page.getByText('Byt namn').first().click();
	await page
		.getByLabel(/^Namn på versionen/)
		.first()
		.fill('Före ändringen');
	await page.getByRole('button', { name: 'Spara namnet' }).first().click();
	await expect(page.getByRole('heading', { name: 'Före ändringen' })).toBeVisible();

	await page.goto(`${meeting}/agenda`);
	await page.getByLabel('Rubrik', { exact: true }).first().fill('Tillagt efteråt');
	await page.getByRole('button', { name: 'Lägg till ärendet' }).click();
	await expect(page.getByRole('heading', { name: /Tillagt efteråt/ })).toBeVisible();
	await page.getByRole('link', { name: 'Historik' }).first().click();
	await page.getByRole('link', { name: /^Jämför med nu Före ändringen/ }).click();
	await expect(page.getByRole('region', { name: 'Dagordning' }).locator('ins')).toContainText('Tillagt efteråt');
	await page.getByRole('button', { name: /^Återställ Före ändringen/ }).click();
	await expect(page.getByText('Versionen är återställd.')).toBeVisible();
	await page.goto(`${meeting}/agenda`);
	await expect(page.getByRole('heading', { name: /Tillagt efteråt/ })).toHaveCount(0);
});

test('the chair erases a text’s history: what goes and stays is said, others are told, and the text is there', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(chair);
	const address = await anItem(page, 'Något som inte får stå kvar', 'Det här ska bort.');
	await rewrite(page, 'Det här får stå kvar.');
	const other = await pageOf(member);
	await other.goto(address);
	await expect(text(other)).toContainText('får stå kvar');

	await page.getByRole('link', { name: 'Historik' }).last().click();
	await keepAs(page, 'Utkast');
	await page.getByRole('link', { name: 'Radera historik' }).click();
	await expect(page.getByText(/Säkerhetskopior som redan är gjorda/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Radera textens historik' }).click();
	await expect(page.getByText('Historiken är raderad.')).toBeVisible();
	await expect(page.getByText('Utkast')).toHaveCount(0);
	await expect(page.getByText(/Historiken raderades av Åsa/)).toBeVisible();
	await expect(other.getByText('Texten har ersatts av en ny.')).toBeVisible();

	await page.getByRole('link', { name: 'Till dagordningen' }).click();
	await expect(text(page)).toContainText('Det här får stå kvar.');
	const reader = await other.goto(`${meeting}/history/erase`);
	expect(reader?.status()).toBe(403);
});
