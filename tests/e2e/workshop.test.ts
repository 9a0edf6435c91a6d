import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow } from './narrow.ts';
import { dotOn, dragNote, expectStep, groupBox, menuOf, openDoor, reveal, writeOwn } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

test.use({ actionTimeout: 20_000 });

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const people = {
	lead: 'leyla.karagoz@ljusbygden.example',
	one: 'lars-erik.skoglycke@stensange.example',
	two: 'vendela.ortagren@stensange.example',
	three: 'jorgen.tallmark@stensange.example',
	seated: 'jasmina.begovic@stensange.example'
} as const;
const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true } as const;

/** Who sits at one of the seven browsers. */
interface Browsers {
	lead: Page;
	readonly screen: Page;
	/** In the room, with a phone of their own. */
	readonly seated: Page;
	readonly one: Page;
	readonly two: Page;
	readonly three: Page;
	readonly guest: Page;
}
/** The notes of the seven and of the two for whom it is written, by who wrote them. */
const wrote = {
	one: ['Styrkor', 'Alla svarar i telefon'],
	two: ['Svagheter', 'Sju veckor till första mötet'],
	three: ['Styrkor', 'Korta vägar'],
	seated: ['Möjligheter', 'Nya lokaler'],
	guest: ['Styrkor', 'Byn ställer upp'],
	ella: ['Hot', 'Bussen dras in'],
	elof: ['Hot', 'Färre tjänster']
} as const;
const texts = Object.values(wrote).map(([, text]) => text);
const near = 'Nära varandra';
const late = 'Sju veckor till första mötet';

const left = (page: Page, dots: number) => expect(page.getByText(`Kvar: ${dots}.`)).toBeVisible();
const others = ({ seated, one, two, three, guest }: Browsers) => [seated, one, two, three, guest];
const everybody = (seven: Browsers) => [seven.lead, seven.screen, ...others(seven)];

async function comeIn(page: Page, name: string): Promise<void> {
	await page.getByLabel('Ditt namn').fill(name);
	await page.getByLabel('På distans').check();
	await page.getByRole('button', { name: 'Gå med' }).tap();
	await page.waitForURL(/\/sheets\/[\w-]{22}$/);
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
}

/** A seat in the room without a device: who leads writes for them. */
async function holdSeat(lead: Page, path: string, name: string): Promise<void> {
	await lead.goto(`${path}/people`);
	await lead.getByRole('textbox', { name: 'Någon annan' }).fill(name);
	await lead.getByRole('button', { name: 'Lägg till platsen' }).click();
	await expect(lead.getByRole('link', { name: `Skriv åt ${name}` })).toBeVisible();
}
async function writeFor(lead: Page, path: string, name: string, write: () => Promise<void>): Promise<void> {
	await lead.goto(`${path}/people`);
	await lead.getByRole('link', { name: `Skriv åt ${name}` }).click();
	await expectStep([lead], `Du skriver åt ${name}`);
	await write();
	await lead.getByRole('link', { name: 'Till arbetsbladet' }).click();
	await lead.waitForURL(new RegExp(`${path}$`));
}

/** The tab is gone without a goodbye: its process ends. Out: a new one of the same browser, at the same address. */
async function killAndReopen(page: Page, path: string, meanwhile: () => Promise<void>): Promise<Page> {
	const context = page.context();
	const cdp = await context.newCDPSession(page);
	const gone = page.waitForEvent('crash');
	void cdp.send('Page.crash').catch(() => undefined);
	await gone;
	await meanwhile();
	await page.close();
	const again = await context.newPage();
	await again.goto(path);
	return again;
}

