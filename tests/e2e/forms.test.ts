import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { newId } from '#lib/ids/id.ts';
import { pdf } from '../build/files.ts';
import { expect, test } from './fixtures.ts';
import { holdAnswer } from './hold-answer.ts';

const office = 'leyla.karagoz@ljusbygden.example';

const name = () =>
	`Kommunen ${newId()
		.replaceAll(/[^A-Za-z]/g, 'x')
		.slice(0, 8)}`;

async function write(page: Page, called: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Namn', exact: true }).fill(called);
	await page.getByRole('textbox', { name: 'Kort namn' }).fill(called.slice(-8));
}

test('whoever clicks a link before a form is answered arrives at the link, and the act is done', async ({ pageOf }) => {
	const page = await pageOf(office);
	await page.goto('/office/organisations?add');
	const called = name();
	await write(page, called);
	const form = await holdAnswer(page, /organisations\?\/add/, 'POST');
	const link = await holdAnswer(page, /\/calendar\/__data\.json/, 'GET');
	await page.getByRole('main').getByRole('button', { name: 'Lägg till organisation' }).click();
	await form.done;
	await page.getByRole('link', { name: 'Kalender' }).first().click();
	await link.done;
	const answer = page.waitForResponse((one) => one.request().method() === 'POST');
	form.letGo();
	await answer;
	link.letGo();
	await expect(page).toHaveURL(/\/calendar$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Kalender' })).toBeVisible();
	await page.goto('/office/organisations');
	await expect(page.getByText(called)).toBeVisible();
});

test('what a form was answered stays when the answer to an earlier one comes', async ({ pageOf }) => {
	const page = await pageOf(office);
	await page.goto('/office/organisations?add');
	const form = await holdAnswer(page, /organisations\?\/move/, 'POST');
	const move = page.getByRole('button', { name: /^Flytta ned/ }).first();
	const before = await page.getByRole('main').getByRole('listitem').allInnerTexts();
	await move.click();
	await form.done;
	await write(page, 'Bara ett namn');
	await page.getByRole('textbox', { name: 'Kort namn' }).fill('');
	await page.getByRole('main').getByRole('button', { name: 'Lägg till organisation' }).click();
	const short = page.getByRole('textbox', { name: 'Kort namn' });
	await expect(short).toHaveAttribute('aria-invalid', 'true');
	form.letGo();
	await expect.poll(() => page.getByRole('main').getByRole('listitem').allInnerTexts()).not.toEqual(before);
	await expect(short).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByRole('textbox', { name: 'Namn', exact: true })).toHaveValue('Bara ett namn');
});

test('a paper of two megabytes is put to a proposal', async ({ pageOf }) => {
	const page = await pageOf('asa.ronnqvist@vidakra.example');
	await page.goto(`/proposals/${demoId('ljusbygden/proposal/fixed-times')}`);
	const buffer = Buffer.concat([pdf('Underlag'), Buffer.from(`\n%${'x'.repeat(2 << 20)}\n`)]);
	const name = `underlag-${newId().slice(0, 6)}.pdf`;
	await page.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer });
	await page.getByRole('button', { name: 'Bifoga' }).click();
	await expect(page.getByRole('link', { name })).toBeVisible();
});
