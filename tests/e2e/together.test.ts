import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { startSheet } from './start-sheet.ts';

const groupOf = (key: string) => `/groups/${demoId(`ljusbygden/group/${key}`)}`;
const office = 'leyla.karagoz@ljusbygden.example';
const member = 'lars-erik.skoglycke@stensange.example';

test('a step that too few are there for is put together with another group’s, said to all who write, and taken apart again', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const desk = await pageOf(office);
	const [one, other] = [
		await startSheet(desk, groupOf('stensange'), /^BIP/, 'Tillsammans ett'),
		await startSheet(desk, groupOf('vidakra'), /^BIP/, 'Tillsammans två')
	];
	const lead = await pageOf(office, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
	await lead.goto(`${one}?step=2`);
	await lead.getByLabel('Lägg ihop med').selectOption({ label: 'Lokala samverkansgruppen Vidåkra: Tillsammans två' });
	await lead.getByRole('button', { name: 'Lägg ihop svaren' }).click();
	await expect(lead.getByText(/^Era svar läggs ihop med svaren från .*Vidåkra/)).toBeVisible();
	expect(await lead.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

	// Whoever writes is told for whom, before the first word.
	await desk.goto(`${one}?step=2`);
	await desk.getByRole('button', { name: 'Samla alla här' }).click();
	const writer = await pageOf(member, { colorScheme: 'dark' });
	await writer.goto(one);
	await expect(writer.getByText(/^Era svar läggs ihop med svaren från/)).toBeVisible({ timeout: 20_000 });
	await expectAccessible(writer);
	await desk.goto(`${other}?step=2`);
	await expectAccessible(desk);
	await desk.getByRole('button', { name: 'Svara var för sig i stället' }).click();
	await expect(desk.getByText(/svar visas inte/)).toBeVisible();
	await expect(writer.getByText(/^Era svar läggs ihop/)).toBeHidden();
});
