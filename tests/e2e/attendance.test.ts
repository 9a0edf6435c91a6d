import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, test } from './fixtures.ts';

const board = `/meetings/${demoId('ljusbygden/meeting/board/coming-1')}`;
const chair = 'birgitta.wallinder@vidakra.example';
const secretary = 'nadja.ilves@ljusbygden.example';
const af = 'tobias.engdahl-strom@arbetsformedlingen.example';
const fk = 'marcus.tegelhage@forsakringskassan.example';
const fkSubstitute = 'cecilia.torstensdotter@forsakringskassan.example';

const seat = (page: Page, words: RegExp) => page.getByRole('img', { name: words });
const own = (page: Page) => page.getByRole('region', { name: 'Så deltar du' });
const change = async (page: Page, button: RegExp) => {
	await own(page).getByText('Ändra').click();
	await own(page).getByRole('button', { name: button }).click();
	await expect(own(page).locator('details')).not.toHaveAttribute('open');
};

test('a board comes in: one substitute serves until the member comes late, one steps aside, the last of AF leaves', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(chair);
	await lead.goto(`${board}/live`);
	await begin(lead);
	await expect(lead.getByRole('dialog', { name: 'Hur deltar du?' })).toBeVisible();
	await expectAccessible(lead);
	await checkIn(lead);
	await expect(own(lead)).toContainText('Du deltar i rummet. Du har rösträtt.');
	await lead.reload();
	await expect(own(lead)).toContainText('Du deltar i rummet.');
	await expect(lead.getByRole('dialog')).toBeHidden();

	// The substitute finds the seat empty and serves; the table shows it to the chair.
	const substitute = await pageOf(fkSubstitute);
	await substitute.goto(`${board}/live`);
	await checkIn(substitute, 'På distans med bild och ljud');
	await expect(seat(lead, /^Marcus Tegelhage, FK, väntas/)).toBeVisible();
	await own(substitute).getByRole('button', { name: 'Tjänstgör för Marcus Tegelhage' }).click();
	await expect(own(substitute)).toContainText('Du tjänstgör för Marcus Tegelhage.');
	await expect(seat(lead, /^Cecilia Torstensdotter, FK, på distans, ersättare som tjänstgör/)).toBeVisible();

	// Somebody asks not to be asked now: the page being open is no attendance.
	const member = await pageOf(fk);
	await member.goto(`${board}/live`);
	await member.getByRole('dialog').getByRole('button', { name: 'Inte nu' }).click();
	const open = lead.getByRole('region', { name: /^Har sidan öppen/ });
	await expect(open).toContainText('Marcus Tegelhage');
	await own(member).getByRole('link', { name: 'Checka in' }).click();
	await checkIn(member);
	await expect(open).toBeHidden();

	// Nobody changes places inside an item; with the next one the member has the vote.
	await expect(own(member)).toContainText('Du deltar i rummet.');
	await expect(own(member)).not.toContainText('rösträtt');
	await lead.getByRole('button', { name: /^Nästa/ }).click();
	await expect(own(member)).toContainText('Du har rösträtt.');
	await expect(own(substitute)).not.toContainText('tjänstgör');

	const alone = await pageOf(af);
	await alone.goto(`${board}/live`);
	await checkIn(alone);
	await change(alone, /^Jäv: delta inte i § \d+$/);
	await expect(own(alone)).toContainText('Du deltar inte i det här ärendet (jäv).');
	await expect(seat(lead, /^Tobias Engdahl-Ström, AF, är inte med/)).toBeVisible();
	await change(alone, /^Delta igen i/);
	await expect(seat(lead, /^Tobias Engdahl-Ström, AF, på plats/)).toBeVisible();

	// The last one of a partner organisation leaves: whoever leads is told at once, without asking for it.
	await own(alone).getByText('Ändra').click();
	await own(alone).getByRole('button', { name: 'Lämna mötet' }).click();
	await expect(lead.getByRole('alert')).toContainText(
		/Arbetsförmedlingen har lämnat mötet: Tobias Engdahl-Ström gick kl\. .* och ingen är kvar\./
	);
	await expect(member.getByText('har lämnat mötet')).toBeHidden();
	await expect(own(alone).getByRole('link', { name: 'Checka in' })).toBeVisible();
	await expect(alone.getByRole('dialog')).toBeHidden();
	await lead.getByRole('alert').getByRole('button', { name: 'Uppfattat' }).click();
	await expect(lead.getByRole('alert')).toBeHidden();
	await expectAccessible(lead);

	// The secretary writes one down, mistakes them for another, and strikes the row.
	const sheet = await pageOf(secretary);
	await sheet.goto(`${board}/attendance`);
	await expect(sheet.getByText(/^Mötet är inte beslutsfört: 2 av 8/)).toBeVisible();
	await sheet.getByRole('button', { name: 'Checka in Oskar Vänerlund i rummet' }).click();
	await expect(sheet.getByText('Oskar Vänerlund kom, i rummet').first()).toBeVisible();
	const row = sheet.getByRole('listitem').filter({ hasText: 'Oskar Vänerlund kom, i rummet' });
	await row.getByText('Stryk', { exact: false }).first().click();
	await row.getByRole('button', { name: 'Stryk raden' }).click();
	await expect(row.getByText('Fyll i det här.')).toBeVisible();
	await row.getByLabel('Varför är raden fel?').fill('Förväxlad med Siv');
	await row.getByRole('button', { name: 'Stryk raden' }).click();
	await expect(sheet.getByText(/^Struken av Nadja Ilves .*: Förväxlad med Siv$/)).toBeVisible();
	await expectAccessible(sheet);

	await lead.getByRole('button', { name: 'Avsluta mötet' }).click();
	await lead.getByRole('dialog').getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(lead.getByText('Mötet är avslutat.')).toBeVisible();
	await sheet.goto(`${board}/notes`);
	const paper = sheet.getByRole('article');
	await expect(paper).toContainText('Beslutande');
	await expect(paper).toContainText(
		/Cecilia Torstensdotter, Försäkringskassan, ersättare, tjänstgjorde för Marcus Tegelhage/
	);
	await expect(paper).toContainText(/Frånvarande/);
});

