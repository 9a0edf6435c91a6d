import type { Locator, Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const member = 'elisabet.ekelof@vidakra.example';
const agenda = (key: string) => `/meetings/${demoId(`ljusbygden/meeting/${key}`)}/agenda`;

/** Titles on the agenda in order, without their numbers. */
const titles = (page: Page) =>
	page
		.locator('[data-item] :is(h2, h3)')
		.evaluateAll((all) => all.map((one) => (one.textContent ?? '').trim().replace(/^(§ ?)?\d+[a-z]?\.?\s*(?=\S)/, '')));
const title = (page: Page) => page.getByRole('textbox', { name: 'Rubrik' });
const text = (page: Page) => page.getByRole('textbox', { name: /^Text till/ });
/** What people wrote, without the marks of those who write. */
const words = (box: Locator) =>
	box.evaluate((element) => {
		const copy = element.cloneNode(true) as HTMLElement;
		for (const mark of copy.querySelectorAll('[aria-hidden]')) mark.remove();
		return copy.textContent;
	});
const ready = async (page: Page, path: string) => {
	await page.goto(path);
	await expect(page.getByRole('button', { name: 'Nytt ärende' })).toBeVisible();
};

/** Goes on with Tab until it has the focus, as somebody without a pointer does. */
async function tabTo(page: Page, target: Locator) {
	for (let step = 0; step < 120; step += 1) {
		if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
}

test('with the keyboard alone one signs in, opens the meeting, adds an item, moves it and writes in it', async ({
	visitor
}) => {
	const page = await (await visitor()).newPage();
	await page.goto(`/sign-in?next=${encodeURIComponent(agenda('arlunda/coming-1'))}`);
	await tabTo(page, page.getByRole('textbox', { name: 'E-post' }));
	await page.keyboard.type(office);
	await tabTo(page, page.getByLabel('Lösenord', { exact: true }));
	await page.keyboard.type('ljusbygden-2026');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: /^Dagordning till/ })).toBeVisible();

	await tabTo(page, page.getByRole('button', { name: 'Nytt ärende' }));
	await page.keyboard.press('Enter');
	await expect(title(page)).toBeFocused();
	await page.keyboard.type('Sommarens öppettider');
	const last = (await titles(page)).length;
	for (let step = 1; step < last; step += 1) await page.keyboard.press('Alt+ArrowUp');
	await expect.poll(async () => (await titles(page))[0]).toContain('Sommarens öppettider');
	await expect(title(page)).toBeFocused();
	await page.keyboard.type('?');
	await expect(title(page)).toHaveValue('Sommarens öppettider?');

	await tabTo(page, text(page));
	await page.keyboard.type('Vilka har öppet i juli?');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('toolbar').getByRole('button').first()).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('button', { name: 'Fet' })).toBeFocused();
	await expect(page.getByText(/^Sparat kl/)).toBeVisible();
	await page.reload();
	await expect(text(page)).toContainText('Vilka har öppet i juli?');
	await expect(title(page)).toHaveValue('Sommarens öppettider?');
});

test('two write in the same line of a text and in the same title; nothing is lost and undo is one’s own', async ({
	pageOf
}) => {
	const [one, two] = [await pageOf(office), await pageOf(member)];
	for (const page of [one, two]) await ready(page, agenda('vidakra/coming-1'));
	await one.getByRole('button', { name: 'Nytt ärende' }).click();
	await one.keyboard.type('Läget');
	await two.getByRole('button', { name: /Läget$/ }).click();

	await title(one).press('End');
	await title(two).press('Home');
	await Promise.all([
		title(one).pressSequentially(' hos parterna', { delay: 15 }),
		title(two).pressSequentially('Kort om: ', { delay: 15 })
	]);
	for (const page of [one, two]) await expect(title(page)).toHaveValue('Kort om: Läget hos parterna');

	await text(one).click();
	await one.keyboard.type('Mitten.');
	await expect(text(two)).toContainText('Mitten.');
	await text(one).press('End');
	await text(two).click();
	await text(two).press('Home');
	await Promise.all([
		text(one).pressSequentially(' Slutet.', { delay: 15 }),
		text(two).pressSequentially('Början. ', { delay: 15 })
	]);
	for (const page of [one, two]) await expect.poll(() => words(text(page))).toBe('Början. Mitten. Slutet.');
	await expect(one.getByText('skriver här')).toBeVisible();

	// What was typed without a pause is undone at once, so one or more presses take it all back; not one letter of the other's.
	const undo = two.getByRole('button', { name: 'Ångra mitt' });
	while (await undo.isEnabled()) await undo.click();
	for (const page of [one, two]) await expect.poll(() => words(text(page))).toBe('Mitten. Slutet.');
});

