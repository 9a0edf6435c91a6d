import type { Page } from '@playwright/test';
import { inDays } from './days.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const chair = 'asa.ronnqvist@vidakra.example';
const member = 'jorgen.tallmark@stensange.example';
const substitute = 'pontus.hjelmvik@arlunda.example';
const office = 'leyla.karagoz@ljusbygden.example';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) => expect(page.getByText(/^Sparat/).first()).toBeVisible();
const margin = (page: Page) => page.getByRole('complementary', { name: 'Kommentarer och ändringsförslag' });

async function begin(page: Page, title: string): Promise<string> {
	await page.goto('/proposals');
	await page.getByRole('link', { name: 'Nytt förslag' }).click();
	await page.getByLabel('Vad heter det?').fill(title);
	const group = page.getByLabel('För vilken grupp?');
	await group.selectOption({ label: 'Regionala samverkansgruppen' });
	await page.getByRole('button', { name: 'Börja skriva' }).click();
	await page.waitForURL(/\/proposals\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
}

/** Selects words in a section as somebody does with the mouse or the keyboard. */
async function select(page: Page, name: string, words: string): Promise<void> {
	await text(page, name).click();
	await text(page, name).evaluate((element, wanted) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const at = node.textContent?.indexOf(wanted) ?? -1;
			if (at < 0) continue;
			getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
			return;
		}
		throw new Error(`${wanted} does not stand there`);
	}, words);
	await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(words);
}

test('three write a proposal at once, comment, take a suggestion in, name a version and see what differs', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const anna = await pageOf(chair);
	const path = await begin(anna, 'Tidiga trepartssamtal');
	const [bo, cia] = [await pageOf(member), await pageOf(substitute, night)];
	for (const page of [bo, cia]) await page.goto(path);
	for (const page of [anna, bo, cia]) await expect(text(page, 'Behov')).toBeVisible();

	await text(anna, 'Behov').fill('Alla möts inom tio dagar.');
	await text(bo, 'Målgrupp').fill('Den som är sjukskriven.');
	await text(cia, 'Risker').fill('Få tolkar.');
	for (const page of [anna, bo, cia]) {
		await expect(text(page, 'Behov')).toContainText('inom tio dagar');
		await expect(text(page, 'Målgrupp')).toContainText('sjukskriven');
		await expect(text(page, 'Risker')).toContainText('tolkar');
	}
	await saved(anna);
	await expectAccessible(anna);
	await expectAccessible(cia);
	await expectNarrow(cia);

	// A comment on some words, to somebody by name; told on Home, answered, done.
	await select(bo, 'Behov', 'tio dagar');
	await section(bo, 'Behov').getByRole('button', { name: 'Kommentera: Behov' }).click();
	await bo.getByLabel('Kommentar', { exact: true }).fill('Räcker det, @Åsa Rönnqvist?');
	await margin(bo).getByRole('button', { name: 'Kommentera', exact: true }).click();
	await expect(margin(anna).getByText('Räcker det, @Åsa Rönnqvist?')).toBeVisible();
	await expect(anna.locator('[data-remark]').getByText('tio dagar')).toBeVisible();
	const home = await pageOf(chair);
	await home.goto('/');
	await expect(home.getByRole('link', { name: 'Du är nämnd i Tidiga trepartssamtal', exact: true })).toBeVisible();
	await margin(anna)
		.getByText(/^Svara/)
		.click();
	await margin(anna).getByLabel('Svar', { exact: true }).fill('Nej.');
	await margin(anna).getByRole('button', { name: 'Skicka svaret' }).click();
	await expect(margin(bo).getByText('Nej.', { exact: true })).toBeVisible();
	await margin(bo)
		.getByRole('button', { name: /^Klart/ })
		.click();
	await expect(margin(anna).getByText('Avklarat (1)')).toBeVisible();

	// Named before the change.
	await anna.getByRole('link', { name: 'Versioner' }).click();
	await anna.getByLabel('Namn', { exact: false }).first().fill('Första utkastet');
	await anna.getByRole('button', { name: 'Spara versionen' }).click();
	await expect(anna.getByRole('heading', { level: 3, name: 'Första utkastet' })).toBeVisible();
	await expectAccessible(anna);

	await select(bo, 'Behov', 'tio dagar');
	await section(bo, 'Behov').getByRole('button', { name: 'Föreslå ändring: Behov' }).click();
	await bo.getByLabel('Skriv i stället').fill('femton arbetsdagar');
	await bo.getByRole('button', { name: 'Föreslå ändringen' }).click();
	await expect(margin(bo).getByText('femton arbetsdagar')).toBeVisible();
	await anna.goto(path);
	await margin(anna)
		.getByRole('button', { name: /^För in/ })
		.click();
	for (const page of [anna, bo, cia]) await expect(text(page, 'Behov')).toContainText('inom femton arbetsdagar.');

	await anna.getByRole('link', { name: 'Versioner' }).click();
	const line = anna.getByRole('listitem').filter({ hasText: 'Första utkastet' });
	await line.getByRole('link', { name: /nu/ }).first().click();
	await expect(anna.locator('ins').getByText('femton arbetsdagar')).toBeVisible();
	await expect(anna.locator('del').getByText('tio dagar')).toBeVisible();
	await expectAccessible(anna);

	// Without a script it is read.
	const plain = await pageOf(member, { javaScriptEnabled: false });
	await plain.goto(path);
	await expect(plain.getByText('Alla möts inom femton arbetsdagar.')).toBeVisible();
});

