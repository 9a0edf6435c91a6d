import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { demoPassword } from '../../server/demo/accounts.ts';
import { startBuiltPortal } from './built-portal.ts';
import { expect, test } from './fixtures.ts';
import { letterTo, linkIn } from './letters.ts';

const chair = 'asa.ronnqvist@vidakra.example';
const withoutScript = { javaScriptEnabled: false };

async function signIn(page: Page, email: string, password: string) {
	await page.getByLabel('E-post').fill(email);
	await page.getByLabel('Lösenord').fill(password);
	await page.getByRole('button', { name: 'Logga in' }).click();
}

test('A1 without JavaScript one signs in by password and comes to where one was going', async ({ visitor }) => {
	const page = await (await visitor(withoutScript)).newPage();
	await page.goto('/profile');
	await expect(page).toHaveURL('/sign-in?next=%2Fprofile');
	await signIn(page, chair, demoPassword);
	await expect(page).toHaveURL('/profile');
	await expect(page.getByLabel('Ditt namn')).toHaveValue('Åsa Rönnqvist');
});

test('A2 a wrong password and an unknown address get the same sentence, and the address is kept', async ({
	visitor,
	expectAccessible
}) => {
	const page = await (await visitor()).newPage();
	await page.goto('/sign-in?next=https://elsewhere.example/');
	const sentences = [];
	for (const email of ['jorgen.tallmark@stensange.example', 'ingen@exempel.se']) {
		await signIn(page, email, 'något helt annat här');
		await expect(page.getByRole('alert')).toBeVisible();
		sentences.push(await page.getByRole('alert').innerText());
		await expect(page.getByLabel('E-post')).toHaveValue(email);
		await expect(page.getByLabel('Lösenord')).toHaveValue('');
	}
	expect(sentences[0]).toBe(sentences[1]);
	expect(sentences[0]).toContain('hör inte ihop');
	await expectAccessible(page);
	await signIn(page, '', '');
	await expect(page.getByText('Fyll i det här.')).toHaveCount(2);
	await signIn(page, 'jorgen.tallmark@stensange.example', demoPassword);
	await expect(page).toHaveURL('/');
});

test('A10 a code by mail lets one in without a password, in the browser that asked', async ({
	visitor,
	expectAccessible
}) => {
	const email = 'leyla.karagoz@ljusbygden.example';
	const page = await (await visitor(withoutScript)).newPage();
	await page.goto('/sign-in?next=%2Fprofile');
	await page.getByLabel('E-post').fill(email);
	await page.getByRole('button', { name: 'Skicka en kod till mig i stället' }).click();
	await expect(page.getByText(`Om ${email} har ett konto`)).toBeVisible();
	const code = /^\d{6}$/m.exec(await letterTo(email, 'code'))?.[0] ?? '';
	await page.getByLabel('Kod').fill(code === '111111' ? '222222' : '111111');
	await page.getByRole('button', { name: 'Logga in' }).click();
	await expect(page.getByRole('alert')).toContainText('Koden stämmer inte');
	const other = await (await visitor()).newPage();
	await other.goto('/sign-in/code');
	await expect(other.getByLabel('Kod')).toHaveCount(0);
	await expectAccessible(other);
	await page.getByLabel('Kod').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
	await page.getByRole('button', { name: 'Logga in' }).click();
	await expect(page).toHaveURL('/profile');
});

