import type { Page } from '@playwright/test';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, test } from './fixtures.ts';
import { planMeeting } from './plan-meeting.ts';

const chair = 'pontus.hjelmvik@arlunda.example';
const member = 'selma.kurtovic@arbetsformedlingen.example';
const late = 'lovisa.tengblad@arlunda.example';
/** Far enough from the demo's own meetings and other tests'. */
const year = new Date().getFullYear() + 3;

const speakers = (page: Page) => page.getByRole('region', { name: /^Talarlista/ }).last();
const agenda = (page: Page) => page.getByRole('navigation', { name: 'Dagordning' });
const titles = (page: Page) => agenda(page).locator('> ol > li > a .title').allTextContents();
const tools = async (page: Page, item: string) => {
	await agenda(page).getByRole('link', { name: item }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: item })).toBeVisible();
	const fold = page.locator('details', { hasText: 'Styr ärendet' });
	if ((await fold.getAttribute('open')) === null) await page.getByText('Styr ärendet').click();
	return fold;
};

test('a chair runs a meeting: speakers, a pause, another order, something put off and carried, and another in the chair', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const lead = await pageOf(chair);
	const meeting = await planMeeting(lead, 'Lokala samverkansgruppen Ärlunda', `${year}-01-15`);
	const next = await planMeeting(lead, 'Lokala samverkansgruppen Ärlunda', `${year}-02-19`);
	await lead.goto(`${meeting}/live`);
	// Not today: it is asked first, and can be taken back while nothing has happened.
	await lead.getByRole('button', { name: 'Starta mötet' }).click();
	const asks = lead.getByRole('dialog', { name: 'Starta mötet en annan dag?' });
	await expect(asks).toContainText(`15 januari ${year}`);
	await expectAccessible(lead);
	await asks.getByRole('button', { name: 'Avbryt' }).click();
	await expect(asks).toBeHidden();
	await begin(lead);
	await checkIn(lead);
	await lead.getByText('Startades mötet av misstag?').click();
	await lead.getByRole('button', { name: 'Ta tillbaka starten' }).click();
	await expect(lead.getByRole('button', { name: 'Starta mötet' })).toBeVisible();
	await lead.reload();
	await begin(lead);
	await checkIn(lead);
	const other = await pageOf(member);
	await other.goto(`${meeting}/live`);
	await checkIn(other);

	// Somebody asks, gets the floor for a limited time, and is answered.
	const fold = await tools(lead, 'Öppning');
	await fold.getByLabel('Talartid i minuter').fill('2');
	await fold.getByRole('button', { name: 'Spara talartiden' }).click();
	await speakers(other).getByRole('button', { name: 'Begär ordet' }).click();
	await speakers(lead).getByRole('button', { name: 'Ge ordet till Selma Kurtović', exact: true }).click();
	await expect(speakers(other)).toContainText('Du har ordet');
	await expect(speakers(other).getByRole('timer', { name: 'Talartid kvar' })).toHaveText(/^(2\.00|1\.\d\d)$/);
	await speakers(lead).getByRole('button', { name: 'Begär replik' }).click();
	await expect(speakers(other)).toContainText('replik på Selma Kurtović');
	await expectAccessible(lead);
	await expectAccessible(other);
	await speakers(other).getByRole('button', { name: 'Jag har talat klart' }).click();
	await expect(speakers(lead)).toContainText('Har talat (1)');
	await speakers(lead).getByRole('button', { name: 'Ta tillbaka repliken' }).click();
	await expect(speakers(lead)).toContainText('Ingen har begärt ordet.');

	await lead.getByRole('button', { name: 'Pausa' }).click();
	await expect(other.getByText(/^Mötet pausar sedan/)).toBeVisible();
	await lead.getByRole('button', { name: 'Återuppta mötet' }).click();
	await expect(other.getByText(/^Mötet pausar sedan/)).toBeHidden();

	// What has been treated is told to who comes after it, in one line.
	await lead.getByRole('button', { name: /^Nästa/ }).click();
	await expect(other.getByRole('heading', { level: 1, name: 'Från förra mötet' })).toBeVisible();
	const comes = await pageOf(late);
	await comes.goto(`${meeting}/live`);
	await checkIn(comes);
	const missed = comes.getByRole('region', { name: /^Det här har hänt sedan/ });
	await expect(missed.getByRole('listitem')).toHaveText([/§ \d+ Öppning: behandlades \d+\.\d\d–\d+\.\d\d\./]);
	await expectAccessible(comes);
	await missed.getByRole('button', { name: 'Jag har läst' }).click();
	await expect(missed).toBeHidden();
	await comes.reload();
	await expect(comes.getByRole('heading', { level: 1, name: 'Från förra mötet' })).toBeVisible();
	await expect(missed).toBeHidden();

	// Other questions are taken earlier, and take a new one.
	expect((await titles(comes)).slice(0, 4)).toEqual(['Öppning', 'Från förra mötet', 'Ordbron', 'Övriga frågor']);
	const others = await tools(lead, 'Övriga frågor');
	await others.getByLabel('När tas ärendet upp?').selectOption('Som nästa ärende');
	await others.getByRole('button', { name: 'Ändra ordningen' }).click();
	const order = (...wanted: readonly string[]) =>
		expect(async () => {
			for (const page of [comes, lead])
				expect((await titles(page)).slice(0, 4)).toEqual(['Öppning', 'Från förra mötet', ...wanted]);
		}).toPass();
	await order('Övriga frågor', 'Ordbron');
	// The same with the keys, and back; the focus stays on what was moved.
	const moved = agenda(lead).getByRole('link', { name: 'Ordbron' }).first();
	await moved.focus();
	await moved.press('Alt+ArrowUp');
	await order('Ordbron', 'Övriga frågor');
	await expect(moved).toBeFocused();
	await moved.press('Alt+ArrowDown');
	await order('Övriga frågor', 'Ordbron');
	await agenda(comes).getByRole('link', { name: 'Övriga frågor' }).click();
	await comes.getByLabel('Ny fråga').fill('Gemensam utbildning');
	await comes.getByRole('button', { name: 'Lägg till' }).click();
	await expect(agenda(lead).getByRole('link', { name: /Gemensam utbildning/ })).toBeVisible();

	// Put off with a reason, then carried with its history; referring back asks for its reason.
	const report = await tools(lead, 'Ordbron');
	await report.getByRole('button', { name: 'Återremittera' }).click();
	await expect(report.getByText('Fyll i det här.')).toHaveCount(2);
	await report.getByLabel('Varför bordläggs ärendet?').fill('Underlaget saknas');
	await report.getByRole('button', { name: 'Bordlägg' }).click();
	await expect(lead.getByText('Bordlagt: Underlaget saknas')).toBeVisible();
	await lead.getByRole('button', { name: /^För över till mötet/ }).click();
	await expect(lead.getByText('Ärendet är överfört till nästa möte.')).toBeVisible();
	await expect(agenda(comes).getByText('Bordlagt')).toBeVisible();
	const later = await pageOf(member);
	await later.goto(`${next}/agenda`);
	await later
		.getByRole('button', { name: /Ordbron/ })
		.last()
		.click();
	await expect(later.getByText(/^Möte .* Bordlagt: Underlaget saknas/)).toBeVisible();

	// The chair is handed over for the rest of the meeting: the other leads, and ends it.
	const hand = await tools(lead, 'Från förra mötet');
	await hand.getByLabel('Lämna över till').selectOption('Selma Kurtović');
	await hand.getByRole('button', { name: 'Lämna över för resten av mötet' }).click();
	await expect(lead.getByText('Selma Kurtović leder', { exact: true })).toBeVisible();
	await expect(other.getByText('Du leder mötet')).toBeVisible();
	await expectAccessible(other);
	await other.getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(other.getByRole('dialog')).toContainText(/Det här är inte behandlat: § \d+(, § \d+)+\./);
	await other.getByRole('dialog').getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(lead.getByText('Mötet är avslutat.')).toBeVisible();
});

