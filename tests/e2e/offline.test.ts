import type { BrowserContext, Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { pressStart } from './begin.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow } from './narrow.ts';

test.use({ serviceWorkers: 'allow' });

const chair = 'asa.ronnqvist@vidakra.example';
const member = 'jorgen.tallmark@stensange.example';
const seated = 'pontus.hjelmvik@arlunda.example';
const office = 'leyla.karagoz@ljusbygden.example';
const meeting = demoId('ljusbygden/meeting/regional/coming-2');
const room = `/meetings/${meeting}/live`;
const agenda = `/meetings/${meeting}/agenda`;

const notes = (page: Page) => page.getByRole('textbox', { name: /^Anteckningar till/ });
const kept = (page: Page) => page.getByText('Offline – sparas på den här enheten');
const stored = (page: Page) => page.getByText(/^Sparat/);

/** What stands in the way of a page that cannot be reached is ready in this browser. */
const readyForOffline = (page: Page) =>
	page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');

/** What this browser keeps: its journals, the changes in them, whose bytes are read as letters, or words saved from them. */
const rowsIn = (page: Page, store: 'journals' | 'updates' | 'rescues') =>
	page.evaluate(
		(name) =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('samsyn');
				opening.onerror = () => reject(new Error('no database'));
				opening.onsuccess = () => {
					const rows = opening.result.transaction(name).objectStore(name).getAll();
					rows.onsuccess = () =>
						resolve(rows.result.map((row: { bytes?: Uint8Array }) => String.fromCharCode(...(row.bytes ?? []))));
				};
			}),
		store
	);

/** The room, with the caret at the end of the notes. */
async function openNotes(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto(room);
	await notes(page).click();
	await page.keyboard.press('Control+End');
	return page;
}

test('D31 a tab that is killed after "Sparat" has lost nothing', async ({ person }) => {
	const away = await person(member);
	const page = await openNotes(away);
	await page.keyboard.type(' Sparat innan fliken dog.');
	await expect(stored(page)).toBeVisible();
	await page.close({ runBeforeUnload: false });
	// First from another browser: a new page in the same one would bring the words from its journal.
	const other = await (await person(chair)).newPage();
	await other.goto(room);
	await expect(notes(other)).toContainText('Sparat innan fliken dog.');
	const again = await away.newPage();
	await again.goto(room);
	await expect(notes(again)).toContainText('Sparat innan fliken dog.');
});

test('D31 a tab that is killed offline has lost nothing: it goes out from whichever page one comes to', async ({
	person
}) => {
	const away = await person(member);
	const other = await (await person(chair)).newPage();
	await other.goto(room);
	const page = await openNotes(away);
	await expect(stored(page)).toBeVisible();
	await away.setOffline(true);
	await page.keyboard.type(' Skrivet i en flik som dog.');
	await expect(kept(page)).toBeVisible();
	await page.close({ runBeforeUnload: false });
	await notes(other).click();
	await other.keyboard.press('Control+Home');
	await other.keyboard.type('Under tiden. ');
	await expect(stored(other)).toBeVisible();
	expect(await notes(other).textContent()).not.toContain('en flik som dog');

	await away.setOffline(false);
	const home = await away.newPage();
	await home.goto('/');
	await expect(notes(other)).toContainText('Skrivet i en flik som dog.');
	await home.goto(room);
	await expect(notes(home)).toContainText('Skrivet i en flik som dog.');
	await expect(notes(home)).toContainText('Under tiden.');
});

test('D38 a reload while offline shows what this device keeps; what is written there reaches the others', async ({
	person,
	expectAccessible
}) => {
	const away = await person(member);
	const other = await (await person(chair)).newPage();
	await other.goto(agenda);
	const page = await away.newPage();
	await page.goto(room);
	await notes(page).click();
	// At once, so that it is one change; a page left within the quarter of a second that a journal waits lacks it there.
	await page.keyboard.insertText('Före avbrottet. ');
	await expect.poll(async () => (await rowsIn(page, 'updates')).some((row) => row.includes('avbrottet'))).toBe(true);
	await page.goto(agenda);
	await expect(stored(page)).toBeVisible();
	await readyForOffline(page);

	await away.setOffline(true);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1, name: 'Ingen kontakt med portalen' })).toBeVisible();
	const title = page.getByRole('textbox', { name: 'Rubrik' }).first();
	await title.click();
	await page.keyboard.press('End');
	await page.keyboard.type(' utan nät');
	await page
		.getByText(/^Text och anteckningar/)
		.first()
		.click();
	await expect(page.getByRole('textbox', { name: /^Anteckningar till/ })).toContainText('Före avbrottet.');
	await page.getByRole('textbox', { name: /^Anteckningar till/ }).click();
	await page.keyboard.press('Control+End');
	await page.keyboard.type('Skrivet offline.');
	await expect(kept(page)).toBeVisible();
	await expectAccessible(page);

	await away.setOffline(false);
	await expect(stored(page)).toBeVisible({ timeout: 20_000 });
	await expect(other.getByText(/utan nät/).first()).toBeVisible();
	await other.goto(room);
	await expect(notes(other)).toContainText('Skrivet offline.');
	await page.getByRole('button', { name: 'Läs in sidan igen' }).click();
	await expect(page.getByRole('heading', { level: 1, name: /Dagordning/ })).toBeVisible();
});