test('everything about attendance works without JavaScript', async ({ pageOf }) => {
	const meeting = `/meetings/${demoId('ljusbygden/meeting/stensange/coming-1')}`;
	const lead = await pageOf('jorgen.tallmark@stensange.example');
	await lead.goto(`${meeting}/live`);
	await begin(lead);
	await checkIn(lead);

	const plain = await pageOf('jasmina.begovic@stensange.example', { javaScriptEnabled: false });
	await plain.goto(`${meeting}/live`);
	await own(plain).getByRole('link', { name: 'Checka in' }).click();
	// One screen, two people.
	await plain.getByText('Sitter ni flera vid samma skärm?').click();
	await plain.getByRole('checkbox', { name: 'Anders Lövhammar, AF' }).check();
	await plain.getByRole('button', { name: 'I rummet', exact: true }).click();
	await expect(own(plain)).toContainText('Du deltar i rummet.');
	await expect(lead.getByRole('region', { name: /^Är med/ })).toContainText('Anders Lövhammar');
	await expect(plain.getByText('Anders Lövhammar kom, i rummet inskrivet av Jasmina Begović')).toBeVisible();
	const person = plain.getByRole('listitem').filter({ hasText: 'Vendela Örtagren' }).first();
	await person.getByText('Annat …').click();
	await person.getByLabel('När?').fill('kvart över');
	await person.getByRole('button', { name: 'Skriv in' }).click();
	await expect(person.getByText('Skriv ett datum och en tid som finns.')).toBeVisible();
	await expect(person.getByLabel('När?')).toHaveValue('kvart över');
	await person.getByLabel('När?').fill('');
	await person.getByLabel('Hur?').selectOption('På distans med bild och ljud');
	await person.getByRole('button', { name: 'Skriv in' }).click();
	await expect(plain.getByText('Vendela Örtagren kom, på distans').first()).toBeVisible();
	await expect(lead.getByRole('region', { name: /^Är med/ })).toContainText('Vendela Örtagren');
});

