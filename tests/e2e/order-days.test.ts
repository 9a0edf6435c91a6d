import type { Locator, Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';

const add = async (page: Page, title: string, minutes: string) => {
	const form = page.getByRole('region', { name: 'Lägg till en rad' });
	await form.getByLabel('Rubrik').fill(title);
	await form.getByLabel('Minuter').fill(minutes);
	await form.getByRole('button', { name: 'Lägg till raden' }).click();
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
};

test('L107 lines are dragged; L133 the day is called something else, begins at another time, is taken away and brought back', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	await page.goto(`${group}/sheets`);
	await page.getByText('Nytt körschema').click();
	await page.getByLabel('Vad är det för dag?').fill('Dagen som flyttas');
	await page.getByLabel(/^Dag/).fill('2031-03-12');
	await page.getByLabel('Börjar').fill('09:00');
	await page.getByRole('button', { name: 'Lägg upp körschemat' }).click();
	await page.waitForURL(/\/orders\//);
	await add(page, 'Välkomna', '10');
	await add(page, 'Samtal', '30');
	await add(page, 'Avslut', '15');
	const line = (title: string) =>
		page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

	// Dragged before another, then last; the place for the last is there as long as something is dragged.
	const end = page.getByText('Släpp här för att lägga sist');
	const drag = async (title: string, over: Locator, to: Locator) => {
		await line(title).getByTitle('Dra för att flytta').hover();
		await page.mouse.down();
		await over.hover();
		await expect(end).toBeVisible();
		await to.hover();
		await page.mouse.up();
		await expect(end).toBeHidden();
	};
	await drag('Avslut', line('Samtal'), line('Välkomna'));
	await expect(line('Avslut')).toContainText('9.00');
	await expect(line('Samtal')).toContainText('9.25');
	await drag('Avslut', line('Samtal'), end);
	await expect(line('Avslut')).toContainText('9.40');

	await page.getByText('Rubrik, dag och tid').click();
	await page.getByLabel('Vad är det för dag?').fill('Dagen som flyttats');
	await page.getByLabel('Börjar').fill('10:30');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Spara', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Dagen som flyttats' })).toBeVisible();
	await expect(line('Avslut')).toContainText('11.10');

	await page.getByRole('button', { name: 'Ta bort körschemat' }).click();
	await expect(page.getByText('Körschemat är borttaget och syns inte i listan.')).toBeVisible();
	await expectAccessible(page);
	const list = await pageOf(office);
	await list.goto(`${group}/sheets`);
	await expect(list.getByRole('link', { name: 'Dagen som flyttats' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Ta tillbaka det' }).click();
	await expect(page.getByRole('button', { name: 'Börja nu' })).toBeVisible();
	await list.reload();
	await expect(list.getByRole('link', { name: 'Dagen som flyttats' })).toBeVisible();
});
