import type { Page } from '@playwright/test';
import { pdf, program } from '../build/files.ts';
import { expect, test } from './fixtures.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const member = 'jorgen.tallmark@stensange.example';
/** Far enough from the demo's own meetings. */
const year = new Date().getFullYear() + 2;

async function openGroup(page: Page, name: string) {
	await page.goto('/groups');
	await page.getByRole('main').getByRole('link', { name }).first().click();
	await expect(page).toHaveURL(/\/groups\/[\w-]{22}$/);
	return new URL(page.url()).pathname;
}

/** The id of the first item on an agenda's page. */
const firstItem = (page: Page) => page.locator('[data-item]').first().getAttribute('data-item');

test('plans a meeting: what is wrong is said and kept, what is right opens its agenda from the standing one', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	const group = await openGroup(page, 'Lokala samverkansgruppen Stensånge');
	await page.goto(`${group}/meetings/new`);
	await expectAccessible(page);
	await page.getByLabel('Datum').fill(`${year}-03-12`);
	await page.getByLabel('Börjar').fill('15:00');
	await page.getByLabel('Slutar').fill('13:00');
	await page.getByLabel('Plats').fill('Biblioteket');
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page.getByText('Sluttiden måste komma efter starttiden.')).toBeVisible();
	await expect(page.getByLabel('Plats')).toHaveValue('Biblioteket');
	await expect(page.getByLabel('Börjar')).toHaveValue('15:00');
	await page.getByLabel('Slutar').fill('16:30');
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page).toHaveURL(/\/meetings\/[\w-]{22}\/agenda$/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('12 mars');
	await expect(page.getByRole('main')).toContainText('Biblioteket');
	await expect(page.getByRole('main')).toContainText('Mötet öppnas');
});

test('plans a year at once: one wrong row plans none, then all are in the calendar', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	const group = await openGroup(page, 'Lokala samverkansgruppen Ärlunda');
	await page.goto(`${group}/meetings/year`);
	await expectAccessible(page);
	const row = (number: number) => page.getByRole('group', { name: `Möte ${number}` });
	for (const [index, day] of [`${year}-02-03`, `${year}-05-05`, `${year}-05-05`].entries())
		await row(index + 1)
			.getByLabel('Datum')
			.fill(day);
	await page.getByRole('button', { name: 'Planera mötena' }).click();
	await expect(row(3).getByText('Det här används redan.')).toBeVisible();
	await expect(row(1).getByLabel('Datum')).toHaveValue(`${year}-02-03`);
	await row(3).getByLabel('Datum').fill(`${year}-09-08`);
	await page.getByRole('button', { name: 'Planera mötena' }).click();
	await expect(page).toHaveURL(new RegExp(`${group}$`));
	await page.goto(`/calendar?year=${year}`);
	await expectAccessible(page);
	for (const day of ['3 feb', '5 maj', '8 sep']) await expect(page.getByRole('main')).toContainText(day);
});

test('a meeting that is moved and cancelled says so, on its page and in the calendar file', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	const group = await openGroup(page, 'Lokala samverkansgruppen Vidåkra');
	await page.goto(`${group}/meetings/new`);
	await page.getByLabel('Datum').fill(`${year}-04-14`);
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await page.getByRole('link', { name: 'Ändra tid eller plats' }).click();
	await expect(page.getByRole('button', { name: 'Spara ändringarna' })).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Datum').fill(`${year}-04-21`);
	await page.getByRole('button', { name: 'Spara ändringarna' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('21 april');
	await page.getByRole('link', { name: 'Ändra tid eller plats' }).click();
	await page.getByLabel('Skäl').fill('För få kan komma');
	await page.getByRole('button', { name: /^Ställ in möte/ }).click();
	await expect(page.getByText('För få kan komma')).toBeVisible();
	const meeting = new URL(page.url()).pathname.replace('/agenda', '');
	const file = await page.request.get(`${meeting}/calendar.ics`);
	expect(file.headers()['content-type']).toContain('text/calendar');
	expect(await file.text()).toContain('STATUS:CANCELLED');
	expect(await file.text()).toContain('SEQUENCE:2');
});

test('what one types stays: when the page begins to run, and when somebody else changes the meeting meanwhile', async ({
	pageOf
}) => {
	const page = await pageOf(office);
	const group = await openGroup(page, 'Beredningsgruppen');
	let release = () => {};
	const gate = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await gate;
		await route.continue();
	});
	await page.goto(`${group}/meetings/new`, { waitUntil: 'commit' });
	await page.getByLabel('Datum').fill(`${year}-10-10`);
	await page.getByLabel('Plats').fill('Innan sidan var klar');
	release();
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	await expect(page.getByLabel('Plats')).toHaveValue('Innan sidan var klar');
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('10 okt');
	await page.unrouteAll();

	const change = page.url().replace('/agenda', '/change');
	await page.goto(change);
	await page.getByLabel('Plats').fill('Mitt förslag');
	const other = await pageOf(office);
	await other.goto(change);
	await other.getByLabel('Rubrik').fill('Någon annans rubrik');
	await other.getByRole('button', { name: 'Spara ändringarna' }).click();
	await expect(other).toHaveURL(/\/agenda$/);
	await page.getByRole('button', { name: 'Spara ändringarna' }).click();
	await expect(page.getByText('Någon annan har ändrat mötet medan du skrev.')).toBeVisible();
	await expect(page.getByLabel('Plats')).toHaveValue('Mitt förslag');
});

