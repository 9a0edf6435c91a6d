import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { inDays } from './days.ts';
import { expect, test } from './fixtures.ts';
import { groupBox, menuOf } from './on-a-sheet.ts';
import { aSheetWith } from './start-sheet.ts';
import { planMeeting } from './plan-meeting.ts';

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

async function chooseGroup(page: Page, group: RegExp, as: string) {
	await page.getByRole('checkbox', { name: group }).check();
	await choose(page, [], as);
}

test('a note becomes a task on Home, and two become items of the next agenda; each knows the other', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office);
	const run = Date.now().toString(36);
	const [ring, meet, plan] = [`Ring alla ${run}`, `Vi ses oftare ${run}`, `En plan ${run}`];
	await planMeeting(lead, 'Lokala samverkansgruppen Stensånge', inDays(400));
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
	const refused = lead.waitForResponse((response) => response.request().method() === 'POST');
	await lead.getByRole('button', { name: 'Gör till uppdrag' }).click();
	await refused;
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

test('L115 a group of notes becomes a task, a proposal and a relay note, each with all its words and a way back', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf(office);
	const run = Date.now().toString(36);
	const [near, ring, meet] = [`Nära varandra ${run}`, `Ring alla ${run}`, `Vi ses oftare ${run}`];
	const path = await aSheetWith(lead, group, `I grupp ${run}`, [ring, meet]);
	await menuOf(lead, ring).click();
	await lead.getByRole('menuitem', { name: /^Flytta till …/ }).click();
	await lead.getByLabel('Vart?').selectOption({ label: meet });
	await lead.getByRole('button', { name: 'Flytta', exact: true }).click();
	await lead.getByRole('textbox', { name: 'Gruppens rubrik' }).fill(near);
	await lead.keyboard.press('Enter');
	await expect(groupBox(lead, near).getByRole('listitem')).toHaveCount(2);
	const called = new RegExp(`^${near}`);

	// A task is called what the group is called.
	// It is read from what the server has, which the last words may be on their way to.
	await expect(async () => {
		await lead.goto(`${path}/harvest`);
		await expect(lead.getByRole('checkbox', { name: called })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await chooseGroup(lead, called, 'Uppdrag');
	await expect(lead.getByLabel('Text 1')).toHaveValue(near);
	await lead.getByLabel('Vem gör det?').selectOption({ label: 'Lars-Erik Skoglycke' });
	await lead.getByRole('button', { name: 'Gör till uppdrag' }).click();
	await expect(lead.getByText('Klart. Uppdraget finns nu på Hem hos den som har fått det.')).toBeVisible();

	// A relay note begins with all that stands in it, in the group's name.
	await chooseGroup(lead, called, 'Medskick');
	await expect(lead.getByLabel('Text 1')).toHaveValue(new RegExp(`^${near}\\n`));
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Börja medskicket' }).click();
	await lead.waitForURL(/\/relay\/[\w-]{22}$/);
	await expect(lead.getByRole('heading', { level: 1, name: near })).toBeVisible();
	for (const text of [ring, meet]) await expect(lead.getByLabel('Vad vill ni ha sagt?')).toHaveValue(new RegExp(text));
	await expectAccessible(lead);

	// So does a proposal, of the group and a note beside it.
	await lead.goto(`${path}/harvest`);
	await lead.getByRole('checkbox', { name: new RegExp(`^${ring}`) }).check();
	await chooseGroup(lead, called, 'Utvecklingsförslag');
	await lead.getByRole('button', { name: 'Börja förslaget' }).click();
	await lead.waitForURL(/\/proposals\/[\w-]{22}$/);
	await expect(lead.getByRole('textbox', { name: 'Behov', exact: true })).toContainText(meet);

	// The group says on the sheet what it has become, each with the way there.
	await lead.goto(path);
	const box = lead.locator('[data-group]').filter({ hasText: near });
	for (const became of ['Blev uppdrag till Lars-Erik', `Blev medskicket ${near}`, `Blev förslaget ${near}`])
		await expect(box.getByRole('link', { name: became }).first()).toBeVisible();
	await expectAccessible(lead);
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
	await lead.waitForURL(/\/synthesis/);
	const note = lead.getByRole('listitem').filter({ hasText: text });
	// It is made of what has been read of the sheets, a moment after the writing, and does not follow them.
	await expect(async () => {
		await lead.reload();
		await expect(note).toContainText('En grupp', { timeout: 1_000 });
	}).toPass();
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
