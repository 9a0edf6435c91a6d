import { expect, type Locator, type Page } from '@playwright/test';

/** The own notes of a column, from 1. */
export const ownNote = (page: Page, column: string, number: number): Locator =>
	page.getByRole('textbox', { name: `${column}, lapp ${number}` });

/** Writes a note for oneself; it has been kept when this resolves. */
export async function writeOwn(page: Page, column: string, number: number, text: string): Promise<void> {
	const kept = page.waitForResponse((response) => response.url().includes('?/keep'));
	await ownNote(page, column, number).fill(text);
	await kept;
}

/** Has the answers shown, and waits until the countdown is over. */
export async function reveal(lead: Page, name = 'Visa lapparna'): Promise<void> {
	await lead.getByRole('button', { name, exact: true }).click();
	await countedDown(lead, name);
}
/** The countdown of a showing that was asked for is over: there is nothing to ask for, and nothing to call back. */
export async function countedDown(lead: Page, name = 'Visa lapparna'): Promise<void> {
	await expect(lead.getByRole('button', { name, exact: true })).toBeHidden({ timeout: 20_000 });
	await expect(lead.getByRole('button', { name: 'Visa inte än' })).toBeHidden({ timeout: 20_000 });
}

/** A note as it stands for all. */
export const shownNote = (page: Page, text: string): Locator =>
	page.getByRole('listitem').filter({ hasText: text }).last();

/** The notes under a group's title. */
export const groupBox = (page: Page, title: string): Locator => page.getByRole('list', { name: title, exact: true });

export async function expectStep(pages: readonly Page[], name: string): Promise<void> {
	for (const page of pages)
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 20_000 });
}

/** One more dot on a note or a group. */
export const dotOn = (page: Page, label: string): Locator => page.getByRole('button', { name: `Prick på ”${label}”` });

/** What there is to do with a note or a group, behind its button. */
export const menuOf = (page: Page, label: string): Locator =>
	page.getByRole('button', { name: `Vad du kan göra med ”${label}”` });

/** Opens the sheet's door. Out: the way behind its link, and its code. */
export async function openDoor(lead: Page, path: string): Promise<{ way: string; code: string }> {
	await lead.goto(`${path}/people`);
	await lead.getByRole('button', { name: 'Skapa länk och kod' }).click();
	const link = await lead.getByText(/\/take-part\//).innerText();
	const code = await lead.getByText(/^[2-9A-Z]{3}-[2-9A-Z]{3}$/).innerText();
	return { way: new URL(link).pathname, code };
}

/** Where the middle of it is in the window. */
export async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
	const box = await target.boundingBox();
	if (!box) throw new Error(`${String(target)} is not to be seen`);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags a note onto another with the mouse, and lets go when that one says that they will be together. */
export async function dragNote(page: Page, what: string, to: string): Promise<void> {
	const from = await middleOf(shownNote(page, what));
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + 20, from.y + 10, { steps: 3 });
	await expect(async () => {
		const at = await middleOf(shownNote(page, to));
		await page.mouse.move(at.x, at.y, { steps: 5 });
		await expect(shownNote(page, to)).toHaveClass(/over-with/, { timeout: 500 });
	}).toPass();
	await page.mouse.up();
}
