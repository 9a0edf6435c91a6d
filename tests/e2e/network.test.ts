import { demoId } from '#server/demo/id.ts';
import { newId } from '#lib/ids/id.ts';
import { expect, test } from './fixtures.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const member = 'pontus.hjelmvik@arlunda.example';
const stensange = `/groups/${demoId('ljusbygden/group/stensange')}`;
const regional = `/groups/${demoId('ljusbygden/group/regional')}`;
const unique = () =>
	newId()
		.replaceAll(/[^A-Za-z]/g, 'x')
		.slice(0, 8);

const list = (word: string) =>
	[
		'Namn\tE-post\tOrganisation\tGrupp\tRoll\tMandat\tErsättare för',
		`Ina Falk ${word}\tina.${word}@fk.example\tForsakringskassan\tBeredningen\tAdjungerad\tja`,
		`Moa Dahl ${word}\tmoa(at)fk.example\tFK\tBeredningen\tErs.\t\tIna Falk ${word}`,
		`Ulrik Brandt ${word}\tulrik.${word}@x.example\tLänsstyrelsen\tBeredningen\tLedamot`
	].join('\n');

for (const javaScriptEnabled of [true, false])
	test(`N9 the office pastes a list, corrects it and invites all together${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
		pageOf,
		expectAccessible
	}) => {
		const word = unique();
		const page = await pageOf(office, { javaScriptEnabled });
		await page.goto('/office/people');
		await page.getByRole('link', { name: 'Klistra in en lista' }).click();
		await page.getByLabel('Rader från kalkylbladet').fill(list(word));
		await page.getByRole('button', { name: 'Granska listan' }).click();
		await expect(page.getByText('2 rader behöver rättas')).toBeVisible();
		if (javaScriptEnabled) await expectAccessible(page);

		await page.getByLabel('E-post').fill(`moa.${word}@fk.example`);
		await page.getByLabel('Organisation').selectOption('RLJ');
		await page.getByRole('button', { name: 'Granska igen' }).click();
		await expect(page.getByText('Allt går att lägga in. Nya personer: 3, platser: 3.')).toBeVisible();
		await page.getByRole('button', { name: 'Lägg in 3 rader' }).click();
		await expect(page.getByText('Nya personer: 3, platser: 3, skickade inbjudningar: 3.')).toBeVisible();

		await page.getByRole('link', { name: 'Har inte loggat in' }).click();
		await expect(page.getByRole('listitem').filter({ hasText: `Ina Falk ${word}` })).toContainText('Inbjuden');
		await page.goto('/office/outbox');
		await page.getByRole('button', { name: `Visa brevet till moa.${word}@fk.example` }).click();
		await expect(page.getByText(/\/invitation\/[\w-]{20,}/)).toBeVisible();
	});

test('N4 a new group over two municipalities, made with the keyboard alone, says whom it lacks', async ({ pageOf }) => {
	const word = unique();
	const page = await pageOf(office);
	await page.goto('/office/groups/new');
	await page.getByRole('link', { name: 'Lokal samverkansgrupp' }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('textbox', { name: 'Namn', exact: true }).focus();
	await page.keyboard.type(`Lokala gruppen ${word}`);
	await page.keyboard.press('Enter');
	// The short name is wanted as well: nothing typed is lost.
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Namn', exact: true })).toHaveValue(`Lokala gruppen ${word}`);
	await page.getByRole('textbox', { name: 'Kort namn' }).focus();
	await page.keyboard.type(word);
	for (const name of ['Norrlinge kommun', 'Hökensby kommun']) {
		await page.getByRole('checkbox', { name }).focus();
		await page.keyboard.press('Space');
	}
	await page.getByRole('button', { name: 'Lägg upp gruppen' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/people$/);

	await page.getByRole('link', { name: 'Lägg till någon för Norrlinge kommun' }).click();
	await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Per-Anders Ryttinger, socialchef' });
	await expect(page.getByRole('combobox', { name: 'Organisation' })).toHaveValue(/.+/);
	await page.getByRole('checkbox', { name: 'Har mandat' }).check();
	await page.getByRole('button', { name: 'Ge platsen' }).click();
	await expect(page.getByText('Per-Anders Ryttinger har fått en plats i gruppen.')).toBeVisible();
	await page.getByRole('link', { name: 'Översikt' }).click();
	await expect(page.getByText(/Hökensby kommun saknas|Hökensby kommun saknas\./).first()).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Lokala gruppen ${word}`);
});

