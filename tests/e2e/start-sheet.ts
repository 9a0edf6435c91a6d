import { expect, type Page } from '@playwright/test';

/** Starts a sheet of a group from its page. Out: the sheet's address. */
export async function startSheet(lead: Page, group: string, tool: RegExp, title: string): Promise<string> {
	await lead.goto(`${group}/sheets`);
	const select = lead.getByLabel('Dialogverktyg');
	const option = await select.getByRole('option', { name: tool }).first().getAttribute('value');
	await select.selectOption(option);
	await lead.getByLabel('Vad handlar det om?').fill(title);
	await lead.getByRole('button', { name: 'Starta arbetsbladet' }).click();
	await lead.waitForURL(/\/sheets\/[\w-]{22}$/);
	return new URL(lead.url()).pathname;
}

/** A sheet of a group that has come to its last step, where all write together, with these notes on it. */
export async function aSheetWith(lead: Page, group: string, title: string, notes: readonly string[]): Promise<string> {
	const path = await startSheet(lead, group, /^SWOT/, title);
	await lead.goto(`${path}?step=1`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	// Gathered, the page stands where all are.
	await lead.waitForURL(`**${path}`, { timeout: 20_000 });
	for (const text of notes) {
		await lead.getByRole('textbox', { name: 'Ny i Det vi ser' }).fill(text);
		await lead.getByRole('button', { name: 'Lägg till' }).click();
		await expect(lead.getByRole('listitem').filter({ hasText: text })).toBeVisible();
	}
	return path;
}
