import { linkIn, letterTo } from './letters.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';
import { approveNote, fillNote, year } from './relay-acts.ts';
import { planMeeting } from './plan-meeting.ts';

const norrlinge = 'per-anders.ryttinger@norrlinge.example';
const arlunda = 'pontus.hjelmvik@arlunda.example';
const stensange = 'jorgen.tallmark@stensange.example';
const vidakra = 'rolf.hedestad@vidakra.example';
const office = 'leyla.karagoz@ljusbygden.example';
test('a note from an item is merged by the office with another, relayed to two groups, put on an agenda, answered, and both origins see it', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(180_000);
	const own = `Väntan på första samtalet ${Date.now()}`;
	const one = await pageOf(norrlinge);
	await planMeeting(one, 'Lokala samverkansgruppen Norrlinge–Hökensby', `${year}-03-02`);
	await one.locator('[data-item] a[role="button"]').first().click();
	await one.getByRole('link', { name: 'Skicka med till en annan grupp' }).first().click();
	await expect(one).toHaveURL(/\/relay\/new\?from=/);
	await fillNote(one, own, 'Sju veckor till första samtalet.');
	await expectAccessible(one);
	await one.getByRole('button', { name: 'Spara och se hur det blir' }).click();
	await expect(one).toHaveURL(/\/relay\/[\w-]{22}$/);
	await expect(one.getByRole('region', { name: /^Så här ser det ut/ })).toContainText(
		'Sju veckor till första samtalet.'
	);
	await expectAccessible(one);
	const first = await approveNote(one);
	await expect(one.getByRole('link', { name: 'Ärendet som medskicket kom från' })).toBeVisible();

	const two = await pageOf(arlunda);
	await two.goto('/relay');
	await two.getByRole('link', { name: 'Skicka med något till en annan grupp' }).click();
	await two.getByLabel('Från vilken grupp?').selectOption({ label: 'Lokala samverkansgruppen Ärlunda' });
	await fillNote(two, `${own} (vi med)`, 'Åtta veckor hos oss.');
	await two.getByRole('button', { name: 'Spara och se hur det blir' }).click();
	await expect(two).toHaveURL(/\/relay\/[\w-]{22}$/);
	await approveNote(two);

	const desk = await pageOf(office);
	await desk.goto('/office');
	await expect(desk.getByRole('region', { name: /^Öppna medskick/ })).toContainText(own);
	await expectAccessible(desk);
	for (const tick of [own, `${own} (vi med)`])
		await desk.getByRole('checkbox', { name: `Slå ihop: ${tick}`, exact: true }).check();
	await desk.getByRole('button', { name: 'Slå ihop medskick' }).click();
	await expect(desk).toHaveURL(/\/relay\/merge/);
	await fillNote(desk, 'Korta väntan tillsammans', 'Flera grupper väntar sju till åtta veckor.');
	await expectAccessible(desk);
	await desk.getByRole('button', { name: 'Slå ihop dem' }).click();
	await expect(desk).toHaveURL(/\/relay\/[\w-]{22}$/);
	await expect(desk.getByRole('region', { name: /^Ihopslaget av/ })).toContainText(own);
	await desk.getByRole('checkbox', { name: /^Lokala samverkansgruppen Stensånge/ }).check();
	await desk.getByRole('checkbox', { name: /^Lokala samverkansgruppen Vidåkra/ }).check();
	await desk.getByLabel('Varför just till dem?').fill('Ni har provat.');
	await desk.getByRole('button', { name: 'Se det som mottagaren' }).click();
	const preview = desk.getByRole('region', { name: /Stensånge.*Vidåkra|Vidåkra.*Stensånge/ });
	await expect(preview).toContainText('Åtta veckor hos oss.');
	await expectAccessible(desk);
	const seen = await preview.getByRole('article').innerText();
	await desk.getByRole('button', { name: 'Skicka precis så här' }).click();
	await expect(desk.getByText('Medskicket är skickat, precis som du såg det.')).toBeVisible();

	const got = await pageOf(stensange);
	const meeting = await planMeeting(got, 'Lokala samverkansgruppen Stensånge', `${year}-03-03`);
	await got.goto(`${meeting}/agenda`);
	const waiting = got.getByRole('region', { name: /^Medskick till gruppen/ });
	await waiting.getByRole('link', { name: 'Korta väntan tillsammans' }).click();
	await expect(got.getByText('Sju veckor till första samtalet.')).toBeVisible();
	expect(await got.getByRole('article').innerText()).toBe(seen);
	await expectAccessible(got);
	const received = new URL(got.url()).pathname;
	await got.goto(`${meeting}/agenda`);
	await got.getByRole('button', { name: 'Sätt på dagordningen: Korta väntan tillsammans' }).click();
	await expect(waiting.getByText('Korta väntan tillsammans')).toBeHidden();
	await expect(got.locator('[data-item]').filter({ hasText: 'Korta väntan tillsammans' })).toBeVisible();

	// The origin's page is open meanwhile, and hears of each step.
	await expect(one.getByRole('region', { name: /^Vad det blev av det/ })).toContainText('På dagordningen');
	await got.goto(received);
	await got.getByRole('button', { name: 'Markera som behandlat' }).click();
	await expect(got.getByText(/Medskicket är behandlat/)).toBeVisible();
	await got.getByRole('button', { name: 'Skicka återkopplingen' }).click();
	await expect(got.getByText('Fyll i det här.').first()).toBeVisible();
	await got.getByRole('textbox', { name: 'Återkoppling' }).fill('Vi avsätter två tider i veckan.');
	await got.getByRole('button', { name: 'Skicka återkopplingen' }).click();
	await expect(got.getByText(/Återkopplingen är skickad/)).toBeVisible();
	await expectAccessible(got);
	for (const origin of [one, two]) {
		await expect(origin.getByRole('region', { name: /^Vad det blev av det/ })).toContainText(
			'Vi avsätter två tider i veckan.'
		);
		await expect(origin.getByRole('region', { name: /^Vad det blev av det/ })).toContainText('Besvarat');
	}
	await expectAccessible(one);

	// It sees what came of it, and nothing of the receiver's own.
	for (const path of [received, `${meeting}/agenda`]) {
		const answer = await one.request.get(path);
		expect(answer.status()).toBe(404);
	}
	await one.goto(first);
	const other = await pageOf(vidakra, night);
	await other.goto('/');
	await expect(other.getByRole('main')).toContainText('Korta väntan tillsammans');
	await other.goto('/relay');
	await expectAccessible(other);
	await expectNarrow(other);
});