test('N8 a seat is given, ended, and its end taken back', async ({ pageOf, expectAccessible }) => {
	const word = unique();
	const page = await pageOf(office);
	await page.goto('/office/people/new');
	await page.getByRole('textbox', { name: 'Namn' }).fill(`Sixten ${word}`);
	await page.getByRole('textbox', { name: 'E-post' }).fill(`sixten.${word}@stensange.example`);
	await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
	await expect(page.getByText(`Sixten ${word} är tillagd.`)).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${stensange}/people?add`);
	await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: `Sixten ${word}` });
	await page.getByRole('combobox', { name: 'Roll' }).selectOption('observer');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ge platsen' }).click();
	await page.getByRole('button', { name: `Avsluta platsen för Sixten ${word}` }).click();
	await expect(page.getByText(`Platsen för Sixten ${word} är avslutad.`)).toBeVisible();
	await page.getByRole('button', { name: 'Ångra' }).click();
	await expect(page.getByRole('button', { name: `Avsluta platsen för Sixten ${word}` })).toBeVisible();
});

test('N7 a second chair is refused in words, and what was chosen is kept', async ({ pageOf }) => {
	const page = await pageOf(office, { javaScriptEnabled: false });
	await page.goto(`${stensange}/people?add`);
	await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Hampus Nyhlén, processledare' });
	await page.getByRole('combobox', { name: 'Roll' }).selectOption('chair');
	await page.getByRole('button', { name: 'Ge platsen' }).click();
	await expect(page.getByText(/Gruppen har redan en ordförande/)).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Roll' })).toHaveValue('chair');
});

for (const javaScriptEnabled of [true, false])
	test(`N14 a standing agenda is written, moved and kept${javaScriptEnabled ? ' with the keyboard' : ' without JavaScript'}`, async ({
		pageOf
	}) => {
		const word = unique();
		const page = await pageOf(office, { javaScriptEnabled });
		const group = javaScriptEnabled ? 'norrlinge-hokensby' : 'arlunda';
		await page.goto(`/groups/${demoId(`ljusbygden/group/${group}`)}/standing-agenda`);
		const titles = page.getByRole('textbox', { name: 'Rubrik' });
		const before = await titles.count();
		const press = async (name: string) => {
			const button = page.getByRole('button', { name });
			if (!javaScriptEnabled) return button.click();
			await button.focus();
			await page.keyboard.press('Enter');
		};
		await press('Nytt ärende');
		await expect(titles).toHaveCount(before + 1);
		if (javaScriptEnabled) await expect(titles.last()).toBeFocused();
		await titles.last().fill(`Ärende ${word}`);
		// Without JavaScript the button still has the name it was sent with.
		await press(`Flytta upp: ${javaScriptEnabled ? `Ärende ${word}` : 'utan rubrik'}`);
		await expect(titles.nth(before - 1)).toHaveValue(`Ärende ${word}`);
		if (javaScriptEnabled) await expect(page.getByRole('button', { name: `Flytta upp: Ärende ${word}` })).toBeFocused();
		await press(`Lägg underpunkt under: Ärende ${word}`);
		await expect(titles).toHaveCount(before + 2);
		await titles.nth(before).fill(`Under ${word}`);
		await press('Spara stående dagordning');
		await expect(page.getByText('Den stående dagordningen är sparad.')).toBeVisible();
		await page.reload();
		await expect(titles.nth(before - 1)).toHaveValue(`Ärende ${word}`);
		await expect(titles.nth(before)).toHaveValue(`Under ${word}`);
		await expect(page.getByRole('group', { name: /Underpunkt/ })).toHaveCount(1);
	});

test('N13 the two lines stand at first entry to a group and then no more', async ({ pageOf }) => {
	const word = unique();
	const page = await pageOf(office);
	await page.goto('/office/groups/new?kind=network');
	await page.getByRole('textbox', { name: 'Namn', exact: true }).fill(`Nätverket ${word}`);
	await page.getByRole('textbox', { name: 'Kort namn' }).fill(word);
	await page.getByRole('button', { name: 'Lägg upp gruppen' }).click();
	await expect(page).toHaveURL(/\/people$/);
	await page.getByRole('link', { name: 'Översikt' }).click();
	await expect(page.getByText('Det som skrivs här kan bli allmän handling.')).toBeVisible();
	await page.getByRole('button', { name: 'Jag har läst det' }).click();
	await expect(page.getByText('Det som skrivs här kan bli allmän handling.')).toBeHidden();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText('Det som skrivs här kan bli allmän handling.')).toBeHidden();
});

test('the office is closed to those who do not work there; who sits in a group reads who sits there', async ({
	pageOf
}) => {
	const page = await pageOf(member);
	for (const path of ['/office', '/office/people', '/office/people/paste', '/office/outbox', `${regional}/settings`])
		expect((await page.goto(path))?.status(), path).toBe(403);
	expect((await page.goto(`${stensange}/people`))?.status()).toBe(404);
	await page.goto(`${regional}/people`);
	await expect(page.getByRole('heading', { level: 1, name: 'Platser' })).toBeVisible();
	await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
	await expect(page.getByText(/@\w+\.example/)).toHaveCount(0);
});
