import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from './fixtures.ts';
import { ownData } from './letters.ts';
import { expectNarrow, night } from './narrow.ts';

const member = 'ingegerd.sjostrand-lindmark@hokensby.example';

/** The path of the stop link in a digest to somebody, signed as the portal signs it. */
function stopPath(email: string): string {
	const secret = readFileSync(join(ownData(), 'secret'), 'utf8').trim();
	const db = new Database(join(ownData(), 'samsyn.sqlite'), { readonly: true });
	const { id } = db
		.prepare('SELECT m.id FROM Membership m JOIN Account a ON a.id = m.accountId WHERE a.email = ?')
		.get(email) as { id: string };
	db.close();
	return `/stop/${id}.digest.${createHmac('sha256', secret).update(`stop ${id} digest`).digest('base64url')}`;
}

test('the daily letter is stopped by its link without signing in, and turned on again on one’s own page', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	const path = stopPath(member);
	const reader = await (await visitor(night)).newPage();
	await reader.goto(path);
	await expect(reader.getByRole('heading', { level: 1, name: 'Sluta få brev' })).toBeVisible();
	await expectAccessible(reader);
	await expectNarrow(reader);
	await reader.getByRole('button', { name: 'Sluta skicka breven' }).click();
	await expect(reader.getByText(/^Du får inte det dagliga brevet/)).toBeVisible();

	const own = await pageOf(member);
	await own.goto('/profile');
	const letters = own.getByRole('region', { name: 'Brev till dig' });
	await expect(letters).toContainText('det som väntar: Av');
	await letters.getByRole('button', { name: /^Slå på: Det dagliga brevet/ }).click();
	await expect(letters).toContainText('Ditt val är sparat.');
	await expect(letters).toContainText('det som väntar: På');
	await expectAccessible(own);

	// A mail program's one press: a form from no page, with nobody signed in.
	const pressed = await fetch(new URL(path, own.url()), {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click'
	});
	expect(pressed.status).toBe(200);
	await own.goto('/profile');
	await expect(letters).toContainText('det som väntar: Av');
	const elsewhere = await fetch(new URL('/sign-out', own.url()), {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: ''
	});
	expect(elsewhere.status).toBe(403);
	await letters.getByRole('button', { name: /^Slå på: Det dagliga brevet/ }).click();
	await expect(letters).toContainText('det som väntar: På');
	await reader.goto(`${path}x`);
	await expect(reader.getByText('Länken gäller inte. Logga in och välj på din sida')).toBeVisible();
});
