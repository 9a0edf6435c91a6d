import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { menuOf, shownNote } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const office = 'leyla.karagoz@ljusbygden.example';
const member = 'vendela.ortagren@stensange.example';

test('L138 a row of a list gets another owner and day, and is written for somebody in the room; L137 what is read aloud is chosen', async ({
	pageOf,
	expectAccessible
}) => {
	const lead = await pageOf(office);
	const path = await startSheet(lead, group, /^Parkeringsplats/, 'Det som inte hör hit');
	const one = await pageOf(member, { viewport: { width: 390, height: 800 } });
	await one.goto(path);
	await one.getByRole('textbox', { name: /^Ny i Parkerat/ }).fill('Bussen till Hökensby');
	await one.getByLabel('Vem ansvarar?').fill('Vendela');
	await one.getByRole('button', { name: 'Lägg till' }).click();
	await expect(shownNote(lead, 'Bussen till Hökensby')).toContainText('Vendela');
	await menuOf(one, 'Bussen till Hökensby').click();
	await one.getByRole('menuitem', { name: 'Ändra' }).click();
	const row = one.getByRole('listitem').filter({ has: one.getByRole('textbox', { name: 'Texten' }) });
	await row.getByLabel('Vem ansvarar?').fill('Regionen');
	await row.getByLabel('Till när?').fill('2027-03-12');
	await expectAccessible(one);
	await row.getByRole('button', { name: 'Klar' }).click();
	await expect(shownNote(lead, 'Bussen till Hökensby')).toContainText('Regionen');
	await expect(shownNote(lead, 'Bussen till Hökensby')).toContainText('12 mars 2027');

	await lead.goto(`${path}/people`);
	await lead.getByRole('textbox', { name: 'Någon annan' }).fill('Ella Äldre');
	await lead.getByRole('button', { name: 'Lägg till platsen' }).click();
	await lead.getByRole('link', { name: 'Skriv åt Ella Äldre' }).click();
	await lead.getByRole('textbox', { name: /^Parkerat/ }).fill('Hissen på folkets hus');
	await lead.getByLabel('Vem ansvarar?').fill('Ella');
	await lead.getByRole('button', { name: 'Lägg till' }).click();
	await expect(shownNote(one, 'Hissen på folkets hus')).toContainText('Ella');

	// On this device only steps and time are read aloud, also the next time.
	await one.getByLabel('Läs upp').selectOption('Steg och tid');
	await one.reload();
	await expect(one.getByLabel('Läs upp')).toHaveValue('steps');
	await expectAccessible(one);
	expect(await one.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