test('D37 links and forms stay where they are while there is no contact', async ({ person }) => {
	const away = await person(chair);
	const page = await openNotes(away);
	await expect(stored(page)).toBeVisible();
	await away.setOffline(true);
	await page.keyboard.type(' Kvar i rummet.');
	await page
		.getByRole('link', { name: 'Till Hem' })
		.or(page.getByRole('link', { name: /Hem/ }))
		.first()
		.click();
	await expect(page.getByText(/Det går inte att byta sida/).first()).toBeVisible();
	await expect(notes(page)).toContainText('Kvar i rummet.');
	await pressStart(page, page.getByText(/Inget är skickat/));
	await expect(notes(page)).toContainText('Kvar i rummet.');
	await away.setOffline(false);
	await expect(stored(page)).toBeVisible({ timeout: 20_000 });
});

test('D35 what others removed of words written offline is shown, stays after a reload, and can be put aside', async ({
	person,
	expectAccessible
}) => {
	const away = await person(member, { viewport: { width: 320, height: 700 }, colorScheme: 'dark' });
	const other = await openNotes(await person(chair));
	await other.keyboard.press('Control+End');
	await other.keyboard.type('Första stycket.');
	await other.keyboard.press('Enter');
	await other.keyboard.type('Andra stycket.');
	const page = await away.newPage();
	await page.goto(room);
	await expect(notes(page)).toContainText('Andra stycket.');
	await notes(page).click();
	await page.keyboard.press('Control+End');
	await away.setOffline(true);
	await page.keyboard.type(' Mina egna ord.');
	await expect(kept(page)).toBeVisible();
	await notes(other).click();
	await other.keyboard.press('Control+a');
	await other.keyboard.press('Delete');
	await expect(stored(other)).toBeVisible();

	await away.setOffline(false);
	const box = page.getByRole('region', { name: 'Borttaget av någon annan' });
	await expect(box).toBeVisible({ timeout: 20_000 });
	await expect(box).toContainText('Mina egna ord.');
	await expectAccessible(page);
	await expectNarrow(page);
	await page.reload();
	await expect(box).toContainText('Mina egna ord.');
	await box.getByRole('button', { name: 'Lägg undan' }).click();
	await expect(box).toBeHidden();
	await expect.poll(async () => (await rowsIn(page, 'rescues')).length).toBe(0);
	await page.reload();
	await expect(stored(page)).toBeVisible();
	await expect(box).toBeHidden();
});

test('D34 access is withdrawn while one writes: the words stand in a box, also on the next page', async ({
	person,
	pageOf,
	expectAccessible
}) => {
	const desk = await pageOf(office);
	await desk.goto(`/groups/${demoId('ljusbygden/group/regional')}/people`);
	const away = await person(seated);
	const page = await openNotes(away);
	await page.keyboard.type(' Stort stycke. ');
	await expect(stored(page)).toBeVisible();
	await away.setOffline(true);
	await page.keyboard.type('Skrivet när platsen togs bort.');
	await expect(kept(page)).toBeVisible();
	await desk.getByRole('button', { name: 'Avsluta platsen för Pontus Hjelmvik' }).click();
	await expect(desk.getByText('Platsen för Pontus Hjelmvik är avslutad.')).toBeVisible();

	await away.setOffline(false);
	const box = page.getByRole('region', { name: 'Text som inte är sparad' });
	await expect(box).toContainText('Skrivet när platsen togs bort.', { timeout: 20_000 });
	await expectAccessible(page);
	await page.goto('/');
	await expect(box).toContainText('Skrivet när platsen togs bort.');
	await expect(box.getByText('Skrivet när platsen togs bort.', { exact: true })).toBeVisible();
	await desk.getByRole('button', { name: 'Ångra' }).click();
	await expect(desk.getByRole('button', { name: 'Avsluta platsen för Pontus Hjelmvik' })).toBeVisible();
});