test('without JavaScript a note is drafted, waits for the yes of its chair, and is approved by the link in the letter', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	const page = await pageOf(office, { javaScriptEnabled: false });
	const title = `Kontaktväg till vården ${Date.now()}`;
	await page.goto('/relay/new');
	await page.getByLabel('Från vilken grupp?').selectOption({ label: 'Lokala samverkansgruppen Vidåkra' });
	await fillNote(page, title, 'Numret 811218-9876 hör inte hemma här.');
	await page.getByRole('button', { name: 'Spara och se hur det blir' }).click();
	await expect(page.getByText(/Det här ser ut som personnummer: 811218-9876/)).toBeVisible();
	await page.getByLabel('Vad vill ni ha sagt?').fill('Vem ringer vi när det är bråttom?');
	await page.getByRole('button', { name: 'Spara och se hur det blir' }).click();
	await expect(page.getByText(/Det här ser ut som personnummer/)).toBeHidden();
	await page.getByRole('button', { name: 'Be om gruppens ja' }).click();
	await expect(page.getByText('Väntar på gruppens ja').first()).toBeVisible();

	const link = linkIn(await letterTo(vidakra, 'relay-approval'));
	const mail = await (await visitor()).newPage();
	await mail.goto(link);
	await expect(mail.getByRole('article')).toContainText('Vem ringer vi när det är bråttom?');
	await expectAccessible(mail);
	await mail.getByRole('button', { name: 'Godkänn' }).click();
	await expect(mail.getByText('Tack, medskicket har gått iväg.')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Hos kansliet').first()).toBeVisible();
	const again = await (await visitor()).newPage();
	await again.goto(link);
	await expect(again.getByText(/Länken är använd, eller/)).toBeVisible();
});