test('A9 a link to a new password is opened twice without being used, and used once', async ({
	visitor,
	expectAccessible
}) => {
	// Nobody whom another test signs in as: a new password ends their sessions.
	const email = 'hillevi.grankvist@regionljusbygd.example';
	const page = await (await visitor()).newPage();
	await page.goto('/forgotten');
	await expectAccessible(page);
	await page.getByLabel('E-post').fill(email);
	await page.getByRole('button', { name: 'Skicka en länk till mig' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Om adressen har ett konto' })).toBeVisible();
	const link = linkIn(await letterTo(email, 'reset'));
	await page.goto(link);
	await page.goto(link);
	await page.getByLabel('Nytt lösenord').fill('sommaren2026');
	await page.getByRole('button', { name: 'Spara och logga in' }).click();
	await expect(page.getByText('för lätt att gissa')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('Nytt lösenord').fill('kaffe till räven i backen');
	await page.getByRole('button', { name: 'Spara och logga in' }).click();
	await expect(page).toHaveURL('/');
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
	await expectAccessible(page);
});

test('the profile keeps its facts and language, and signs one out everywhere', async ({ person, expectAccessible }) => {
	// Nobody whom another test signs in as.
	const email = 'eleni.papadakis@forsakringskassan.example';
	const page = await (await person(email)).newPage();
	const elsewhere = await (await person(email)).newPage();
	await page.goto('/profile');
	await expectAccessible(page);
	await page.getByLabel('Titel').fill('ordförande i nämnden');
	await page.getByLabel('English').check();
	await page.getByRole('button', { name: 'Spara' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('My profile');
	await expect(page.getByLabel('Title')).toHaveValue('ordförande i nämnden');
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(page).toHaveURL('/sign-in');
	await elsewhere.goto('/profile');
	await expect(elsewhere).toHaveURL(/\/sign-in/);
});

test('A13 posts from elsewhere, as plain text or as JSON change nothing', async ({ person, portal }) => {
	const context = await person('jasmina.begovic@stensange.example');
	const path = `${portal.origin}/sign-out`;
	const headers = { origin: portal.origin };
	for (const sent of [
		{ form: { a: 'b' }, headers: { origin: 'https://elsewhere.example' } },
		{ form: { a: 'b' }, headers: { origin: 'null' } },
		{ data: 'a=b', headers: { ...headers, 'content-type': 'text/plain' } },
		{ data: { a: 'b' }, headers }
	])
		expect((await context.request.post(path, { ...sent, maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(400);
	expect((await context.request.get(`${portal.origin}/profile`, { maxRedirects: 0 })).status()).toBe(200);
	await context.request.post(path, { form: { a: 'b' }, headers, maxRedirects: 0 });
	expect((await context.request.get(`${portal.origin}/profile`, { maxRedirects: 0 })).status()).toBe(303);
});

test('A9 an invitation is taken without JavaScript, and what was typed is kept', async ({ visitor, portal }) => {
	await portal.stop();
	const token = randomBytes(32).toString('base64url');
	const db = new Database(portal.database);
	const { id: federation } = db.prepare(`SELECT id FROM Federation WHERE shortName LIKE 'Ljus%'`).get() as {
		id: string;
	};
	const now = new Date().toISOString();
	db.prepare('INSERT INTO Account (id, email, name, createdAt) VALUES (?, ?, ?, ?)').run(
		'new-account',
		'vera@exempel.se',
		'Vera',
		now
	);
	db.prepare(`INSERT INTO Membership (id, federationId, accountId, "from") VALUES (?, ?, ?, ?)`).run(
		'new-member',
		federation,
		'new-account',
		now
	);
	db.prepare(
		'INSERT INTO Ticket (id, kind, hash, accountId, federationId, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?, ?)'
	).run(
		...['new-ticket', 'invitation', createHash('sha256').update(token).digest('hex'), 'new-account', federation, now],
		new Date(Date.now() + 86_400_000).toISOString()
	);
	db.close();
	await portal.reopen();
	const page = await (await visitor(withoutScript)).newPage();
	await page.goto(`/invitation/${token}`);
	await expect(page.getByText('Samordningsförbundet Ljusbygden').first()).toBeVisible();
	await page.getByLabel('Ditt namn').fill('Vera Lind');
	await page.getByLabel('Välj ett lösenord').fill('kort');
	await page.getByRole('button', { name: 'Ta emot inbjudan' }).click();
	await expect(page.getByText('minst 12 tecken').last()).toBeVisible();
	await expect(page.getByLabel('Ditt namn')).toHaveValue('Vera Lind');
	await page.getByLabel('Med en kod i ett brev varje gång').check();
	await page.getByRole('button', { name: 'Ta emot inbjudan' }).click();
	await expect(page).toHaveURL('/');
	await page.goto(`/invitation/${token}`);
	await expect(page.getByText('Har du redan tagit emot inbjudan?')).toBeVisible();
	expect(portal.said()).not.toContain(token);
});

test('A15 the first federation is made without JavaScript by the address that the start prints', async ({
	browser
}) => {
	const data = 'test-results/set-up';
	rmSync(data, { recursive: true, force: true });
	const portal = await startBuiltPortal(data, { SAMSYN_DEMO: 'off' });
	const address = /\/set-up\/[\w-]+/.exec(portal.said())?.[0] ?? '';
	const context = await browser.newContext({ baseURL: portal.origin, javaScriptEnabled: false });
	const page = await context.newPage();
	const go = (name: string) => page.getByRole('button', { name, exact: true }).click();
	await page.goto(address);
	await page.getByLabel('Förbundets namn').fill('Samordningsförbundet Prövningen');
	await page.getByLabel('Organisationsnummer').fill('222000-2278');
	await go('Fortsätt');
	await expect(page.getByText('den sista siffran ska stämma')).toBeVisible();
	await expect(page.getByLabel('Förbundets namn')).toHaveValue('Samordningsförbundet Prövningen');
	await page.getByLabel('Kort namn').fill('Prövningen');
	await page.getByLabel('Organisationsnummer').fill('222000-2279');
	await go('Fortsätt');
	await page.getByLabel('Organisationens namn').nth(3).fill('Vidåkra kommun');
	await go('Fortsätt');
	await expect(page.getByLabel('Gruppens namn').nth(2)).toHaveValue('Lokal samverkansgrupp Vidåkra');
	await go('Tillbaka');
	await expect(page.getByLabel('Organisationens namn').nth(2)).toHaveValue('Vidåkra kommun');
	await go('Fortsätt');
	await go('Fortsätt');
	await page.getByLabel('Ditt namn').fill('Vera Lind');
	await page.getByLabel('E-post').fill('vera@exempel.se');
	await page.getByLabel('Välj ett lösenord').fill('kaffe till räven i backen');
	await go('Skapa förbundet');
	await expect(page).toHaveURL('/office');
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
	await context.close();
	await portal.stop();
});
