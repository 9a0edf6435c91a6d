import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { openDoor, ownNote, reveal } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const first = 'lars-erik.skoglycke@stensange.example';
const second = 'vendela.ortagren@stensange.example';
const phone = { viewport: { width: 390, height: 844 } };

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const narrow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const start = (lead: Page, tool: RegExp, title: string) => startSheet(lead, group, tool, title);

async function comeIn(page: Page, name: string, where: 'I rummet' | 'På distans', awake = true) {
	await page.getByLabel('Ditt namn').fill(name);
	await page.getByLabel(/^Organisation/).fill('Byalaget');
	await page.getByLabel(where).check();
	await page.getByRole('button', { name: 'Gå med' }).click();
	await page.waitForURL(/\/sheets\/[\w-]{22}$/);
	if (awake) await page.locator('html[data-awake]').waitFor({ state: 'attached' });
}

test('guests come by code and link, the room has a screen and a seat, and each writes under their own name', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const lead = await pageOf(office);
	const path = await start(lead, /^SWOT/, 'Vad vill vi tillsammans?');
	const { way, code } = await openDoor(lead, path);
	await expectAccessible(lead);

	// A guest on a phone reads the code off the wall, writes their name and is in; over a reload they are the same.
	const guest = await (await visitor(phone)).newPage();
	await guest.goto('/guest');
	await guest.getByLabel('Kod').fill(code.toLowerCase());
	await guest.getByRole('button', { name: 'Gå in' }).click();
	await expect(heading(guest, 'Vad vill vi tillsammans?')).toBeVisible();
	await expect(guest.getByLabel('I rummet')).toBeChecked();
	await expectAccessible(guest);
	expect(await narrow(guest)).toBeLessThanOrEqual(0);
	await comeIn(guest, 'Gry Gästsson', 'I rummet');
	await ownNote(guest, 'Styrkor', 1).fill('Byn ställer upp');
	await expect(guest.getByText('Sparat, bara för dig.')).toBeVisible();
	await guest.reload();
	await expect(ownNote(guest, 'Styrkor', 1)).toHaveValue('Byn ställer upp');
	await expectAccessible(guest);
	expect(await narrow(guest)).toBeLessThanOrEqual(0);

	// Everything else is closed to them.
	for (const elsewhere of [group, '/calendar', '/office', `${group}/sheets`]) {
		const answer = await guest.request.get(elsewhere, { maxRedirects: 0 });
		expect(answer.ok(), elsewhere).toBe(false);
	}
	await guest.goto('/');
	await expect(guest).toHaveURL(new RegExp(`${path}$`));

	// A member by the same link is themselves.
	const member = await pageOf(first);
	await member.goto(`${way}?room`);
	await expect(member.getByText(/^Du är inloggad som Lars-Erik/)).toBeVisible();
	await expect(member.getByLabel('I rummet')).toBeChecked();
	await member.getByLabel('På distans').check();
	await member.getByRole('button', { name: 'Gå med' }).click();
	await member.waitForURL(new RegExp(`${path}$`));
	await member.locator('html[data-awake]').waitFor({ state: 'attached' });
	await ownNote(member, 'Möjligheter', 1).fill('Nya lokaler');
	await expect(member.getByText('Sparat, bara för dig.')).toBeVisible();

	// The screen in the room has an account of its own kind and shows the sheet with the code.
	const screen = await (await visitor()).newPage();
	await screen.goto(way);
	await screen.getByText('Det här är rummets skärm').click();
	await screen.getByRole('button', { name: 'Visa på den här skärmen' }).click();
	await screen.waitForURL(/\/screen$/);
	await expect(screen.getByRole('img', { name: 'QR-kod till arbetsbladet' })).toBeVisible();
	await expect(screen.getByText(code)).toBeVisible();
	await expect(screen.getByText('I rummet: Gry Gästsson')).toBeVisible();
	await expectAccessible(screen);

	// Somebody without a device sits beside: who leads writes for them.
	await lead.goto(`${path}/people`);
	await lead.getByRole('textbox', { name: 'Någon annan' }).fill('Ella Äldre');
	await lead.getByRole('button', { name: 'Lägg till platsen' }).click();
	await lead.getByRole('link', { name: 'Skriv åt Ella Äldre' }).click();
	await expect(heading(lead, 'Du skriver åt Ella Äldre')).toBeVisible();
	await ownNote(lead, 'Hot', 1).fill('Bussen dras in');
	await expect(lead.getByText('Sparat, bara för dig.')).toBeVisible();
	await expectAccessible(lead);
	await lead.getByRole('link', { name: 'Till arbetsbladet' }).click();
	await expect(lead.getByText('Rummet skrev 2, på distans 1')).toBeVisible({ timeout: 20_000 });
	await expect(lead.getByText('Bussen dras in')).toHaveCount(0);

	await reveal(lead);
	for (const page of [lead, guest, member, screen])
		for (const text of ['Byn ställer upp', 'Nya lokaler', 'Bussen dras in', 'Ella Äldre', 'Gry Gästsson'])
			await expect(page.getByText(text).first()).toBeVisible({ timeout: 15_000 });
	await expect(screen.getByText('Rummet skrev 2, på distans 1')).toBeVisible();
	await expect(screen.getByRole('textbox')).toHaveCount(0);
	await expect(screen.getByRole('button')).toHaveCount(0);
	await expectAccessible(screen);
	await lead.getByText('Stäng arbetsbladet').first().click();
	await lead.getByRole('button', { name: 'Stäng arbetsbladet' }).click();
	for (const page of [guest, screen])
		await expect(page.getByText('Arbetsbladet är stängt. Tack för att du var med.')).toBeVisible({ timeout: 20_000 });
	await expectAccessible(guest);
});

