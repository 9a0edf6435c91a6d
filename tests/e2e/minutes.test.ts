import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { pdf } from '../build/files.ts';
import { expect, test } from './fixtures.ts';

const held = `/meetings/${demoId('ljusbygden/meeting/board/past-1')}/notes`;
const chair = 'birgitta.wallinder@vidakra.example';
const secretary = 'nadja.ilves@ljusbygden.example';
const adjuster = 'marcus.tegelhage@forsakringskassan.example';
const password = 'ljusbygden-2026';

const panel = (page: Page) => page.getByRole('region', { name: 'Justering' });
async function review(page: Page, typed = password): Promise<void> {
	await panel(page).getByLabel('Lösenord', { exact: true }).fill(typed);
	await panel(page).getByRole('button', { name: 'Jag har granskat protokollet' }).click();
}

test('a protokoll is edited, adjusted, locked, signed and announced; one changed byte is found out', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	test.setTimeout(180_000);
	const keeper = await pageOf(secretary);
	await keeper.goto(held);
	const paper = keeper.getByRole('article');
	const heading = paper.getByRole('heading', { level: 1, name: /^Protokoll \d{4}:\d+$/ });
	await expect(heading).toBeVisible();
	const title = (await heading.textContent()) ?? '';
	await expect(panel(keeper).getByRole('button', { name: 'Skicka för justering' })).toBeDisabled();

	// She edits one paragraph.
	const edit = paper.getByRole('link', { name: /^Redigera § / }).nth(1);
	const name = ((await edit.getAttribute('aria-label')) ?? '').replace('Redigera ', '');
	await edit.click();
	await expect(keeper.getByLabel('Text', { exact: true })).toBeVisible();
	await expectAccessible(keeper);
	await keeper
		.getByLabel('Text', { exact: true })
		.fill('## Läget\n\nUtfallet är **36 procent**.\n\n- en punkt\n- en till');
	await keeper.getByRole('button', { name: 'Spara texten' }).click();
	await expect(keeper.getByText('Texten är sparad.')).toBeVisible();
	const paragraph = (page: Page) => page.getByRole('article').getByRole('region', { name });
	await expect(paragraph(keeper)).toContainText('Utfallet är 36 procent.');
	await expect(paragraph(keeper).getByText('Redigerad')).toBeVisible();

	// She chooses who adjusts, and sends it.
	await panel(keeper)
		.getByRole('checkbox', { name: /^Marcus Tegelhage/ })
		.check();
	await panel(keeper).getByRole('button', { name: 'Spara' }).click();
	await expect(keeper.getByText('Valet är sparat.')).toBeVisible();
	await expectAccessible(keeper);
	await panel(keeper).getByRole('button', { name: 'Skicka för justering' }).click();
	await expect(keeper.getByText('Skickat. De som ska granska har fått brev.')).toBeVisible();

	// He finds it on Home, proposes a change, and sees it answered.
	const second = await pageOf(adjuster);
	await second.goto('/');
	await second.getByRole('listitem').filter({ hasText: 'Justera protokollet' }).getByRole('link').first().click();
	await expect(panel(second)).toContainText('Väntar på dig');
	await paragraph(second).getByText('Föreslå ändring').click();
	await paragraph(second).getByLabel('Vad ska ändras, och varför?').fill('Det var 35 procent.');
	await paragraph(second).getByRole('button', { name: 'Skicka förslaget' }).click();
	await expect(paragraph(second).getByText('Väntar på sekreteraren')).toBeVisible();
	await expectAccessible(second);
	await expect(paragraph(keeper).getByText('Det var 35 procent.')).toBeVisible();
	await paragraph(keeper).getByText('Svara på förslaget').click();
	await paragraph(keeper).getByLabel('Vad blir det?').selectOption('noted');
	await paragraph(keeper).getByRole('button', { name: 'Svara', exact: true }).click();
	await expect(paragraph(keeper).getByText('Fyll i det här.')).toBeVisible();
	await paragraph(keeper).getByLabel('Skäl, eller den andra uppfattningen').fill('Underlaget säger 36.');
	await paragraph(keeper).getByRole('button', { name: 'Svara', exact: true }).click();
	await expect(paragraph(second)).toContainText('Olika uppfattningar vid justeringen');

	// Both review; a wrong password is no review.
	await review(second, 'fel');
	await expect(panel(second).getByText('Det är inte ditt nuvarande lösenord.')).toBeVisible();
	await review(second);
	await expect(second.getByText('Tack. Din granskning är antecknad.')).toBeVisible();
	const lead = await pageOf(chair);
	await lead.goto(held);
	await review(lead);
	await expect(panel(keeper).getByRole('button', { name: 'Lås protokollet' })).toBeVisible();
	await panel(keeper).getByRole('button', { name: 'Lås protokollet' }).click();
	await expect(keeper.getByText('Låst. Ladda ner filen och låt den undertecknas.')).toBeVisible();

	// The signed file, then the notice.
	await keeper.getByRole('link', { name: 'Lägg till undertecknad fil' }).click();
	await expect(keeper.getByLabel('Fil (PDF eller bild)')).toBeVisible();
	await expectAccessible(keeper);
	const signed = pdf('Undertecknat av alla tre');
	await keeper
		.getByLabel('Fil (PDF eller bild)')
		.setInputFiles({ name: 'undertecknat.pdf', mimeType: 'application/pdf', buffer: signed });
	await keeper.getByRole('button', { name: 'Spara den undertecknade filen' }).click();
	await expect(keeper.getByText('Protokollet är justerat. Nu kan anslaget sättas upp.')).toBeVisible();
	await keeper.getByRole('link', { name: 'Sätt upp anslaget' }).click();
	await expect(keeper.getByRole('button', { name: 'Sätt upp anslaget' })).toBeVisible();
	await expectAccessible(keeper);
	await keeper.getByRole('button', { name: 'Sätt upp anslaget' }).click();
	await expect(keeper.getByText('Anslaget är uppsatt.')).toBeVisible();
	await expectAccessible(keeper);
	const address = (await keeper.getByRole('link', { name: 'Se den öppna sidan' }).getAttribute('href')) ?? '';

	// Anybody reads it, and has files checked.
	const reader = await (await visitor()).newPage();
	await reader.goto(address);
	const notice = reader.getByRole('article', { name: `${title}, Styrelsen` });
	await expect(notice).toContainText('Förvaringsplats för protokollet');
	await expectAccessible(reader);
	await notice.getByRole('link', { name: 'Läs protokollet' }).click();
	await expect(paragraph(reader)).toContainText('Utfallet är 36 procent.');
	await expectAccessible(reader);
	const [download] = await Promise.all([
		reader.waitForEvent('download'),
		reader.getByRole('link', { name: 'PDF' }).click()
	]);
	const kept = await download.path();
	await reader.getByRole('link', { name: 'Kontrollera en fil' }).click();
	await reader.getByLabel('Fil', { exact: true }).setInputFiles(kept);
	await reader.getByRole('button', { name: 'Kontrollera' }).click();
	await expect(reader.getByText('Filen är äkta.')).toBeVisible();
	await expectAccessible(reader);
	const changed = Buffer.from(signed);
	changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1;
	await reader
		.getByLabel('Fil', { exact: true })
		.setInputFiles({ name: 'undertecknat.pdf', mimeType: 'application/pdf', buffer: changed });
	await reader.getByRole('button', { name: 'Kontrollera' }).click();
	await expect(reader.getByText('Filen är inte någon av våra.')).toBeVisible();
});

