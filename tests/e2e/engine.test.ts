import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const chair = 'asa.ronnqvist@vidakra.example';
const member = 'jorgen.tallmark@stensange.example';
const meeting = demoId('ljusbygden/meeting/regional/coming-2');
const room = `/meetings/${meeting}/live`;
const people = `/groups/${demoId('ljusbygden/group/regional')}/people`;

const notes = (page: Page) => page.getByRole('textbox', { name: /^Anteckningar till/ });
const stored = (page: Page) => page.getByText(/^Sparat/);
const gone = (page: Page) => page.getByRole('alert').filter({ hasText: 'Du har inte längre tillgång till texten.' });

test('D6 access is withdrawn while somebody types: they are told at once, their last words are given back, nobody else notices', async ({
	person,
	pageOf,
	expectAccessible
}) => {
	const away = await person(member);
	const page = await away.newPage();
	await page.goto(room);
	await notes(page).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(' Detta blev sparat.');
	await expect(stored(page)).toBeVisible();
	const other = await pageOf(chair);
	await other.goto(room);
	await expect(notes(other)).toContainText('Detta blev sparat.');

	const desk = await pageOf(office);
	await desk.goto(people);
	const end = desk.getByRole('button', { name: /^Avsluta platsen för Jörgen/ });
	await expect(end).toBeVisible();
	await away.setOffline(true);
	await page.keyboard.type(' Detta hann aldrig fram.');
	await end.click();
	await expect(desk.getByText(/^Platsen för Jörgen .* är avslutad\.$/)).toBeVisible();
	try {
		await away.setOffline(false);
		await expect(gone(page)).toBeVisible({ timeout: 20_000 });
		await expect(page.getByRole('region').filter({ hasText: 'Detta hann aldrig fram.' })).toBeVisible();
		await expectAccessible(page);
		await notes(other).click();
		await other.keyboard.press('Control+End');
		await other.keyboard.type(' Vi andra fortsätter.');
		await expect(stored(other)).toBeVisible();
		expect(await notes(other).textContent()).not.toContain('hann aldrig fram');
		expect(await page.content()).not.toContain('Vi andra fortsätter.');
	} finally {
		// The others who use this portal find the seat as it was.
		await desk.getByRole('button', { name: 'Ångra' }).click();
		await expect(end).toBeVisible();
	}
});