test('a meeting is run without JavaScript, and the list of speakers is used without it', async ({ pageOf }) => {
	const lead = await pageOf(chair, { javaScriptEnabled: false });
	const meeting = await planMeeting(await pageOf(chair), 'Lokala samverkansgruppen Ärlunda', `${year}-03-12`);
	await lead.goto(`${meeting}/live`);
	await begin(lead);
	const plain = await pageOf(member, { javaScriptEnabled: false });
	for (const page of [lead, plain]) {
		await page.goto(`${meeting}/attendance`);
		await page.getByRole('button', { name: 'I rummet', exact: true }).first().click();
		await page.goto(`${meeting}/live`);
	}
	await speakers(plain).getByRole('button', { name: 'Begär ordet' }).click();
	await expect(speakers(plain)).toContainText('Selma Kurtović');
	await speakers(plain).getByRole('button', { name: 'Ta tillbaka begäran om ordet' }).click();
	await expect(speakers(plain)).toContainText('Ingen har begärt ordet.');
	await speakers(plain).getByRole('button', { name: 'Begär ordet' }).click();
	await lead.goto(`${meeting}/live`);
	await lead.getByRole('button', { name: 'Pausa' }).click();
	await expect(lead.getByText(/^Mötet pausar sedan/)).toBeVisible();
	await lead.getByRole('button', { name: 'Återuppta mötet' }).click();
	await speakers(lead).getByRole('button', { name: 'Ge ordet till Selma Kurtović', exact: true }).click();
	await expect(speakers(lead)).toContainText('Selma Kurtović har ordet');
	await lead.getByText('Styr ärendet').click();
	await lead.getByLabel('Varför bordläggs ärendet?').fill('Tiden räcker inte');
	await lead.getByRole('button', { name: 'Bordlägg' }).click();
	await expect(lead.getByText('Bordlagt: Tiden räcker inte')).toBeVisible();
	await lead.getByRole('button', { name: 'Ångra' }).click();
	await expect(lead.getByText('Bordlagt: Tiden räcker inte')).toBeHidden();
});
