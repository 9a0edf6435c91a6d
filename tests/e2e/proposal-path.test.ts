import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { checkIn } from './check-in.ts';
import { begin as beginMeeting } from './begin.ts';
import { inDays } from './days.ts';
import { expect, test } from './fixtures.ts';
import { moveTo } from './later.ts';
import { expectNarrow, night } from './narrow.ts';
import { aSheetWith } from './start-sheet.ts';

const office = 'leyla.karagoz@ljusbygden.example';
const chair = 'asa.ronnqvist@vidakra.example';
const member = 'jorgen.tallmark@stensange.example';
const substitute = 'pontus.hjelmvik@arlunda.example';
/** Sits in the local group and nowhere else. */
const local = 'noah.lindeskog-abebe@stensange.example';
const boardChair = 'birgitta.wallinder@vidakra.example';
const boardMember = 'tobias.engdahl-strom@arbetsformedlingen.example';
const stensange = `/groups/${demoId('ljusbygden/group/stensange')}`;
const board = `/groups/${demoId('ljusbygden/group/board')}`;
/** Far enough from the demo's own meetings and those of other tests. */
const year = new Date().getFullYear() + 5;

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const next = (page: Page) => page.getByRole('region', { name: 'Nästa steg' });
const positions = (page: Page) => page.getByRole('region', { name: 'Vad organisationerna säger' });
const outcome = (page: Page) => page.getByRole('region', { name: 'Vad det blev' });
const decided = (page: Page) => page.getByRole('article', { name: /^Beslut \d{4}:\d+$/ });
const eyebrow = (page: Page, state: string) => expect(page.getByText(new RegExp(`, ${state}(\\.|$)`))).toBeVisible();

/** Plans a meeting of the board with an empty agenda. Out: its address. */
async function planBoard(page: Page, day: string): Promise<string> {
	await page.goto(`${board}/meetings/new`);
	await page.getByLabel('Datum').fill(`${year}-${day}`);
	await page.getByLabel('Börjar').fill('13:00');
	await page.getByLabel('Slutar').fill('15:00');
	await page.getByRole('radio', { name: 'Ett tomt blad' }).check();
	await page.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(page).toHaveURL(/\/meetings\/[\w-]{22}\/agenda/);
	return new URL(page.url()).pathname.replace(/\/agenda$/, '');
}

/** Begins the n-th round by one of its moves; `only`: the one organisation that is asked, else all. */
async function sound(page: Page, round: number, move: string, only?: string): Promise<void> {
	await next(page).getByText(move).first().click();
	const form = next(page).locator('details[open]');
	await form.getByLabel('Svar senast').fill(inDays(20));
	if (only)
		for (const box of await form.getByRole('group', { name: 'Vilka tillfrågas?' }).getByRole('checkbox').all())
			await box.setChecked(
				(await box.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent?.trim())) === only
			);
	const begun = page.getByText(new RegExp(`^Förankring ${round},`));
	// What was typed last may be on its way to the page still: then it says so, and one presses again.
	await expect(async () => {
		if (!(await begun.isVisible())) await form.getByRole('button', { name: move }).click({ timeout: 2_000 });
		await expect(begun).toBeVisible({ timeout: 5_000 });
	}).toPass();
}

/** Answers for one's organisation in the round that is open; by keys, for what others write moves the form. */
async function answer(page: Page, word: string, more: { reason?: string; until?: string } = {}): Promise<void> {
	await positions(page).getByRole('radio', { name: word, exact: true }).press('Space');
	if (more.until) await positions(page).getByLabel('Till vilken dag?').fill(more.until);
	if (more.reason) await positions(page).getByLabel('Skäl').fill(more.reason);
	await positions(page)
		.getByRole('button', { name: /^Svara för/ })
		.press('Enter');
	await expect(positions(page).locator('li .say').filter({ hasText: word }).first()).toBeVisible();
}

async function takeUp(desk: Page, path: string, meeting: string): Promise<void> {
	await desk.goto(path);
	await next(desk).getByText('Sätt upp på dagordningen').first().click();
	await next(desk).getByLabel('Vilket möte?').selectOption(meeting.replace('/meetings/', ''));
	await next(desk).getByLabel('Kansliets yttrande').fill('Kansliet tillstyrker.');
	await next(desk).getByRole('button', { name: 'Sätt upp på dagordningen' }).click();
	await eyebrow(desk, 'på dagordningen');
}

/** Begins the board's meeting, with two of its people in the room. */
async function begin(lead: Page, one: Page, meeting: string): Promise<void> {
	await lead.goto(`${meeting}/live`);
	await beginMeeting(lead);
	await checkIn(lead);
	await one.goto(`${meeting}/live`);
	await checkIn(one);
}