test('alone, in pairs, in fours and all: words stay where they were written until they are shown, and are brought along', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	test.setTimeout(180_000);
	const lead = await pageOf(office);
	const path = await start(lead, /^1-2-4/, 'Hur ses vi oftare?');
	const { way } = await openDoor(lead, path);
	const [one, two] = [await pageOf(first), await pageOf(second, { colorScheme: 'dark' })];
	for (const page of [one, two]) await page.goto(path);
	const guests: Page[] = [];
	for (const name of ['Gry Gästsson', 'Gustav Gästsson']) {
		const guest = await (await visitor(phone)).newPage();
		await guest.goto(way);
		await comeIn(guest, name, 'På distans');
		guests.push(guest);
	}
	const people = [one, two, ...guests];
	await ownNote(one, 'Tankar', 1).fill('Fika i korridoren');
	await expect(one.getByText('Sparat, bara för dig.')).toBeVisible();

	// Dealt before everybody goes there.
	await lead.goto(`${path}?step=1`);
	await expect(lead.getByText('Ingen är indelad än.')).toBeVisible();
	await lead.getByRole('button', { name: 'Dela in', exact: true }).click();
	await expect(lead.getByRole('listitem').filter({ hasText: 'Par 2' })).toBeVisible();
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	for (const page of people) await expect(page.getByText(/^Du är i Par \d$/)).toBeVisible({ timeout: 15_000 });

	// What one brings along and what one writes is seen by the pair alone.
	await one.getByText('Ta med från tidigare steg').click();
	await one.getByRole('button', { name: 'Ta med ”Fika i korridoren”' }).click();
	await expect(
		one.getByRole('main').getByRole('listitem').filter({ hasText: 'Fika i korridoren' }).first()
	).toContainText('Från Själv');
	await one.getByRole('textbox', { name: 'Ny i Det vi bygger vidare på' }).fill('Samma dag varje vecka');
	await one.getByRole('button', { name: 'Lägg till' }).click();
	const mine = await one.getByText(/^Ni är: /).innerText();
	for (const page of people.slice(1)) {
		const inPair = (await page.getByText(/^Ni är: /).innerText()) === mine;
		if (inPair) await expect(page.getByText('Samma dag varje vecka')).toBeVisible();
		else await expect(page.getByText('Samma dag varje vecka')).toHaveCount(0);
	}
	await expect(lead.getByText('Samma dag varje vecka')).toHaveCount(0);
	await one.getByRole('button', { name: 'Jag är klar' }).click();
	await expect(lead.getByText('1 av 2 är klara').first()).toBeVisible();
	for (const page of [one, two, guests[0] as Page]) await expectAccessible(page);
	expect(await narrow(guests[0] as Page)).toBeLessThanOrEqual(0);

	// Who leads looks in openly, tells all something, and calls back.
	const pair = /Par \d/.exec(await one.getByText(/^Du är i Par \d$/).innerText())?.[0] ?? '';
	await lead.getByRole('button', { name: `Titta in i ${pair}` }).click();
	await expect(lead.getByText('Samma dag varje vecka')).toBeVisible();
	await expect(one.getByText(/läser hos er just nu/)).toBeVisible();
	await lead.getByRole('button', { name: 'Gå ut' }).click();
	await expect(lead.getByText('Samma dag varje vecka')).toHaveCount(0);
	await lead.getByLabel('Säg till alla grupper').fill('En minut kvar, avrunda');
	await lead.getByRole('button', { name: 'Visa för alla' }).click();
	for (const page of people) await expect(page.getByText('En minut kvar, avrunda')).toBeVisible();

	// Pairs become fours and go there; the pair's note is brought along, and shown to all with where it came from.
	await lead.goto(`${path}?step=2`);
	await expect(lead.getByLabel('Hur?')).toHaveValue('join');
	await lead.getByRole('button', { name: 'Dela in', exact: true }).click();
	await expect(lead.getByRole('listitem').filter({ hasText: 'Grupp 1' })).toBeVisible();
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	for (const page of people) await expect(page.getByText('Du är i Grupp 1')).toBeVisible({ timeout: 15_000 });
	await one.getByText('Ta med från tidigare steg').click();
	await one.getByRole('button', { name: 'Ta med ”Samma dag varje vecka”' }).click();
	for (const page of people) await expect(page.getByText('Samma dag varje vecka').first()).toBeVisible();
	await expectAccessible(two);
	await reveal(lead, 'Visa vad grupperna skrev');
	await expect(lead.getByText('Samma dag varje vecka').first()).toBeVisible();
	await expect(lead.getByText('Från Grupp 1').first()).toBeVisible();

	await lead.getByRole('button', { name: 'Om 30 s' }).click();
	await expect(two.getByText('Vi går till Alla.')).toBeVisible();
	await lead.getByRole('button', { name: 'Stanna kvar här' }).click();
	await expect(two.getByText('Vi går till Alla.')).toBeHidden();
	await lead.getByRole('button', { name: /^Vidare: Alla/ }).click();
	await expect(heading(two, 'Alla')).toBeVisible({ timeout: 15_000 });
	await two.getByText('Ta med från tidigare steg').click();
	await two.getByRole('button', { name: 'Ta med ”Samma dag varje vecka”' }).first().click();
	for (const page of [lead, ...people])
		await expect(
			page.getByRole('main').getByRole('listitem').filter({ hasText: 'Från Grupp 1, Fyra' }).first()
		).toContainText('Samma dag varje vecka', { timeout: 15_000 });
	await expectAccessible(two);
});

