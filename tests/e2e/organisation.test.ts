import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const board = 'birgitta.wallinder@vidakra.example';
const regional = 'asa.ronnqvist@vidakra.example';
const office = 'leyla.karagoz@ljusbygden.example';

test('people of one organisation prepare for the board in a room that nobody else enters', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(board);
	await page.goto('/organisation');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Vidåkra');
	const own = new URL(page.url()).pathname;
	const list = page.getByRole('region', { name: /^Före mötet/ }).first();
	const mandate = list.getByRole('listitem').filter({ hasText: 'Vår ledamot vet vilket mandat vi ger' });
	await mandate.getByRole('textbox').fill('Upp till tre miljoner, sagt av kommundirektören.');
	await mandate.getByRole('button', { name: /^Klart/ }).click();
	await expect(mandate).toContainText('Klart: Birgitta Wallinder');
	await expect(list).toContainText('1 av 3 klara');
	await expectAccessible(page);

	const other = await pageOf(regional, night);
	await other.goto(own);
	const theirs = other.getByRole('region', { name: /^Före mötet/ }).first();
	await expect(theirs.getByRole('textbox').nth(1)).toHaveValue('Upp till tre miljoner, sagt av kommundirektören.');
	await expectAccessible(other);
	await expectNarrow(other);
	await theirs.getByLabel('Egen punkt').fill('Fråga socialtjänsten om köerna');
	await theirs.getByRole('button', { name: 'Lägg till punkten' }).click();
	await expect(list).toContainText('Fråga socialtjänsten om köerna');
	await theirs.getByRole('button', { name: 'Ta bort: Fråga socialtjänsten om köerna' }).click();
	await expect(list).not.toContainText('Fråga socialtjänsten om köerna');

	const desk = await pageOf(office);
	await desk.goto(own);
	await expect(desk.getByRole('main')).not.toContainText('tre miljoner');
	await expect(desk.getByRole('heading', { name: 'Före nästa möte' })).toHaveCount(0);
	await desk.goto('/organisation');
	await expect(desk.getByText('Du har ingen plats för en organisation')).toBeVisible();
});