test('a proposal is sounded, answered, handed on with a reason and put on the board’s agenda', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const anna = await pageOf(chair);
	const path = await begin(anna, 'En gemensam väg in');
	await text(anna, 'Förslag till beslut').fill('att öppna en gemensam väg in.');
	await saved(anna);
	const next = anna.getByRole('region', { name: 'Nästa steg' });
	await next.getByText('Börja förankra').first().click();
	await next.getByLabel('Svar senast').fill(inDays(20));
	// What was typed last may be on its way to the page still: then it says so, and one presses again.
	const positions = anna.getByRole('region', { name: 'Vad organisationerna säger' });
	await expect(async () => {
		if (!(await positions.isVisible()))
			await next.getByRole('button', { name: 'Börja förankra' }).click({ timeout: 2_000 });
		await expect(positions).toBeVisible({ timeout: 3_000 });
	}).toPass();
	await positions.getByRole('radio', { name: 'Stödjer', exact: true }).check();
	await positions.getByRole('button', { name: /^Svara för/ }).click();
	await expect(positions.getByText(/^1 av \d+ har svarat\. 1 stödjer/)).toBeVisible();

	// Its button turns from filled to plain; axe would read a colour half way.
	const bo = await pageOf(member, { reducedMotion: 'reduce' });
	await bo.goto('/');
	await expect(bo.getByRole('link', { name: /^Stensånge kommun ska svara på En gemensam väg in$/ })).toBeVisible();
	await bo.goto(path);
	await bo.getByRole('radio', { name: 'Behöver förankra' }).check();
	await bo.getByLabel('Till vilken dag?').fill(inDays(9));
	await bo.getByRole('button', { name: /^Svara för/ }).click();
	await expect(positions.getByText(/^2 av \d+ har svarat/)).toBeVisible();
	await expect(bo.getByText(/^2 av \d+ har svarat/)).toBeVisible();
	await expectAccessible(bo);

	await next.getByText('Klart för styrelsen').first().click();
	await next.getByLabel('Gå vidare ändå').check();
	await next.getByLabel('Skäl').first().fill('Nämnden möts först i maj.');
	await next.getByRole('button', { name: 'Klart för styrelsen' }).click();
	await expect(anna.getByText('Går vidare utan alla ställningstaganden.')).toBeVisible();
	await expect(text(anna, 'Behov')).toHaveAttribute('aria-readonly', 'true');

	const desk = await pageOf(office);
	await desk.goto(path);
	const up = desk.getByRole('region', { name: 'Nästa steg' });
	await up.getByText('Sätt upp på dagordningen').first().click();
	await up.getByLabel('Kansliets yttrande').fill('Kansliet tillstyrker.');
	await up.getByRole('button', { name: 'Sätt upp på dagordningen' }).click();
	await expect(desk.getByText(/, på dagordningen$/)).toBeVisible();
	await expectAccessible(desk);
	await desk
		.getByRole('link', { name: /^Styrelsen/ })
		.last()
		.click();
	await expect(desk.getByText('Kansliet tillstyrker.').first()).toBeVisible();
	await expect(desk.getByText('att öppna en gemensam väg in').first()).toBeVisible();
});