test('without JavaScript: a file is put to an item, refused in words, taken away and put back', async ({ person }) => {
	const page = await (await person(member, { javaScriptEnabled: false })).newPage();
	await openGroup(page, 'Lokala samverkansgruppen Stensånge');
	// Another test may have started it: the way in is then another link.
	const way = page.getByRole('link', { name: /^(Öppna dagordningen|Gå till mötet)$/ });
	const meeting = ((await way.getAttribute('href')) ?? '').replace(/\/(agenda|live)$/, '');
	await page.goto(`${meeting}/agenda`);
	const item = await firstItem(page);
	await page.goto(`${meeting}/attachments?item=${item}`);
	const send = async (name: string, buffer: Buffer) => {
		await page.getByLabel('Välj fil').setInputFiles({ name, mimeType: 'application/pdf', buffer });
		await page.getByRole('button', { name: 'Lägg till filen' }).click();
	};
	await send('faktura.pdf', program());
	await expect(page.getByText('Innehållet i filen är inte av ett slag')).toBeVisible();
	await send('stor.pdf', Buffer.concat([pdf(), Buffer.alloc(30 * 1024 * 1024)]));
	await expect(page.getByText('Den får vara högst 25 MB.')).toBeVisible();
	await send('../Underlag å.pdf', pdf());
	const link = page.getByRole('link', { name: /^Underlag å\.pdf/ });
	await expect(link).toBeVisible();

	const response = await page.request.get((await link.getAttribute('href')) ?? '');
	expect(await response.body()).toEqual(pdf());
	expect(response.headers()).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': `attachment; filename="Underlag a.pdf"; filename*=UTF-8''Underlag%20%C3%A5.pdf`,
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	});
	await page.getByRole('button', { name: 'Ta bort Underlag å.pdf' }).click();
	await expect(page.getByText('Underlag å.pdf togs bort.')).toBeVisible();
	await page.getByRole('button', { name: 'Ångra', exact: true }).click();
	await expect(link).toBeVisible();
});

test('with JavaScript a file goes as soon as it is chosen, and its removal can be undone', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(office);
	const group = await openGroup(page, 'Regionala samverkansgruppen');
	await page.goto(`${group}/meetings/new`);
	await page.getByLabel('Datum').fill(`${year}-06-02`);
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page).toHaveURL(/\/agenda$/);
	const meeting = new URL(page.url()).pathname.replace('/agenda', '');
	await page.goto(`${meeting}/agenda?item=${await firstItem(page)}`);
	await page
		.getByLabel('Välj fil')
		.setInputFiles({ name: 'Lägesbild.pdf', mimeType: 'application/pdf', buffer: pdf() });
	const link = page.getByRole('link', { name: /^Lägesbild\.pdf/ });
	await expect(link).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Välj fil').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: program() });
	await expect(page.getByRole('alert')).toContainText('Innehållet i filen');
	await page.getByRole('button', { name: 'Ta bort Lägesbild.pdf' }).click();
	await expect(link).toBeHidden();
	await page.getByRole('button', { name: 'Ångra', exact: true }).click();
	await expect(link).toBeVisible();
});

test('without JavaScript the minutes of a past meeting are read, numbered and with who sits there', async ({
	person,
	expectAccessible
}) => {
	const page = await (await person('birgitta.wallinder@vidakra.example', { javaScriptEnabled: false })).newPage();
	await page.goto('/calendar?past');
	await page
		.getByRole('main')
		.getByRole('link', { name: /Styrelsen/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/notes$/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Protokoll \d{4}:\d+$/);
	await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: '§' }).first()).toBeVisible();
	await expect(page.getByRole('article')).toContainText('ordförande');
	await expect(page.getByRole('button', { name: /Skriv ut/ })).toHaveCount(0);
	const reader = await (await person('birgitta.wallinder@vidakra.example')).newPage();
	await reader.goto(page.url());
	await expect(reader.getByRole('button', { name: /Skriv ut/ })).toBeVisible();
	await expectAccessible(reader);
});

test('a meeting of a group one does not sit in is not found, its files and calendar neither', async ({
	pageOf,
	person
}) => {
	const page = await pageOf('birgitta.wallinder@vidakra.example');
	await page.goto('/calendar?past');
	await page
		.getByRole('main')
		.getByRole('link', { name: /Styrelsen/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/notes$/);
	const meeting = new URL(page.url()).pathname.replace('/notes', '');
	const outside = await person('ellinor.stenfjall@samordning-fjallbyn.example');
	for (const path of ['', '/notes', '/agenda', '/change', '/calendar.ics', '/attachments?item=x'])
		expect((await outside.request.get(meeting + path)).status(), path).toBe(404);
	expect((await outside.request.get('/attachments/AAAAAAAAAAAAAAAAAAAAAA')).status()).toBe(404);
});
