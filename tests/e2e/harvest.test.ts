import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { aSheetWith } from './start-sheet.ts';

const groupId = demoId('ljusbygden/group/stensange');
const group = `/groups/${groupId}`;
const office = 'leyla.karagoz@ljusbygden.example';
const member = 'lars-erik.skoglycke@stensange.example';

async function choose(page: Page, notes: readonly string[], as: string) {
	for (const text of notes) await page.getByRole('checkbox', { name: text }).check();
	await page
		.getByRole('group', { name: /^Vad ska de valda bli/ })
		.getByRole('button', { name: as })
		.click();
}

test('a note becomes a task on Home, and two become items of the next agenda; each knows the other', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office);
	const run = Date.now().toString(36);
	const [ring, meet, plan] = [`Ring alla ${run}`, `Vi ses oftare ${run}`, `En plan ${run}`];
	const path = await aSheetWith(lead, group, `Vad vi gör ${run}`, [ring, meet, plan]);

	await lead.getByRole('link', { name: 'Ta vidare lappar' }).click();
	await expect(lead.getByRole('heading', { level: 1, name: 'Ta vidare' })).toBeVisible();
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Uppdrag', exact: true }).click();
	await expect(lead.getByText('Välj minst en lapp först.')).toBeVisible();
	await choose(lead, [ring], 'Uppdrag');
	await expect(lead.getByRole('heading', { name: 'Gör ett uppdrag' })).toBeVisible();
	await expect(lead.getByLabel('Text 1')).toHaveValue(ring);
	// Nobody chosen: it is said at the field, and what was written stays.
	await lead.getByLabel('Text 1').fill(`${ring} före jul`);
	await lead.getByRole('button', { name: 'Gör till uppdrag' }).click();
	await expect(lead.getByLabel('Text 1')).toHaveValue(`${ring} före jul`);
	await expectAccessible(lead);
	await lead.getByLabel('Vem gör det?').selectOption({ label: 'Lars-Erik Skoglycke' });
	await lead.getByRole('button', { name: 'Gör till uppdrag' }).click();
	await expect(lead.getByText('Klart. Uppdraget finns nu på Hem hos den som har fått det.')).toBeVisible();

	const one = await pageOf(member, { viewport: { width: 390, height: 800 } });
	await one.goto('/assignments');
	const task = one.getByRole('listitem').filter({ hasText: `${ring} före jul` });
	await expect(task).toBeVisible();
	await task.getByRole('link', { name: `Från arbetsbladet Vad vi gör ${run}` }).click();
	const card = one.getByRole('listitem').filter({ hasText: ring });
	await expect(card.getByRole('link', { name: /Blev uppdrag till Lars-Erik Skoglycke/ })).toBeVisible();
	await expectAccessible(one);

	await choose(lead, [meet, plan], 'Punkter på en dagordning');
	await expect(lead.getByRole('heading', { name: 'Lägg 2 punkter på dagordningen' })).toBeVisible();
	await lead.getByRole('button', { name: 'Lägg på dagordningen' }).click();
	await expect(lead.getByText('Klart. Det står nu på dagordningen.')).toBeVisible();
	await expectAccessible(lead);
	await lead
		.getByRole('link', { name: /^Blev punkt på dagordningen/ })
		.first()
		.click();
	await expect(lead.getByText('Punkten kommer från ett arbetsblad')).toBeVisible();
	await lead.getByRole('link', { name: `Vad vi gör ${run}` }).click();
	await expect(lead).toHaveURL(new RegExp(`${path}\\?step=1#entry-`));

	// Taken back: the agenda is as it was, and the card says nothing of it any more.
	await lead.goto(`${path}/harvest`);
	await lead.getByRole('button', { name: `Ta tillbaka: ${meet}` }).click();
	await expect(lead.getByText('Det är taget tillbaka.')).toBeVisible();
	await lead.goto(path);
	await expect(lead.getByText(/^Blev uppdrag/)).toBeVisible();
	await expect(lead.getByText(/^Blev punkt/)).toHaveCount(0);
});

test('without JavaScript notes are written down at an item, and a sheet is fetched as a file', async ({
	pageOf,
	expectAccessible
}) => {
	const lead = await pageOf(office);
	const run = Date.now().toString(36);
	const text = `Vi litar på varandra ${run}`;
	const path = await aSheetWith(lead, group, `Utan skript ${run}`, [text]);
	const plain = await pageOf(office, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
	await plain.goto(`${path}/harvest`);
	expect(await plain.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	await choose(plain, [text], 'Anteckning vid en punkt');
	const field = plain.getByLabel('Punkt', { exact: true });
	const option = await field.locator('optgroup option').first().getAttribute('value');
	await field.selectOption(option);
	await plain.getByRole('button', { name: 'Skriv in' }).click();
	await expect(plain.getByText('Klart. Orden står nu vid punkten.')).toBeVisible();
	await plain.goto(path);
	await expect(plain.getByRole('link', { name: /^Skrevs in vid/ })).toBeVisible();
	for (const format of ['PDF', 'Word', 'Tabell (csv)', 'Data (json)']) {
		const href = await plain.getByRole('link', { name: format, exact: true }).getAttribute('href');
		expect((await plain.request.get(href ?? '')).status()).toBe(200);
	}
	await expectAccessible(lead);
});

test('the office reads a tool across groups; a group says whether it is named', async ({
	pageOf,
	expectAccessible
}) => {
	const lead = await pageOf(office, { colorScheme: 'dark', viewport: { width: 320, height: 640 } });
	const run = Date.now().toString(36);
	const text = `Gemensamt ${run}`;
	const path = await aSheetWith(lead, group, `Flera grupper ${run}`, [text]);
	await lead.goto('/tools/swot?language=sv');
	await lead.getByRole('link', { name: 'Sammanställning av flera grupper' }).click();
	const note = lead.getByRole('listitem').filter({ hasText: text });
	await expect(note).toContainText('En grupp');
	await expectAccessible(lead);
	expect(await lead.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

	const chair = await pageOf('jorgen.tallmark@stensange.example', { javaScriptEnabled: false });
	await chair.goto(path);
	await chair.getByText('Gruppens namn i sammanställningar').click();
	await chair.getByRole('button', { name: 'Ja, nämn gruppen vid namn' }).click();
	await chair.getByText('Gruppens namn i sammanställningar').click();
	await expect(chair.getByRole('button', { name: 'Nämn inte gruppen längre' })).toBeVisible();
	await lead.reload();
	await expect(note).not.toContainText('En grupp');
	await chair.goto('/tools/swot/synthesis');
	await expect(chair.getByRole('heading', { level: 1 })).not.toHaveText('Sammanställning');
});
