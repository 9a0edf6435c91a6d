import type { Page } from '@playwright/test';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, spoken, test } from './fixtures.ts';
import { planMeeting } from './plan-meeting.ts';

const chair = 'birgitta.wallinder@vidakra.example';
const af = 'tobias.engdahl-strom@arbetsformedlingen.example';
const director = 'nadja.ilves@ljusbygden.example';
const stranger = 'ellinor.stenfjall@samordning-fjallbyn.example';
/** Far enough from the demo's own meetings and those of other tests. */
const year = new Date().getFullYear() + 3;

/** Unfolds a form by its words. */
const unfold = (page: Page, words: string, nth = 0) => page.getByText(words, { exact: true }).nth(nth).click();
const proposal = (page: Page) => page.getByRole('article', { name: /^Förslag till / });
const motions = (page: Page) => page.getByRole('region', { name: /^Yrkanden/ });

test('a board decides: prepared before, moved against, put in order, decided without quorum, reserved against, given as a task', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(150_000);
	const lead = await pageOf(chair);
	const meeting = await planMeeting(lead, 'Styrelsen', `${year}-02-06`);
	await lead.locator('[data-item] a[role="button"]').first().click();
	await unfold(lead, 'Skriv ett förslag till beslut');
	await lead.getByRole('button', { name: 'Lägg till förslaget' }).click();
	await expect(lead.getByText('Fyll i det här.')).toBeVisible();
	await lead.getByLabel('Att-satser').fill('att anta arbetsordningen');
	await lead.getByLabel('Expedieras till').fill('Kansliet');
	await lead.getByRole('button', { name: 'Lägg till förslaget' }).click();
	await expect(proposal(lead)).toContainText('att anta arbetsordningen');
	await expectAccessible(lead);

	await lead.goto(`${meeting}/live`);
	await expect(proposal(lead)).toContainText('att anta arbetsordningen');
	await expect(lead.getByText('Fatta beslutet')).toBeHidden();
	await begin(lead);
	await checkIn(lead);

	const member = await pageOf(af);
	await member.goto(`${meeting}/live`);
	await checkIn(member);
	await unfold(member, 'Yrka');
	await member.getByLabel('Yrkande på').selectOption('Avslag');
	await member.getByRole('button', { name: 'Lägg yrkandet' }).click();
	await expect(motions(lead)).toContainText('Avslag Tobias Engdahl-Ström');
	await expect(member.getByText('Ändra texten')).toBeHidden();

	await unfold(lead, 'Yrka');
	await lead.getByLabel('Yrkande på').selectOption('Tillägg');
	await lead.getByRole('button', { name: 'Lägg yrkandet' }).click();
	await expect(lead.getByText('Fyll i det här.')).toBeVisible();
	await lead.getByLabel('Yrkandets text').fill('att tacka kansliet');
	await lead.getByRole('button', { name: 'Lägg yrkandet' }).click();
	await member.getByRole('button', { name: /^Instäm i yrkandet: Tillägg/ }).click();
	await expect(motions(lead)).toContainText('instämmer: Tobias Engdahl-Ström');
	await lead.getByRole('button', { name: /^Ställ tidigare: Tillägg/ }).click();
	await expect(lead.getByRole('heading', { name: 'Yrkanden i propositionsordning' })).toBeVisible();
	await expect(motions(lead).getByRole('listitem').first()).toContainText('att tacka kansliet');

	await unfold(lead, 'Besluta');
	await lead.getByRole('checkbox', { name: /^Tillägg/ }).check();
	await expect(lead.getByText('Gruppen är inte beslutsför: 2 av minst 5')).toBeVisible();
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Fatta beslutet' }).click();
	await expect(lead.getByRole('alert').first()).toContainText('Kryssa i ”Besluta ändå”');
	await expect(lead.getByRole('checkbox', { name: /^Tillägg/ })).toBeChecked();
	await lead.getByRole('checkbox', { name: 'Besluta ändå' }).check();
	await lead.getByRole('button', { name: 'Fatta beslutet' }).click();
	const decided = (page: Page) => page.getByRole('article', { name: /^Beslut \d{4}:\d+$/ });
	await expect(decided(lead)).toContainText('att tacka kansliet');
	await expect(decided(lead)).toContainText('Gruppen var inte beslutsför.');
	await expect(decided(lead)).toContainText('Föll');
	// Whoever looks at the item hears it.
	await expect(spoken(member)).toContainText('att tacka kansliet');

	await member.getByText('Reservera eller anteckna').click();
	await member.getByRole('button', { name: 'Anmäl', exact: true }).click();
	await expect(decided(lead)).toContainText('Reservation: Tobias Engdahl-Ström');
	await expect(decided(lead)).toContainText('Anmäld. Texten kommer.');

	const article = decided(lead);
	await article.getByText('Ge ett uppdrag').click();
	await article.getByLabel('Vad ska göras?').fill('Trycka arbetsordningen');
	await article.getByRole('button', { name: 'Ge uppdraget' }).click();
	await expect(article.getByText('Fyll i det här.')).toBeVisible();
	await article.getByLabel('Vem gör det?').selectOption('Förbundschef');
	await article.getByRole('button', { name: 'Ge uppdraget' }).click();
	await expect(article.getByText('till nästa möte, som inte är planerat')).toBeVisible();
	await expectAccessible(lead);
	const number = /\d{4}:\d+/.exec((await article.getByRole('heading').first().textContent()) ?? '')?.[0] ?? '';

	// The register, the decision's own page, a correction with its trace, and the file.
	await lead.goto(`/decisions?q=${encodeURIComponent('tacka kansliet')}`);
	await expect(lead.getByRole('list', { name: 'Beslutsregister' }).getByRole('listitem').first()).toContainText(number);
	await expectAccessible(lead);
	await lead.getByRole('link', { name: number, exact: true }).click();
	await expect(lead.getByRole('heading', { level: 1 })).toHaveText(`Beslut ${number}`);
	await unfold(lead, 'Rätta');
	await lead.getByLabel('Beslutets text').fill('att anta den nya arbetsordningen');
	await lead.getByLabel('Varför rättas det?').fill('Ordet ny föll bort');
	await lead.getByRole('button', { name: 'Rätta beslutet' }).click();
	await expect(lead.getByText(/^Rättat .* av Birgitta Wallinder: Ordet ny föll bort$/)).toBeVisible();
	await expect(lead.locator('s', { hasText: 'att anta arbetsordningen' })).toBeVisible();
	await expectAccessible(lead);
	const file = await lead.request.get(`/decisions/csv?q=${encodeURIComponent('nya arbetsordningen')}`);
	expect(file.headers()['content-type']).toContain('text/csv');
	expect(await file.text()).toContain(`"${number}"`);
	const json = (await (await lead.request.get('/decisions/json')).json()) as { decisions: { number: string }[] };
	expect(json.decisions.map((one) => one.number)).toContain(number);
	const address = new URL(lead.url()).pathname;

	// On the Home of whoever has it, until it is answered.
	const head = await pageOf(director);
	await head.goto('/');
	const mine = head.getByRole('region', { name: /^Mina uppdrag/ });
	await mine.getByRole('link', { name: 'Svara: Trycka arbetsordningen' }).click();
	await expect(head).toHaveURL(/\/assignments#/);
	const row = head.getByRole('listitem').filter({ hasText: 'Trycka arbetsordningen' });
	await row.getByText('Svara', { exact: true }).click();
	await row.getByLabel('Svar (frivilligt)').fill('Tryckt i femtio exemplar.');
	await row.getByRole('button', { name: 'Spara svaret' }).click();
	await expect(row).toBeHidden();
	await head.getByRole('link', { name: 'Visa avslutade uppdrag' }).click();
	await expect(row).toContainText('Tryckt i femtio exemplar.');
	await expectAccessible(head);
	await row.getByRole('button', { name: /^Öppna igen/ }).click();
	await expect(row).toBeHidden();

	const outside = await pageOf(stranger);
	expect((await outside.goto(address))?.status()).toBe(404);
	await outside.goto('/decisions');
	await expect(outside.getByRole('main')).not.toContainText('arbetsordningen');
});

