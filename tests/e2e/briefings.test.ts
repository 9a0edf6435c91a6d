import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { letterTo } from './letters.ts';
import { expectNarrow, night } from './narrow.ts';

const group = `/groups/${demoId('ljusbygden/group/norrlinge-hokensby')}`;
const chair = 'per-anders.ryttinger@norrlinge.example';
const member = 'henrik.malmgard@arbetsformedlingen.example';
const office = 'leyla.karagoz@ljusbygden.example';
/** Far enough from the demo's own meetings and those of other tests. */
const year = new Date().getFullYear() + 6;

test('an information sheet is built, written in by two people, and arrives with the calling', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(180_000);
	const lead = await pageOf(chair);
	await lead.goto(`${group}/meetings/new`);
	await lead.getByLabel('Datum').fill(`${year}-05-12`);
	await lead.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(lead).toHaveURL(/\/meetings\/[\w-]{22}\/agenda/);
	const meeting = new URL(lead.url()).pathname.replace(/\/agenda$/, '');

	const desk = await pageOf(office);
	await desk.goto(`${meeting}/briefing`);
	await expect(desk.getByText('Inget infounderlag än')).toBeVisible();
	await expectAccessible(desk);
	await desk.getByRole('button', { name: 'Bygg infounderlaget' }).click();
	await expect(desk).toHaveURL(/\/briefings\/[\w-]{22}/);
	await expect(desk.getByRole('status').filter({ hasText: /Byggt|inget nytt/ })).toBeVisible();
	const address = new URL(desk.url()).pathname;
	const words = (page: typeof desk) => page.getByRole('textbox', { name: 'Med egna ord' });
	await words(desk).click();
	await words(desk).pressSequentially('Från kansliet. ');
	await expectAccessible(desk);

	await lead.goto(address);
	await expect(words(lead)).toContainText('Från kansliet.');
	await words(lead).click();
	await words(lead).press('Control+End');
	await words(lead).pressSequentially('Och från ordföranden.');
	await expect(words(desk)).toContainText('Och från ordföranden.');
	await desk.getByRole('button', { name: 'Bygg om' }).click();
	await expect(desk.getByText('Det finns inget nytt sedan sist.')).toBeVisible();
	await expect(words(desk)).toContainText('Från kansliet. Och från ordföranden.');

	// Nobody else sees it before it has gone out.
	const reads = await pageOf(member, night);
	await reads.goto(`${meeting}/briefing`);
	await expect(reads.getByText('När kallelsen går ut ligger infounderlaget här')).toBeVisible();
	await expect(lead.getByText(/^Sparat/)).toBeVisible();
	await expect(async () => {
		await lead.goto(`${meeting}/calling`);
		await expect(lead.getByRole('link', { name: 'Infounderlag ligger med' })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await lead.getByRole('button', { name: /^(Godkänn och skicka|Skicka kallelsen)/ }).click();
	await expect(lead.getByText(/^Kallelsen är skickad till/)).toBeVisible();
	expect(await letterTo(member, 'call')).toContain(address);
	const arrived = reads.getByRole('region', { name: /^Infounderlag till/ });
	await arrived.getByRole('link', { name: 'Infounderlag', exact: true }).click();
	await expect(reads).toHaveURL(new RegExp(`${address}$`));
	await expect(reads.getByRole('article')).toContainText('Från kansliet. Och från ordföranden.');
	await expectAccessible(reads);
	await expectNarrow(reads);

	await words(desk).click();
	await words(desk).press('Control+End');
	await words(desk).pressSequentially(' Tillagt efteråt.');
	await expect(desk.getByText(/^Ändrat sedan det gick ut: Med egna ord/)).toBeVisible();
	await reads.reload();
	await expect(reads.getByText('Ändrat sedan kallelsen')).toBeVisible();
	await expect(reads.getByRole('article')).not.toContainText('Tillagt efteråt.');
});

test('without JavaScript an information sheet is built and read', async ({ pageOf }) => {
	const page = await pageOf(office, { javaScriptEnabled: false });
	await page.goto(`${group}/meetings/new`);
	await page.getByLabel('Datum').fill(`${year}-06-16`);
	await page.getByLabel('Börjar').fill('13:00');
	await page.getByLabel('Slutar').fill('15:00');
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await page.getByRole('link', { name: 'Infounderlag', exact: true }).click();
	await page.getByRole('button', { name: 'Bygg infounderlaget' }).click();
	await expect(page.getByRole('heading', { level: 1, name: /^Infounderlag till/ })).toBeVisible();
	await expect(page.getByRole('article')).toContainText('Möten framöver');
	await page.getByRole('button', { name: 'Bygg om' }).click();
	await expect(page.getByText('Det finns inget nytt sedan sist.')).toBeVisible();
});