test('D34 access is withdrawn while one types online: what was typed since stands in a box, and nothing holds one back', async ({
	person,
	pageOf
}) => {
	const desk = await pageOf(office);
	await desk.goto(`/groups/${demoId('ljusbygden/group/regional')}/people`);
	const typing = await person(seated);
	// The server hears nothing more of what is typed once `deaf` is set, as on a slow network; all else goes through.
	let deaf = false;
	await typing.routeWebSocket(/\/sync\//, (socket) => {
		const server = socket.connectToServer();
		socket.onMessage((frame) => {
			const isWriting = typeof frame !== 'string' && frame[0] === 0 && (frame[1] === 1 || frame[1] === 2);
			if (!deaf || !isWriting) server.send(frame);
		});
	});
	const page = await openNotes(typing);
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.type());
		void dialog.accept();
	});
	await page.keyboard.type(' Hann fram. ');
	await expect(stored(page)).toBeVisible();
	deaf = true;
	await page.keyboard.type('Skrivet i samma stund.');
	await desk.getByRole('button', { name: 'Avsluta platsen för Pontus Hjelmvik' }).click();
	await expect(desk.getByText('Platsen för Pontus Hjelmvik är avslutad.')).toBeVisible();

	const box = page.getByRole('region', { name: 'Text som inte är sparad' });
	await expect(box).toContainText('Skrivet i samma stund.', { timeout: 20_000 });
	await expect(box.getByText('Skrivet i samma stund.', { exact: true })).toBeVisible();
	const banner = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Läs in sidan igen' }) });
	// Until the words are kept the browser would rightly ask; the journal goes when they are.
	await expect.poll(async () => (await rowsIn(page, 'journals')).length).toBe(0);
	await banner.getByRole('button').click();
	await expect(banner).toBeHidden();
	await page.goto('/');
	await expect(box).toContainText('Skrivet i samma stund.');
	expect(asked).toEqual([]);
	await desk.getByRole('button', { name: 'Ångra' }).click();
	await expect(desk.getByRole('button', { name: 'Avsluta platsen för Pontus Hjelmvik' })).toBeVisible();
});

test('D33 signed out elsewhere: the page says so and keeps the words; signing in brings them; signing out takes all away', async ({
	person,
	expectAccessible
}) => {
	const away = await person(member);
	const page = await openNotes(away);
	await expect(stored(page)).toBeVisible();
	await readyForOffline(page);
	const cookies = await away.cookies();
	await away.setOffline(true);
	await page.keyboard.type(' Skrivet efter utloggningen.');
	await expect(kept(page)).toBeVisible();
	await away.clearCookies();
	await away.setOffline(false);
	await expect(page.getByText('Du är utloggad.')).toBeVisible({ timeout: 20_000 });
	await expect(page.getByRole('region', { name: 'Text som inte är sparad' })).toContainText('efter utloggningen');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Logga in igen' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
	await page.goto('/offline');
	await expect(page.getByText('Här finns inget att visa')).toBeVisible();

	await away.addCookies(cookies);
	await page.goto(room);
	await expect(notes(page)).toContainText('Skrivet efter utloggningen.');
	await expect(stored(page)).toBeVisible();
	await expect(page.getByRole('region', { name: 'Text som inte är sparad' })).toBeHidden();
	await page.goto('/offline');
	await expect(page.getByText('Regionala samverkansgruppen').first()).toBeVisible();
	await page.goto('/');
	await page.locator('summary').filter({ hasText: 'Jörgen Tallmark, meny' }).click();
	await page.getByRole('button', { name: 'Logga ut' }).first().click();
	await expect(page).toHaveURL(/sign-in/);
	const left = () =>
		page.evaluate(
			() =>
				new Promise<number>((resolve, reject) => {
					const opening = indexedDB.open('samsyn');
					opening.onerror = () => reject(new Error('no database'));
					opening.onsuccess = () => {
						const count = opening.result.transaction('updates').objectStore('updates').count();
						count.onsuccess = () => resolve(count.result);
					};
				})
		);
	await expect.poll(left).toBe(0);
});

test('D32 a browser that keeps nothing says so once', async ({ person, expectAccessible }) => {
	const context = await person(member, { viewport: { width: 390, height: 844 } });
	await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	const page = await openNotes(context);
	await expect(page.getByText('Den här webbläsaren sparar inget på enheten.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Jag förstår' }).click();
	await page.reload();
	await expect(stored(page)).toBeVisible();
	await expect(page.getByText('Den här webbläsaren sparar inget på enheten.')).toBeHidden();
	await context.setOffline(true);
	await notes(page).click();
	await page.keyboard.type('x');
	await expect(page.getByText('Offline – inte sparat än. Stäng inte fliken.')).toBeVisible();
	await context.setOffline(false);
	await expect(stored(page)).toBeVisible({ timeout: 20_000 });
});

test('D36 a text that differs from the server’s, and stays so, is shown with its words to copy', async ({
	person,
	expectAccessible
}) => {
	const context = await person(chair);
	// As if the server's copy were another: whatever is compared is said to differ.
	await context.routeWebSocket(/\/sync\//, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((frame) => socket.send(frame[0] === 102 ? Buffer.from([102, 0]) : frame));
	});
	const page = await openNotes(context);
	await page.keyboard.type(' Min text. ');
	const banner = page.getByRole('alert').filter({ hasText: 'Sidan visar inte samma text som servern.' });
	await expect(banner).toBeVisible({ timeout: 60_000 });
	await expect(banner).toContainText('Min text.');
	await expectAccessible(page);
	await context.unrouteAll();
	await banner.getByRole('button', { name: 'Läs in sidan igen' }).click();
	await expect(notes(page)).toContainText('Min text.');
	await expect(banner).toBeHidden();
});
