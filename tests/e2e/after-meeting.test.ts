import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow } from './narrow.ts';

const board = `/meetings/${demoId('ljusbygden/meeting/board/past-2')}`;
const chair = 'birgitta.wallinder@vidakra.example';
const secretary = 'nadja.ilves@ljusbygden.example';
const password = 'ljusbygden-2026';
/** One of these was there: who was is the demo's chance. */
const adjusters = [
	['Marcus Tegelhage', 'marcus.tegelhage@forsakringskassan.example'],
	['Stefan Grönvall', 'stefan.gronvall@stensange.example'],
	['Oskar Vänerlund', 'oskar.vanerlund@arlunda.example']
] as const;

const atOnce = (page: Page) => page.getByRole('region', { name: 'Omedelbar justering' });

test('a paragraph is adjusted at once: asked for, marked by all, locked, and not changed any more', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const keeper = await pageOf(secretary);
	await keeper.goto(`${board}/notes`);
	const choice = (name: string) => keeper.getByRole('checkbox', { name: new RegExp(`^${name}`) });
	await expect(keeper.getByRole('button', { name: 'Skicka för justering' })).toBeDisabled();
	let adjuster = '';
	for (const [name, email] of adjusters)
		if (adjuster === '' && (await choice(name).count()) > 0) {
			await choice(name).check();
			adjuster = email;
		}
	await keeper.getByRole('region', { name: 'Justering' }).getByRole('button', { name: 'Spara' }).click();
	await expect(keeper.getByText('Valet är sparat.')).toBeVisible();
	const ask = keeper.getByRole('button', { name: /^Justera omedelbart: § / }).first();
	const name = ((await ask.getAttribute('aria-label')) ?? '').replace('Justera omedelbart: ', '');
	await ask.click();
	await expect(atOnce(keeper)).toContainText(name);
	await expectAccessible(keeper);

	for (const email of [adjuster, chair]) {
		const page = await pageOf(email);
		await page.goto('/');
		await page
			.getByRole('listitem')
			.filter({ hasText: 'Justera paragrafer omedelbart' })
			.getByRole('link')
			.first()
			.click();
		await atOnce(page).getByLabel('Lösenord', { exact: true }).fill(password);
		await atOnce(page).getByRole('button', { name: 'Jag har granskat paragraferna' }).click();
		await expect(page.getByText('Din granskning av paragraferna är noterad.')).toBeVisible();
	}
	await atOnce(keeper)
		.getByRole('button', { name: `Lås ${name}` })
		.click();
	await expect(keeper.getByText('Paragrafen är låst.')).toBeVisible();
	const paragraph = keeper.getByRole('article').getByRole('region', { name });
	await expect(paragraph).toContainText('Paragrafen justerades omedelbart');
	await expect(paragraph.getByRole('link', { name: /^Redigera/ })).toHaveCount(0);
	await expect(atOnce(keeper).getByRole('link', { name: 'Lägg till undertecknad fil' })).toBeVisible();
	await expectAccessible(keeper);
});

test('after a meeting each has a page of their own, from the meeting and without JavaScript', async ({
	person,
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(chair);
	await page.goto(`${board}/notes`);
	await page.getByRole('navigation').getByRole('link', { name: 'För dig' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Efter mötet, för dig' })).toBeVisible();
	for (const title of ['Dina uppdrag från mötet', /^Beslut som rör Vidåkra kommun/, 'Det du missade'])
		await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
	await expectAccessible(page);
	await expectNarrow(page);
	const plain = await (await person(chair, { javaScriptEnabled: false })).newPage();
	await plain.goto(`${board}/for-me`);
	await expect(plain.getByRole('heading', { level: 1, name: 'Efter mötet, för dig' })).toBeVisible();
});