test('a guest takes part without JavaScript, also in a pair', async ({ pageOf, visitor }) => {
	const lead = await pageOf(office);
	const path = await start(lead, /^1-2-4/, 'Utan skript');
	const { way } = await openDoor(lead, path);
	const plain = await (await visitor({ javaScriptEnabled: false })).newPage();
	await plain.goto(way);
	await comeIn(plain, 'Per Plain', 'På distans', false);
	await ownNote(plain, 'Tankar', 1).fill('Post i stället');
	await plain.getByRole('button', { name: 'Spara' }).first().click();
	await expect(ownNote(plain, 'Tankar', 1)).toHaveValue('Post i stället');
	await lead.goto(`${path}?step=1`);
	await lead.getByRole('button', { name: 'Dela in', exact: true }).click();
	await expect(lead.getByRole('listitem').filter({ hasText: 'Par 1' })).toContainText('Per Plain');
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	const now = lead
		.getByRole('navigation', { name: 'Steg' })
		.getByRole('link', { name: /^Två och två.*här är alla nu/ });
	await expect(now).toBeVisible({ timeout: 15_000 });
	await plain.goto(path);
	await expect(plain.getByText(/^Du är i Par 1$/)).toBeVisible();
	await plain.getByRole('textbox', { name: 'Ny i Det vi bygger vidare på' }).fill('Skrivet i paret');
	await plain.getByRole('button', { name: 'Lägg till' }).click();
	await expect(plain.getByText('Skrivet i paret')).toBeVisible();
	await reveal(lead, 'Visa vad grupperna skrev');
	await expect(lead.getByText('Skrivet i paret')).toBeVisible();
});
