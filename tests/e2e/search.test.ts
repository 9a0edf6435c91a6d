import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const chair = 'asa.ronnqvist@vidakra.example';
const stranger = 'ellinor.stenfjall@samordning-fjallbyn.example';
const group = demoId('ljusbygden/group/regional');

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sök och gå till' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Sök eller skriv vart du vill' });

/** Opens it by what is done. */
async function opens(page: Page, how: () => Promise<void>): Promise<void> {
	await how();
	await expect(field(page)).toBeFocused();
}

async function look(page: Page, text: string): Promise<void> {
	await page.goto('/search');
	await page.getByLabel('Sök efter').fill(text);
	await page.getByRole('main').getByRole('button', { name: 'Sök' }).click();
	await expect(page).toHaveURL(/\/search\?q=/);
}

test('a word in another form is found, marked, and leads to its place; kind and group stand in the address', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(chair);
	await look(page, 'samverkan');
	await expect(page.getByRole('status').filter({ hasText: 'träffar på ”samverkan”' })).toBeVisible();
	await expect(page.getByRole('main').locator('mark').first()).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('navigation', { name: 'Vad' }).getByRole('link', { name: 'Ärenden på dagordningar' }).click();
	await expect(page).toHaveURL(/kind=agenda/);
	await page.getByRole('list', { name: 'Ärenden på dagordningar' }).getByRole('link').first().click();
	await expect(page).toHaveURL(/\/meetings\/[\w-]+\/(agenda\?item=|notes#p-|live\?item=)/);
});

test('without JavaScript it is found too; in another federation nothing of it is', async ({ pageOf }) => {
	const page = await pageOf(chair, { javaScriptEnabled: false });
	await look(page, 'regionala samverkansgruppen');
	await expect(page.getByRole('list', { name: 'Grupper' }).getByRole('link').first()).toHaveAttribute(
		'href',
		`/groups/${group}`
	);
	const other = await pageOf(stranger, { javaScriptEnabled: false });
	await look(other, 'vidåkra');
	await expect(other.getByText('Inget hittades för ”vidåkra”')).toBeVisible();
});

test('nothing typed and nothing found say what to do; a personal identity number is taken out', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(chair, night);
	await page.goto('/search');
	await expect(page.getByText('Vad letar du efter?')).toBeVisible();
	await look(page, 'kvastfening 19121212-1212');
	await expect(page.getByText('Personnummer går inte att söka på.')).toBeVisible();
	await expect(page.getByText('Inget hittades för ”kvastfening …”')).toBeVisible();
	await expectAccessible(page);
	await expectNarrow(page);
});

test('Ctrl and K opens it from everywhere; arrows and Enter go there, and Esc gives the focus back', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(chair);
	await page.goto('/calendar');
	const way = page.getByRole('navigation', { name: 'Huvudmeny' }).first().getByRole('link', { name: 'Kalender' });
	await way.focus();
	await opens(page, () => page.keyboard.press('ControlOrMeta+k'));
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(dialog(page)).toBeHidden();
	await expect(way).toBeFocused();
	await page.keyboard.press('ControlOrMeta+k');
	await field(page).fill('regionala samv');
	const first = page.getByRole('option').first();
	await expect(first).toContainText('Grupp');
	await expect(first).toHaveAttribute('aria-selected', 'true');
	await expect(dialog(page).getByRole('status')).toContainText('förslag');
	await expectAccessible(page);
	await page.keyboard.press('ArrowDown');
	await expect(first).toHaveAttribute('aria-selected', 'false');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`/groups/${group}`);
	await page.keyboard.press('ControlOrMeta+k');
	await expect(page.getByRole('group', { name: 'Senast öppnat härifrån' }).getByRole('option')).toHaveCount(1);
	await field(page).fill('budget');
	await page.getByRole('option', { name: 'Visa alla träffar på ”budget”' }).click();
	await expect(page).toHaveURL('/search?q=budget');
});

test('Q5 Enter before the answer has come looks for what is typed, and opens nothing of what was typed before', async ({
	pageOf
}) => {
	const page = await pageOf(chair);
	await page.goto('/calendar');
	await opens(page, () => page.keyboard.press('ControlOrMeta+k'));
	await field(page).fill('regionala samv');
	await expect(page.getByRole('option').first()).toContainText('Grupp');
	// The network is slow from here on.
	const answered = Promise.withResolvers<undefined>();
	await page.route('**/search/suggest?*', async (route) => {
		await answered.promise;
		await route.continue().catch(() => undefined);
	});
	await field(page).fill('budget');
	await expect(page.getByRole('option', { name: 'Visa alla träffar på ”budget”' })).toHaveAttribute(
		'aria-selected',
		'true'
	);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/search?q=budget');
	answered.resolve(undefined);
});

test('on a phone it stands at the top and fills the screen', async ({ pageOf, expectAccessible }) => {
	const page = await pageOf(chair, night);
	await page.goto('/');
	await opens(page, () => page.getByRole('link', { name: 'Sök', exact: true }).click());
	await field(page).fill('budget');
	await expect(page.getByRole('option').first()).toBeVisible();
	await expectAccessible(page);
	await expectNarrow(page);
});

test('what is written is found a moment later', async ({ pageOf }) => {
	const page = await pageOf(chair);
	await page.goto(`/groups/${group}/matters`);
	await page.getByLabel('Vad gäller det?').fill('Snödroppslyktan');
	await page.getByRole('button', { name: 'Föreslå ärendet' }).click();
	await expect(page.getByText('Ärendet är föreslaget.')).toBeVisible();
	await expect
		.poll(async () => {
			await page.goto('/search?q=snödroppslykta');
			return page.getByRole('list', { name: 'Föreslagna ärenden och inkomna handlingar' }).getByRole('link').count();
		})
		.toBe(1);
});