test('L110 seven browsers: written in peace, shown, grouped, weighed, talked over and taken further; a dead tab loses nothing', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	test.setTimeout(420_000);
	const run = Date.now().toString(36);
	const lead = await pageOf(people.lead);
	const path = await startSheet(lead, group, /^SWOT/, `Vår väg in ${run}`);
	const { way, code } = await openDoor(lead, path);
	const [screen, guest] = [await (await visitor()).newPage(), await (await visitor(phone)).newPage()];
	const seven: Browsers = {
		...{ lead, screen, guest },
		seated: await pageOf(people.seated, phone),
		one: await pageOf(people.one),
		two: await pageOf(people.two, { colorScheme: 'dark' }),
		three: await pageOf(people.three)
	};
	const { seated, one, two, three } = seven;
	/** Axe for who leads, somebody remote in the dark, the phone and the screen; nothing at the side of the phone. */
	const clean = async () => {
		for (const page of [seven.lead, two, guest, screen]) await expectAccessible(page);
		for (const page of [guest, seated]) await expectNarrow(page);
	};

	// They come: the screen by the link, three remote by the group's page, a guest by the code, the room's seats by
	// their own phone and as people whom the leader writes for.
	await screen.goto(way);
	await screen.getByText('Det här är rummets skärm').click();
	await screen.getByRole('button', { name: 'Visa på den här skärmen' }).click();
	await screen.waitForURL(/\/screen$/);
	for (const page of [one, two, three]) await page.goto(path);
	await guest.goto('/guest');
	await guest.getByLabel('Kod').fill(code);
	await guest.getByRole('button', { name: 'Gå in' }).tap();
	await comeIn(guest, 'Gry Gästsson');
	await seated.goto(`${way}?room`);
	await seated.getByRole('button', { name: 'Gå med' }).tap();
	await seated.waitForURL(new RegExp(`${path}$`));
	await seated.locator('html[data-awake]').waitFor({ state: 'attached' });
	for (const name of ['Ella Äldre', 'Elof Äldre']) await holdSeat(lead, path, name);

	// Written in peace: nobody sees another's.
	for (const [page, [column, text]] of [
		[one, wrote.one],
		[two, wrote.two],
		[three, wrote.three],
		[seated, wrote.seated],
		[guest, wrote.guest]
	] as const)
		await writeOwn(page, column, 1, text);
	await writeFor(lead, path, 'Ella Äldre', () => writeOwn(lead, ...own('ella')));
	await writeFor(lead, path, 'Elof Äldre', () => writeOwn(lead, ...own('elof')));
	await guest.getByRole('button', { name: 'Jag är klar' }).tap();
	await expect(lead.getByText('1 av 7 är klara')).toBeVisible();
	await expect(lead.getByText('Rummet skrev 3, på distans 4')).toBeVisible({ timeout: 20_000 });
	for (const page of everybody(seven)) for (const text of texts) await expect(page.getByText(text)).toHaveCount(0);
	await clean();

	// Shown.
	await reveal(lead);
	for (const page of everybody(seven))
		for (const text of texts) await expect(page.getByText(text).first()).toBeVisible({ timeout: 20_000 });
	await clean();

	// Grouped: with the mouse, by menu on the phone, by keys.
	await lead.goto(`${path}?step=2`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expectStep(everybody(seven), 'Gruppera');
	await expect(menuOf(one, wrote.three[1])).toBeVisible();
	await dragNote(one, wrote.three[1], wrote.one[1]);
	await one.getByRole('textbox', { name: 'Gruppens rubrik' }).fill(near);
	await one.keyboard.press('Enter');
	await expect(groupBox(guest, near).getByRole('listitem')).toHaveCount(2);
	await menuOf(guest, wrote.guest[1]).tap();
	await guest.getByRole('menuitem', { name: /^Flytta till …/ }).tap();
	await guest.getByLabel('Vart?').selectOption({ label: near });
	await guest.getByRole('button', { name: 'Flytta', exact: true }).tap();
	for (const page of everybody(seven)) await expect(groupBox(page, near).getByRole('listitem')).toHaveCount(3);
	await clean();

	// Weighed: each alone, the two without a device through the leader.
	await lead.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(everybody(seven), 'Prioritera');
	const give = async (page: Page, label: string, dots: number) => {
		for (let n = 0; n < dots; n++) await dotOn(page, label).click();
	};
	const kept = (page: Page) => expect(page.getByText('Sparat, bara för dig.')).toBeVisible();
	await give(one, near, 3);
	await give(one, late, 1);
	await give(two, late, 5);
	await give(guest, near, 2);
	for (const page of [one, two, guest]) await kept(page);
	await writeFor(lead, path, 'Ella Äldre', async () => {
		await give(lead, wrote.ella[1], 4);
		await kept(lead);
	});
	await expect(lead.getByText('4 har lagt prickar')).toBeVisible({ timeout: 20_000 });
	await clean();

	// The leader's tab dies; the others weigh on; the new one stands where the old one stood, and leads.
	seven.lead = await killAndReopen(lead, path, async () => {
		await give(three, near, 2);
		await give(seated, late, 1);
		for (const page of [three, seated]) await kept(page);
	});
	const again = seven.lead;
	await expectStep(everybody(seven), 'Prioritera');
	await expect(again.getByText('Du leder arbetet')).toBeVisible();
	await expect(again.getByText('6 har lagt prickar')).toBeVisible({ timeout: 20_000 });

	// Back one step and forward again: every dot is where it was, on a page that stood there and on one that came anew.
	await again.getByRole('button', { name: /^Tillbaka/ }).click();
	await expectStep(everybody(seven), 'Gruppera');
	await expect(groupBox(three, near).getByRole('listitem')).toHaveCount(3);
	await again.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(everybody(seven), 'Prioritera');
	await guest.reload();
	for (const [page, dots] of [
		...[[one, 1] as const, [two, 0] as const, [three, 3] as const],
		...[[seated, 4] as const, [guest, 3] as const]
	])
		await left(page, dots);
	await writeFor(again, path, 'Ella Äldre', () => left(again, 1));
	await reveal(again, 'Visa prickarna');
	for (const page of everybody(seven)) {
		await expect(page.getByText('Prickar: 18.')).toBeVisible({ timeout: 20_000 });
		await expect(page.getByText('7 prickar').first()).toBeVisible();
	}
	await clean();

	// Talked over: three things to do, with who and when.
	await again.getByRole('button', { name: /^Vidare/ }).click();
	await expectStep(everybody(seven), 'Tre saker');
	const task = `Ring inom två veckor ${run}`;
	await guest.getByRole('textbox', { name: 'Ny i Det vi gör' }).fill(task);
	await guest.getByLabel('Vem ansvarar?').fill('Lars-Erik');
	await guest.getByRole('button', { name: 'Lägg till' }).tap();
	for (const page of everybody(seven)) await expect(page.getByText(task).first()).toBeVisible();
	await clean();

	// Taken further: an assignment of a note, a proposal of a group; the wall says what they became.
	await again.getByRole('link', { name: 'Ta vidare lappar' }).click();
	await expectStep([again], 'Ta vidare');
	await expectAccessible(again);
	const become = async (piece: RegExp, as: string) => {
		await again.getByRole('checkbox', { name: piece }).check();
		const targets = again.getByRole('group', { name: /^Vad ska de valda bli/ });
		await targets.getByRole('button', { name: as, exact: true }).click();
	};
	await become(new RegExp(`^${task}`), 'Uppdrag');
	await again.getByLabel('Vem gör det?').selectOption({ label: 'Lars-Erik Skoglycke' });
	await again.getByRole('button', { name: 'Gör till uppdrag' }).click();
	await expect(again.getByText('Klart. Uppdraget finns nu på Hem hos den som har fått det.')).toBeVisible();
	await become(new RegExp(`^${near}`), 'Utvecklingsförslag');
	await expect(again.getByLabel('Text 1')).toHaveValue(new RegExp(`^${near}\n`));
	await expectAccessible(again);
	await again.getByRole('button', { name: 'Börja förslaget' }).click();
	await again.waitForURL(/\/proposals\/[\w-]{22}$/);
	for (const text of [near, wrote.one[1], wrote.three[1], wrote.guest[1]])
		await expect(again.getByRole('textbox', { name: 'Behov', exact: true })).toContainText(text);

	await one.goto('/assignments');
	await expect(one.getByRole('listitem').filter({ hasText: task })).toBeVisible();
	await two.goto(`${path}?step=2`);
	await expect(two.getByRole('link', { name: `Blev förslaget ${near}` }).first()).toBeVisible();
	await expectAccessible(two);
});

function own(who: keyof typeof wrote): [string, number, string] {
	const [column, text] = wrote[who];
	return [column, 1, text];
}