test('a group that does not decide takes a position, and follows its tasks up, without JavaScript', async ({
	pageOf
}) => {
	const plain = await pageOf(chair, { javaScriptEnabled: false });
	const meeting = await planMeeting(plain, 'Presidiet', `${year}-03-06`);
	await plain.locator('[data-item] a').first().click();
	await unfold(plain, 'Skriv ett förslag till ställningstagande');
	await plain.getByLabel('Ställningstagandet', { exact: true }).fill('att föreslå styrelsen en gemensam dag');
	await plain.getByRole('button', { name: 'Lägg till förslaget' }).click();
	await expect(proposal(plain)).toContainText('att föreslå styrelsen en gemensam dag');
	await plain.getByRole('button', { name: 'Ta bort förslaget' }).click();
	await expect(plain.getByText('Borttaget förslag: att föreslå')).toBeVisible();
	await plain.getByRole('button', { name: 'Ta tillbaka' }).click();
	await expect(proposal(plain)).toBeVisible();

	await plain.goto(`${meeting}/live`);
	await begin(plain);
	await unfold(plain, 'Anteckna ställningstagandet');
	await plain.getByRole('button', { name: 'Anteckna ställningstagandet' }).click();
	await expect(plain.getByRole('article', { name: /^Ställningstagande \d{4}:\d+$/ })).toBeVisible();
	await expect(plain.getByText('Gruppen fattar inga beslut.')).toBeVisible();

	await plain.goto('/assignments');
	await plain.getByLabel('Grupp', { exact: true }).selectOption('Presidiet');
	await plain.getByRole('button', { name: 'Visa', exact: true }).click();
	await unfold(plain, 'Ge ett uppdrag');
	await plain.getByLabel('Vad ska göras?').fill('Fråga grupperna om en dag');
	await plain.getByLabel('Vem gör det?').selectOption('Kansliet');
	await plain.getByLabel('Till när?').selectOption('Ett datum');
	await plain.getByRole('button', { name: 'Ge uppdraget' }).click();
	await expect(plain.getByText('Fyll i det här.')).toBeVisible();
	await expect(plain.getByLabel('Vad ska göras?')).toHaveValue('Fråga grupperna om en dag');
	await plain.getByLabel('Senast den').fill('2026-01-05');
	await plain.getByRole('button', { name: 'Ge uppdraget' }).click();
	await expect(plain.getByText(/^Försenat: senast mån 5 jan/)).toBeVisible();

	const next = await planMeeting(plain, 'Presidiet', `${year}-04-06`);
	const button = plain.getByRole('button', { name: 'Ta upp på dagordningen: Fråga grupperna om en dag' });
	await button.click();
	await expect(button).toBeHidden();
	await plain.goto(`${next}/agenda`);
	await expect(plain.getByRole('main')).toContainText('Uppföljning av uppdrag');
	await expect(plain.getByRole('main')).toContainText('Fråga grupperna om en dag');
});