test('two move items at once and end with the same order; a third sees who holds what', async ({ pageOf }) => {
	const [one, two] = [await pageOf(office), await pageOf(member)];
	for (const page of [one, two]) await ready(page, agenda('vidakra/coming-2'));
	for (const name of ['Ett', 'Två', 'Tre', 'Fyra']) {
		await one.getByRole('button', { name: 'Nytt ärende' }).click();
		await one.keyboard.type(name);
	}
	await one.getByRole('button', { name: 'Stäng ärendet' }).click();
	await expect.poll(async () => (await titles(two)).length).toBe(4);

	const handle = (page: Page, name: string) =>
		page.locator('[data-item]', { hasText: name }).getByRole('button', { name: /^Flytta/ });
	await Promise.all([
		handle(one, 'Fyra')
			.press('Alt+ArrowUp')
			.then(() => handle(one, 'Fyra').press('Alt+ArrowUp')),
		handle(two, 'Ett').press('Alt+ArrowDown')
	]);
	await expect.poll(async () => (await titles(one)).join() === (await titles(two)).join()).toBe(true);
	expect((await titles(one)).toSorted()).toEqual(['Ett', 'Fyra', 'Tre', 'Två']);

	const from = await handle(one, 'Tre').boundingBox();
	await one.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
	await one.mouse.down();
	await one.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) - 60, { steps: 5 });
	await expect(two.getByText('Leyla Karagöz flyttar ärendet')).toBeVisible();
	await expect(handle(two, 'Tre')).toBeDisabled();
	await one.mouse.move((from?.x ?? 0) + 8, 100, { steps: 5 });
	await one.mouse.up();
	await expect.poll(async () => (await titles(two))[0]).toContain('Tre');

	await two
		.locator('[data-item]', { hasText: 'Fyra' })
		.getByRole('button', { name: /^Fler val/ })
		.click();
	await two.getByRole('menuitem', { name: 'Ta bort' }).click();
	await expect.poll(async () => (await titles(one)).length).toBe(3);
	await two.getByRole('button', { name: 'Ångra' }).click();
	await expect.poll(async () => (await titles(one)).length).toBe(4);
});

test('an item becomes a sub-item by the menu, and any place can be chosen in a dialog', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	await ready(page, agenda('stensange/coming-1'));
	const [first, second] = await titles(page);
	const more = (index: number) =>
		page
			.locator('.agenda > [data-item]')
			.nth(index)
			.getByRole('button', { name: /^Fler val/ });
	await more(1).first().click();
	await expectAccessible(page);
	await page.getByRole('menuitem', { name: 'Gör till underpunkt' }).click();
	await expect(page.getByRole('list', { name: /^Underpunkter/ }).first()).toBeVisible();
	await more(0).first().click();
	await page.getByRole('menuitem', { name: 'Flytta till …' }).click();
	await expectAccessible(page);
	await page.getByLabel('Ny plats').selectOption({ index: 2 });
	await page.getByRole('button', { name: 'Flytta hit' }).click();
	await expect.poll(async () => (await titles(page)).slice(2, 4)).toEqual([first, second]);
	await page.locator('[data-item]').first().getByRole('button', { expanded: false }).first().click();
	await expect(text(page)).toBeVisible();
	await expectAccessible(page);
});

test('without JavaScript one reads the agenda with its texts, adds an item and moves it', async ({ pageOf }) => {
	const page = await pageOf(office, { javaScriptEnabled: false });
	await page.goto(agenda('preparatory/coming-1'));
	await expect(page.locator('.unfolded p').first()).toBeVisible();
	await page.getByRole('button', { name: 'Lägg till ärendet' }).click();
	await expect(page.getByLabel('Rubrik')).toHaveAccessibleDescription('Fyll i det här.');
	await page.getByLabel('Rubrik').fill('Utan skript');
	await page.getByRole('button', { name: 'Lägg till ärendet' }).click();
	await expect.poll(async () => (await titles(page)).at(-1)).toContain('Utan skript');
	await page
		.locator('form.steps', { hasText: 'Utan skript' })
		.getByRole('button', { name: /^Flytta upp/ })
		.click();
	await expect.poll(async () => (await titles(page)).at(-2)).toContain('Utan skript');
});

test('an observer reads: nothing to move, add or write in', async ({ pageOf, expectAccessible }) => {
	const page = await pageOf('noah.lindeskog-abebe@stensange.example');
	await page.goto(agenda('stensange/coming-1'));
	await page.locator('[data-item]').first().getByRole('button', { expanded: false }).first().click();
	await expect(page.getByRole('button', { name: 'Stäng ärendet' })).toBeVisible();
	await expect(page.getByRole('button', { name: /^(Flytta|Fler val|Nytt ärende)/ })).toHaveCount(0);
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await expectAccessible(page);
});