test('a note of a local group becomes a proposal, is sounded, overridden, referred back, decided with a reservation, comes back to it, and is followed up when its day has come', async ({
	portal,
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(300_000);
	const run = Date.now().toString(36);
	const note = `Ring före första mötet ${run}`;
	const [desk, lead] = [await pageOf(office), await pageOf(boardChair)];
	const [first, second] = [await planBoard(lead, '03-05'), await planBoard(lead, '06-04')];
	const [third, fourth] = [await planBoard(lead, '10-07'), await planBoard(lead, '12-02')];
	const sheet = await aSheetWith(desk, stensange, `Vad vi ser ${run}`, [note]);
	await desk.getByRole('link', { name: 'Ta vidare lappar' }).click();
	await desk.getByRole('checkbox', { name: note }).check();
	await desk.getByRole('button', { name: 'Utvecklingsförslag', exact: true }).click();
	await desk.getByLabel('Vilken grupp skriver förslaget?').selectOption({ label: 'Regionala samverkansgruppen' });
	await desk.getByRole('button', { name: 'Börja förslaget' }).click();
	await desk.waitForURL(/\/proposals\/[\w-]{22}$/);
	const path = new URL(desk.url()).pathname;

	// Three write at once.
	const [anna, bo, cia] = [await pageOf(chair), await pageOf(member), await pageOf(substitute)];
	for (const page of [anna, bo, cia]) await page.goto(path);
	for (const page of [anna, bo, cia]) await expect(text(page, 'Behov')).toContainText(note);
	await text(anna, 'Förslag till beslut').fill('att ringa alla före första mötet.');
	await text(bo, 'Målgrupp').fill('Den som är sjukskriven.');
	await text(cia, 'Risker').fill('Få tolkar.');
	for (const page of [anna, bo, cia]) {
		await expect(text(page, 'Förslag till beslut')).toContainText('ringa alla');
		await expect(text(page, 'Målgrupp')).toContainText('sjukskriven');
		await expect(text(page, 'Risker')).toContainText('tolkar');
	}
	await expect(anna.getByRole('heading', { name: 'Hålltider' })).toBeVisible();
	await expectAccessible(anna);

	// Sounded, changed, sounded again; one has not answered, and the chair lets it go on with a reason.
	await sound(anna, 1, 'Börja förankra');
	await answer(anna, 'Stödjer med ändring', { reason: 'Inte på måndagar.' });
	// What others answer moves the form: it has come before one presses in it.
	await expect(positions(bo).getByText('Stödjer med ändring').first()).toBeVisible();
	await answer(bo, 'Behöver förankra', { until: inDays(9) });
	await text(cia, 'Risker').fill('Få tolkar på måndagar.');
	await expect(positions(anna).getByText('Texten har ändrats sedan')).toBeVisible();
	await sound(anna, 2, 'Förankra på nytt');
	await answer(anna, 'Stödjer');
	await next(anna).getByText('Klart för styrelsen').first().click();
	await next(anna).getByLabel('Gå vidare ändå').check();
	await next(anna).getByLabel('Skäl').first().fill('Nämnden möts först i maj.');
	await next(anna).getByRole('button', { name: 'Klart för styrelsen' }).click();
	await expect(anna.getByText('Går vidare utan alla ställningstaganden.')).toBeVisible();

	// Before the local group has been told it knows of nothing.
	const noah = await pageOf(local);
	expect((await noah.request.get(path)).status()).toBe(404);

	const tobias = await pageOf(boardMember);
	await takeUp(desk, path, first);
	await desk.goto(`${first}/agenda`);
	await desk.locator('[data-item] a[role="button"]').first().click();
	await expect(desk.getByText('Nämnden möts först i maj.').first()).toBeVisible();
	await begin(lead, tobias, first);
	await tobias.getByText('Yrka', { exact: true }).first().click();
	await tobias.getByLabel('Yrkande på').selectOption('Återremiss');
	await tobias.getByLabel('Yrkandets text').fill('Vad kostar det?');
	await tobias.getByRole('button', { name: 'Lägg yrkandet' }).click();
	await lead.getByText('Besluta', { exact: true }).first().click();
	await lead.getByRole('checkbox', { name: /^Återremiss/ }).check();
	await lead.getByRole('textbox', { name: 'Återremitteras till' }).fill('Regionala samverkansgruppen');
	await lead.getByRole('checkbox', { name: 'Besluta ändå' }).check();
	await lead.getByRole('button', { name: 'Fatta beslutet' }).click();
	await expect(decided(lead)).toContainText('att återremittera ärendet');

	// Back by that act, with whom and why; worked on and come again.
	await expect(outcome(anna)).toContainText('Går tillbaka till: Regionala samverkansgruppen');
	await expect(outcome(anna)).toContainText('Skäl: Vad kostar det?');
	await anna.goto(path);
	await eyebrow(anna, 'återremitterat');
	await text(anna, 'Kostnad och finansiering').fill('Ryms i budgeten.');
	await expect(anna.getByText(/^Sparat/).first()).toBeVisible();
	await sound(anna, 3, 'Börja förankra', 'Vidåkra kommun');
	await answer(anna, 'Stödjer');
	// The others were not asked about what was added: that takes a reason of its own.
	await next(anna).getByText('Klart för styrelsen').first().click();
	await expect(next(anna).getByText(/^Tillfrågades inte om den här texten: .*Stensånge kommun/)).toBeVisible();
	await next(anna).getByLabel('Gå vidare ändå').check();
	await next(anna).getByLabel('Skäl').first().fill('Kostnaden är bara Vidåkras.');
	await next(anna).getByRole('button', { name: 'Klart för styrelsen' }).click();
	await eyebrow(anna, 'klart för styrelsen');

	await takeUp(desk, path, second);
	await desk.goto(`${second}/agenda`);
	await desk.locator('[data-item] a[role="button"]').first().click();
	await expect(desk.getByText('Kostnaden är bara Vidåkras.').first()).toBeVisible();
	await expect(desk.getByText('Nämnden möts först i maj.')).toHaveCount(0);
	await expect(desk.getByRole('link', { name: /^Läs hela förslaget: / }).first()).toHaveAttribute(
		'href',
		new RegExp(`${path}$`)
	);
	await begin(lead, tobias, second);
	await lead.getByText('Besluta', { exact: true }).first().click();
	await lead.getByRole('checkbox', { name: 'Besluta ändå' }).check();
	await lead.getByRole('button', { name: 'Fatta beslutet' }).click();
	await expect(decided(tobias)).toContainText('att ringa alla före första mötet');
	await tobias.getByText('Reservera eller anteckna').click();
	await tobias.locator('details[open]').getByLabel(/^Text/).last().fill('Det borde ske på plats.');
	await tobias.getByRole('button', { name: 'Anmäl', exact: true }).click();
	await expect(decided(lead)).toContainText('Det borde ske på plats.');

	// The effect, the owner and the day, on the decision's own page.
	await desk.goto(path);
	await outcome(desk)
		.getByRole('link', { name: /^Beslut \d{4}:\d+$/ })
		.first()
		.click();
	const review = desk.getByRole('region', { name: 'Uppföljning' });
	await expect(desk).toHaveURL(/\/decisions\//);
	const decision = desk.url();
	await review.getByText('Bestäm uppföljningen').click();
	await review.getByLabel('Väntad effekt').fill('Alla blir uppringda.');
	await review.getByLabel('Följs upp').fill(`${year}-09-01`);
	await review.getByLabel('Vidåkra kommun').selectOption({ label: 'Åsa Rönnqvist' });
	await review.getByRole('button', { name: 'Spara', exact: true }).click();
	await expect(desk.getByText('Ansvarig, Vidåkra kommun')).toBeVisible();
	await expectAccessible(desk);

	// The local group sees what came of its note: on Home, on the note's own card, in words and with reasons.
	await noah.goto('/');
	await noah.getByRole('link', { name: /^Styrelsen har beslutat om Ring före första mötet/ }).click();
	await expect(noah).toHaveURL(/\/outcome$/);
	await expect(outcome(noah)).toContainText('att ringa alla före första mötet');
	await expect(outcome(noah)).toContainText('Det borde ske på plats.');
	await expect(outcome(noah)).toContainText('Skäl: Vad kostar det?');
	await expect(noah.getByRole('region', { name: 'Började så här' })).toContainText(note);
	await expectAccessible(noah);
	const small = await pageOf(local, night);
	await small.goto(`${path}/outcome`);
	await expect(outcome(small)).toBeVisible();
	await expectNarrow(small);
	await expectAccessible(small);
	await noah.goto(`${sheet}?step=1`);
	const card = noah.getByRole('listitem').filter({ hasText: note });
	await expect(card.getByRole('link', { name: /^Blev förslaget .* Styrelsen har beslutat om det\./ })).toBeVisible();

	// The day comes: the decision lies on the body's next agenda, once, and is offered to the group it began in.
	const number = (await decided(lead).textContent())?.match(/\d{4}:\d+/)?.[0] ?? '';
	await moveTo(portal, new Date(`${year}-09-02T10:00:00+02:00`));
	const came = `Uppföljning av beslut ${number}: att ringa alla före första mötet`;
	const rows = lead.locator('[data-item]').filter({ hasText: came });
	await expect(async () => {
		await lead.goto(`${third}/agenda`);
		await expect(rows).toHaveCount(1, { timeout: 2_000 });
	}).toPass({ timeout: 30_000 });
	for (const other of [second, fourth]) {
		await lead.goto(`${other}/agenda`);
		await expect(lead.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(rows).toHaveCount(0);
	}
	// Both ways: from the decision to the item, from the item to the thread and the decision.
	await desk.goto(decision);
	// The item, and the matter that it was offered as.
	const returned = desk.getByRole('region', { name: 'Uppföljning' }).getByRole('link', { name: came });
	await expect(returned).toHaveCount(2);
	await returned.first().click();
	await expect(desk).toHaveURL(new RegExp(`${third}/agenda`));
	await expect(desk.getByText('Alla blir uppringda.')).toBeVisible();
	await desk.getByRole('link', { name: 'Den röda tråden bakom beslutet' }).click();
	await expect(desk).toHaveURL(/\/thread\//);
	await expect(desk.getByRole('link', { name: new RegExp(number) }).first()).toBeVisible();
	await noah.goto(`${stensange}/matters`);
	await expect(noah.getByText(came)).toHaveCount(1);
});
