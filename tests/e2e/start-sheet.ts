import type { Page } from '@playwright/test';

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