test('a guest comes by link, sees their item and nothing else, stays the same over a reload, and is out when asked', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	const meeting = `/meetings/${demoId('ljusbygden/meeting/vidakra/coming-1')}`;
	const lead = await pageOf('leyla.karagoz@ljusbygden.example');
	await lead.goto(`${meeting}/guests`);
	await expectAccessible(lead);
	await lead.getByLabel('Gästens namn').fill('Greta Gästkvist');
	await lead.getByLabel('Organisation').fill('Länets kunskapscentrum');
	const asked = lead.getByRole('checkbox').nth(2);
	const label = (await asked.evaluate((box: HTMLInputElement) => box.labels?.[0]?.textContent)) ?? '';
	await asked.check();
	await lead.getByRole('button', { name: 'Bjud in gästen' }).click();
	const link = (await lead.getByRole('link', { name: /\/guest\// }).textContent()) ?? '';
	await expectAccessible(lead);

	const guest = await (await visitor()).newPage();
	await guest.goto(new URL(link).pathname);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Välkommen, Greta Gästkvist');
	await expectAccessible(guest);
	await guest.getByRole('button', { name: 'Gå in' }).click();
	await expect(guest).toHaveURL(/\/visit$/);
	await expect(guest.getByRole('article')).toHaveCount(1);
	const name = (await guest.getByRole('heading', { level: 2 }).last().textContent()) ?? '';
	expect(label).toContain(name);
	await expectAccessible(guest);
	await guest.reload();
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Greta Gästkvist, gäst');
	for (const path of ['agenda', 'live', 'attendance', 'notes', 'guests', 'calling']) {
		await guest.goto(`${meeting}/${path}`);
		await expect(guest).toHaveURL(/\/visit$/);
	}
	for (const path of ['/groups', '/calendar', '/profile', '/office']) {
		const answer = await guest.goto(path);
		expect(answer?.status(), path).toBeGreaterThanOrEqual(400);
	}
	await guest.goto('/');
	await expect(guest).toHaveURL(/\/visit$/);

	await lead.goto(`${meeting}/live`);
	await begin(lead);
	await checkIn(lead);
	await guest.getByRole('button', { name: 'På distans med bild och ljud' }).click();
	await expect(guest.getByText('Du deltar på distans.')).toBeVisible();
	await expect(lead.getByRole('region', { name: /^Är med/ })).toContainText('Greta Gästkvist');
	await lead
		.getByRole('link', { name: new RegExp(name) })
		.first()
		.click();
	await lead.getByRole('button', { name: 'Gå till det här ärendet med alla' }).click();
	await expect(guest.getByText(`Nu: ${name}`).first()).toBeVisible();

	// On their item they ask for the floor like anybody, and are heard.
	await guest.getByRole('button', { name: 'Begär ordet' }).click();
	await expect(guest.getByText('Du står på talarlistan.')).toBeVisible();
	await lead.getByRole('button', { name: 'Ge ordet till Greta Gästkvist', exact: true }).click();
	await expect(guest.getByText('Du har ordet')).toBeVisible();
	await expectAccessible(guest);
	await guest.getByRole('button', { name: 'Jag har talat klart' }).click();
	await expect(lead.getByText('Har talat (1)')).toBeVisible();

	await lead.goto(`${meeting}/guests`);
	await lead.getByRole('button', { name: 'Återkalla Greta Gästkvist' }).click();
	await expect(guest.getByText('Din tid som gäst är slut.')).toBeVisible();
	await guest.goto(new URL(link).pathname);
	await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
});
