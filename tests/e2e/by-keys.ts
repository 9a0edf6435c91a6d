import { expect, type Locator, type Page } from '@playwright/test';

/** What has the focus can be seen: it is within the window and no bar lies over all of it. */
async function expectSeen(target: Locator): Promise<void> {
	const seen = await target.evaluate((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const at = [0.1, 0.5, 0.9].flatMap((x) =>
			[0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const)
		);
		return at.some(([x, y]) => {
			const on = document.elementFromPoint(x, y);
			return on !== null && (element.contains(on) || on.contains(element) || on.closest('label') !== null);
		});
	});
	expect(seen, `${String(target)} has the focus and is to be seen`).toBe(true);
}

/**
 * Goes on with Tab until it has the focus, as somebody without a pointer does. Fails after `most` presses: further than
 * anybody goes.
 */
export async function tabTo(page: Page, target: Locator, most = 90): Promise<void> {
	await expect(target).toBeVisible();
	for (let press = 0; press < most; press += 1) {
		if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) break;
		await page.keyboard.press('Tab');
	}
	await expect(target).toBeFocused();
	await expectSeen(target);
}

/** Goes there and presses Enter. */
export async function enterOn(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}

/** Goes to a select and takes the choice that begins with these words; letters more than a second apart begin anew. */
export async function chooseIn(page: Page, target: Locator, words: string): Promise<void> {
	await tabTo(page, target);
	const chosen = target.getByRole('option', { selected: true });
	await expect(async () => {
		await page.keyboard.type(words.split(' ')[0] ?? words);
		await expect(chosen).toHaveText(new RegExp(`^${words}`), { timeout: 1_500 });
	}).toPass();
}

/** Opens a menu and takes the choice that begins with these words, with the arrow keys. */
export async function takeFrom(page: Page, menu: Locator, words: string): Promise<void> {
	await enterOn(page, menu);
	const choice = page.getByRole('menuitem', { name: words });
	await expect(choice).toBeVisible();
	for (let press = 0; press < 12; press += 1) {
		if (await choice.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('ArrowDown');
	}
	await expect(choice).toBeFocused();
	await page.keyboard.press('Enter');
}
