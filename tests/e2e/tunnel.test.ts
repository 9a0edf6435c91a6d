import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, spoken, test } from './fixtures.ts';
import { expectNarrow } from './narrow.ts';
import { wallBefore } from './without-upgrades.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const member = 'jorgen.tallmark@stensange.example';
const chair = 'asa.ronnqvist@vidakra.example';
const agenda = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}/agenda`;
const room = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}/live`;
const title = (page: Page) => page.getByRole('textbox', { name: 'Rubrik' });
const notes = (page: Page) => page.getByRole('textbox', { name: /^Anteckningar till/ });
const step = (page: Page, key: string) => page.locator(`[data-step=${key}]`);

/** A browser that knows no WebSocket that works: some extensions and policies do this. */
function breakWebSockets() {
	function Broken() {
		const socket = {
			readyState: 0,
			onerror: null as ((event: Event) => void) | null,
			onclose: null as ((event: CloseEvent) => void) | null,
			addEventListener: () => undefined,
			send: () => undefined,
			close: () => undefined
		};
		setTimeout(() => {
			socket.readyState = 3;
			socket.onerror?.(new Event('error'));
			socket.onclose?.(new CloseEvent('close', { code: 1006 }));
		});
		return socket;
	}
	Object.assign(window, { WebSocket: Object.assign(Broken, { OPEN: 1, CLOSED: 3 }) });
}

test('D28 two people behind walls that refuse or swallow WebSockets write an agenda together, and go over when the wall is gone', async ({
	person,
	portal
}) => {
	const [one, two] = [await wallBefore(portal.origin, 'refuse'), await wallBefore(portal.origin, 'swallow')];
	const a = await (await person(office)).newPage();
	const b = await (await person(member)).newPage();
	await Promise.all([a.goto(one.origin + agenda), b.goto(two.origin + agenda)]);
	await a.getByRole('button', { name: 'Nytt ärende' }).click();
	await a.keyboard.type('Genom muren');
	await b.getByRole('button', { name: /Genom muren$/ }).click({ timeout: 20_000 });
	await title(a).press('End');
	await title(b).press('Home');
	await Promise.all([
		title(a).pressSequentially(' tillsammans', { delay: 15 }),
		title(b).pressSequentially('Ord ', { delay: 15 })
	]);
	for (const page of [a, b]) await expect(title(page)).toHaveValue('Ord Genom muren tillsammans');
	await expect(a.getByText(/^Sparat kl/)).toBeVisible();
	expect([one.passed(), two.passed()]).toEqual([0, 0]);

	// The page looks whether the wall still stands when the browser says that its network has changed.
	one.set('pass');
	await a.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect.poll(() => one.passed(), { timeout: 20_000 }).toBeGreaterThan(1);
	await title(a).press('End');
	await a.keyboard.type(' igen');
	await expect(title(b)).toHaveValue('Ord Genom muren tillsammans igen');
	await expect(a.getByText(/^Sparat kl/)).toBeVisible();

	await a.reload();
	await expect(title(a)).toHaveValue('Ord Genom muren tillsammans igen');
	await Promise.all([one.close(), two.close()]);
});

test('D28 a meeting’s room works in a browser without WebSockets: people, text, and who is where', async ({
	person
}) => {
	const [first, second] = [await person(chair), await person(member)];
	for (const context of [first, second]) await context.addInitScript(breakWebSockets);
	const [a, b] = [await first.newPage(), await second.newPage()];
	await Promise.all([a.goto(room), b.goto(room)]);
	const other = a.getByRole('group', { name: 'I rummet nu' }).getByRole('img', { name: /^Jörgen Tallmark/ });
	await expect(other).toBeVisible({ timeout: 20_000 });
	await notes(a).click();
	await a.keyboard.type('Utan WebSocket.');
	await expect(notes(b)).toContainText('Utan WebSocket.');
	await notes(b).press('End');
	await b.keyboard.type(' Också jag.');
	await expect(notes(a)).toContainText('Också jag.');
	for (const page of [a, b]) await expect(page.getByText(/^Sparat/)).toBeVisible();
});

test('D30 the network test says that all is open, and what IT should know', async ({
	visitor,
	expectAccessible,
	portal
}) => {
	const context = await visitor({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portal.origin });
	const page = await context.newPage();
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Nätverkstest' }).click();
	await expect(page.getByText('Allt som Samsyn behöver släpps igenom.').first()).toBeVisible({ timeout: 20_000 });
	for (const key of ['websocket', 'tunnel']) await expect(step(page, key)).toContainText('släpps igenom');
	await expect(step(page, 'clock')).toContainText('går rätt');
	await expect(step(page, 'storage')).toContainText('finns');
	await expect(step(page, 'times')).toContainText('ms');
	await expect(spoken(page)).toContainText('Plats att spara');
	await page.getByRole('button', { name: 'Kopiera rapporten' }).click();
	await expect(page.getByText('Rapporten är kopierad.')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain('Nätverkstest av Samsyn på localhost');
	expect(copied).toContain('WebSocket, vägen för det ni skriver tillsammans: släpps igenom');
	expect(copied).toContain('Upgrade: websocket');
	await expectAccessible(page);
	await expectNarrow(page);
});

test('D30 the network test says what is blocked, and when a silent connection is cut', async ({
	visitor,
	portal,
	expectAccessible
}) => {
	const wall = await wallBefore(portal.origin, 'refuse');
	const page = await (await visitor()).newPage();
	await page.clock.install();
	await page.goto(`${wall.origin}/network`);
	await expect(step(page, 'websocket')).toContainText('släpps inte igenom', { timeout: 20_000 });
	await expect(step(page, 'tunnel')).toContainText('släpps igenom');
	await expect(page.getByRole('status').filter({ hasText: 'går reservvägen i stället' })).toBeVisible();
	await page.getByText('Visa rapporten').click();
	await expect(page.getByRole('textbox', { name: 'Rapporten som text' })).toHaveValue(/släpps inte igenom/);
	await expectAccessible(page);

	wall.set('pass');
	const silent = new Promise<void>((resolve) => {
		let sockets = 0;
		page.on('websocket', (socket) => {
			// The first is asked for its times; the second is greeted and then left alone.
			if ((sockets += 1) === 2) socket.on('framereceived', () => resolve());
		});
	});
	await page.getByRole('button', { name: /längre testet/ }).press('Enter');
	await silent;
	await page.clock.fastForward(21_000);
	await expect(step(page, 'idle')).toContainText('stod kvar');
	await wall.close();
	await page.getByRole('button', { name: 'Gör om testet' }).press('Enter');
	await expect(page.getByText('Samsyn svarar inte just nu.').first()).toBeVisible({ timeout: 40_000 });
});

test('D30 without JavaScript the page says what to open', async ({ visitor }) => {
	const page = await (await visitor({ javaScriptEnabled: false, locale: 'en-GB' })).newPage();
	await page.goto('/network');
	// Playwright reads no text in a <noscript>, shown or not.
	expect(await page.locator('noscript p').evaluate((p) => (p as HTMLElement).innerText)).toContain('needs JavaScript');
	await expect(page.getByText('Outgoing traffic to localhost')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network test');
});
