import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const member = 'vendela.ortagren@stensange.example';

test('a day is laid out, is late, is told so, and its sheet is started from its line', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office, { javaScriptEnabled: false });
	await lead.goto(`${group}/sheets`);
	await lead.getByText('Nytt körschema').click();
	await lead.getByLabel('Vad är det för dag?').fill('Planeringsdagen');
	await lead.getByRole('button', { name: 'Lägg upp körschemat' }).click();
	await expect(lead.getByLabel(/^Dag/)).toHaveAttribute('aria-invalid', 'true');
	await lead.getByLabel('Vad är det för dag?').fill('Planeringsdagen');
	await lead.getByLabel(/^Dag/).fill('2024-03-12');
	await lead.getByLabel('Börjar').fill('09:00');
	await lead.getByRole('button', { name: 'Lägg upp körschemat' }).click();
	await expect(lead.getByRole('heading', { level: 1, name: 'Planeringsdagen' })).toBeVisible();
	const address = new URL(lead.url()).pathname;

	const add = async (title: string, minutes: string) => {
		const form = lead.getByRole('region', { name: 'Lägg till en rad' });
		await form.getByLabel('Rubrik').fill(title);
		await form.getByLabel('Minuter').fill(minutes);
		await form.getByRole('button', { name: 'Lägg till raden' }).click();
		await expect(lead.getByRole('heading', { name: title })).toBeVisible();
	};
	await add('Välkomna', '10');
	await add('Samtal', '30');
	await expect(lead.getByRole('listitem').filter({ hasText: 'Samtal' })).toContainText('9.10');

	// With a script the tool brings its name and its time.
	const page = await pageOf(office, { viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
	await page.goto(address);
	const form = page.getByRole('region', { name: 'Lägg till en rad' });
	await form.getByLabel('Dialogverktyg').selectOption('round-out:sv');
	await expect(form.getByLabel('Rubrik')).toHaveValue('Utcheckning');
	await form.getByRole('button', { name: 'Lägg till raden' }).click();
	await expect(page.getByRole('heading', { name: 'Utcheckning' })).toBeVisible();
	await expectAccessible(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

	const lineOf = (name: string) =>
		page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
	// By key it changes places and keeps the focus; a lunch that cannot be at its time is said.
	const up = page.getByRole('button', { name: 'Flytta upp Utcheckning' });
	await up.focus();
	await page.keyboard.press('Alt+ArrowUp');
	await expect(lineOf('Utcheckning')).toContainText('9.10');
	await expect(up).toBeFocused();
	await page.getByRole('button', { name: 'Flytta ner Utcheckning' }).click();
	await expect(lineOf('Samtal')).toContainText('9.10');
	await form.getByLabel('Rubrik').fill('Lunch');
	await form.getByLabel(/^Fast klockslag/).fill('09:15');
	await form.getByRole('button', { name: 'Lägg till raden' }).click();
	await expect(page.getByText('Lunch hinner inte börja 9.15.')).toBeVisible();
	await page.getByRole('button', { name: 'Ångra senaste ändringen' }).click();
	await expect(page.getByRole('heading', { name: 'Lunch' })).toHaveCount(0);

	const guest = await pageOf(member);
	await guest.goto(address);
	await expect(guest.getByRole('button', { name: 'Börja nu' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Börja nu' }).click();
	// The day was meant for long ago: it is late, and the told times stand.
	await expect(guest.getByText(/^Vi är .* sena\.$/)).toBeVisible();
	await expect(guest.getByRole('listitem').filter({ hasText: 'Samtal' })).toContainText('9.10');
	await expectAccessible(guest);
	await page.getByRole('button', { name: 'Flytta tiderna till de nya' }).click();
	for (const one of [guest, page]) await expect(one.getByText(/^Vi är .* sena\.$/)).toBeHidden();
	await page.getByRole('button', { name: 'Ångra senaste ändringen' }).click();
	for (const one of [guest, page]) await expect(one.getByText(/^Vi är .* sena\.$/)).toBeVisible();
	await page.getByRole('button', { name: 'Hoppa över Samtal' }).click();
	await expect(guest.getByRole('listitem').filter({ hasText: 'Samtal' })).toContainText('Hoppas över');
	await page.getByRole('button', { name: /^Vidare till Utcheckning/ }).click();
	await expect(guest.locator('[aria-current="step"]')).toContainText('Utcheckning');

	await page.getByRole('button', { name: /^Starta arbetsbladet.*Utcheckning/ }).click();
	await page.waitForURL(/\/sheets\/[\w-]{22}$/);
	const sheet = new URL(page.url()).pathname;
	await guest.getByRole('link', { name: 'Öppna arbetsbladet Utcheckning' }).click();
	await guest.waitForURL(`**${sheet}`);
});