test('notes are checked by whom one chooses, without JavaScript', async ({ pageOf, visitor }) => {
	const notes = `/meetings/${demoId('ljusbygden/meeting/regional/past-1')}/notes`;
	const keeper = await pageOf(secretary, { javaScriptEnabled: false });
	await keeper.goto(notes);
	await expect(
		keeper.getByRole('article').getByRole('heading', { level: 1, name: /^Mötesanteckningar/ })
	).toBeVisible();
	const checking = keeper.getByRole('region', { name: 'Granskning' });
	await checking.getByRole('checkbox').first().check();
	await checking.getByRole('button', { name: 'Spara' }).click();
	await keeper.getByRole('button', { name: 'Skicka för granskning' }).click();
	await expect(keeper.getByText('Granskas', { exact: true }).first()).toBeVisible();
	// J16 Somebody who cannot is replaced by another, with a reason that stands in the notes.
	await checking.getByText('Sätt någon annan i stället', { exact: true }).first().click();
	await checking.getByLabel('Varför?').first().fill('Har lämnat gruppen.');
	await checking.getByRole('button', { name: 'Byt', exact: true }).first().click();
	await expect(keeper.getByText('Bytt. Den nya har fått brev.')).toBeVisible();
	await expect(keeper.getByRole('article')).toContainText(/ i stället för .+: Har lämnat gruppen\./);
	await keeper.getByRole('button', { name: 'Ta tillbaka till utkast' }).click();
	await expect(keeper.getByRole('button', { name: 'Skicka för granskning' })).toBeVisible();

	// A file is checked without it too; nothing of anybody's is on the open page.
	const reader = await (await visitor({ javaScriptEnabled: false })).newPage();
	await reader.goto(`/open/${demoId('ljusbygden')}/check`);
	await reader
		.getByLabel('Fil', { exact: true })
		.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf() });
	await reader.getByRole('button', { name: 'Kontrollera' }).click();
	await expect(reader.getByText('Filen är inte någon av våra.')).toBeVisible();
});
