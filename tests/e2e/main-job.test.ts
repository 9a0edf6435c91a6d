import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const chair = 'asa.ronnqvist@vidakra.example';
const member = 'jorgen.tallmark@stensange.example';
const password = 'ljusbygden-2026';

async function signIn(page: Page, email: string) {
	await page.goto('/sign-in');
	await page.getByRole('textbox', { name: 'E-post' }).fill(email);
	await page.getByLabel('Lösenord', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Logga in' }).click();
	await expect(page).not.toHaveURL(/\/sign-in/);
}
/** The text without the names at the others' carets. */
const written = (page: Page) =>
	notes(page).evaluate((text) => {
		const copy = text.cloneNode(true) as HTMLElement;
		for (const mark of copy.querySelectorAll('.ProseMirror-widget, .another-caret, .margin-mark')) mark.remove();
		return copy.textContent;
	});
const notes = (page: Page) => page.getByRole('textbox', { name: /^Anteckningar till/ });

test('two people sign in, write the agenda together, meet in the room and read what they wrote', async ({
	visitor
}) => {
	const [one, two] = [await (await visitor()).newPage(), await (await visitor()).newPage()];
	await signIn(one, chair);
	await signIn(two, member);

	// Home leads to the next meeting's agenda.
	for (const page of [one, two]) {
		await page
			// Late in the evening it is tomorrow's meeting, whose room is not open yet.
			.getByRole('link', { name: /^(Dagordning|Öppna dagordningen)/ })
			.first()
			.click();
		await expect(page).toHaveURL(/\/agenda$/);
	}
	await one.getByRole('button', { name: 'Nytt ärende' }).click();
	await one.keyboard.type('Gemensam introduktion för nya handläggare');
	await expect(two.getByText('Gemensam introduktion för nya handläggare').first()).toBeVisible();
	await expect(one.getByText(/^Sparat/)).toBeVisible();

	// The chair starts; the other follows without doing anything.
	const room = one.url().replace(/agenda.*$/, 'live');
	await one.goto(room);
	await two.goto(room);
	await begin(one);
	for (const page of [one, two]) await checkIn(page);
	await expect(two.getByText('Öppnande och incheckning').first()).toBeVisible();
	await one.getByRole('button', { name: /^Nästa/ }).click();
	for (const page of [one, two])
		await expect(page.getByRole('heading', { level: 1, name: 'Dagordning och föregående anteckningar' })).toBeVisible();
	await expect(one.getByRole('heading', { name: /^Är med 2$/ })).toBeVisible();

	// Both write in the same line.
	await notes(one).click();
	await one.keyboard.type('Dagordningen godkändes.');
	await expect(notes(two)).toContainText('Dagordningen godkändes.');
	await notes(two).click();
	await two.keyboard.press('End');
	await two.keyboard.type(' Inget att tillägga.');
	await expect(notes(one)).toContainText('Dagordningen godkändes. Inget att tillägga.');

	// One wanders off and comes back.
	await two.getByRole('link', { name: /Läget hos parterna/ }).click();
	await expect(two.getByRole('heading', { level: 1, name: 'Läget hos parterna' })).toBeVisible();
	await two.getByRole('link', { name: 'Tillbaka till mötet' }).click();
	await expect(two.getByRole('heading', { level: 1, name: 'Dagordning och föregående anteckningar' })).toBeVisible();

	// The chair ends the meeting; the notes can be read, also without JavaScript.
	await one.getByRole('button', { name: 'Avsluta mötet' }).click();
	await one.getByRole('dialog').getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(two.getByText('Mötet är avslutat.')).toBeVisible();
	await two.getByRole('link', { name: 'Läs anteckningarna' }).click();
	await expect(two.getByText('Dagordningen godkändes. Inget att tillägga.')).toBeVisible();

	const plain = await visitor({ javaScriptEnabled: false });
	const reader = await plain.newPage();
	await signIn(reader, member);
	await reader.goto(room.replace(/live$/, 'notes'));
	await expect(reader.getByText('Dagordningen godkändes. Inget att tillägga.')).toBeVisible();
	await expect(reader.getByText('Gemensam introduktion för nya handläggare').first()).toBeVisible();
});

test('one goes offline while both write, comes back, and both end alike with everything in it', async ({ person }) => {
	const meeting = demoId('ljusbygden/meeting/regional/coming-2');
	const away = await person(member);
	const [a, b] = [await (await person(chair)).newPage(), await away.newPage()];
	await a.goto(`/meetings/${meeting}/live`);
	await b.goto(`/meetings/${meeting}/live`);
	await notes(a).click();
	await a.keyboard.type('Början.');
	await expect(notes(b)).toContainText('Början.');

	await away.setOffline(true);
	await notes(b).click();
	await b.keyboard.press('End');
	await b.keyboard.type(' Skrivet utan nät.');
	await expect(b.getByText(/^Offline/)).toBeVisible();
	await a.keyboard.type(' Skrivet med nät.');
	await expect(a.getByText(/^Sparat/)).toBeVisible();
	expect(await notes(a).textContent()).not.toContain('utan nät');

	await away.setOffline(false);
	for (const page of [a, b]) {
		await expect(notes(page)).toContainText('Skrivet utan nät.', { timeout: 20_000 });
		await expect(notes(page)).toContainText('Skrivet med nät.');
	}
	expect(await written(a)).toBe(await written(b));
	await expect(b.getByText(/^Sparat/)).toBeVisible();
});
