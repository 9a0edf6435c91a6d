import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, spoken, test } from './fixtures.ts';
import { holdAnswer } from './hold-answer.ts';

const ahead = new Date().getFullYear() + 1;
const vote = (page: Page) => page.getByRole('region', { name: 'Pågående omröstning' });
const held = (page: Page) => page.getByRole('region', { name: 'Omröstningar' });

/** A meeting of its own, planned and started by who leads it. Out: where it is. */
async function aMeeting(lead: Page, group: string, day: string): Promise<string> {
	await lead.goto(`/groups/${demoId(`ljusbygden/group/${group}`)}/meetings/new`);
	await lead.getByLabel('Datum').fill(`${ahead}-${day}`);
	await lead.getByRole('button', { name: 'Planera mötet' }).click();
	await expect(lead).toHaveURL(/\/agenda$/);
	const live = new URL(lead.url()).pathname.replace('/agenda', '/live');
	await lead.goto(live);
	await begin(lead);
	await checkIn(lead);
	return live;
}

async function open(lead: Page, { question, options, kind, subject }: Record<string, string>): Promise<void> {
	const form = held(lead);
	await form.getByText('Ny omröstning').click();
	await form.getByLabel('Vad röstar ni om?').fill(question ?? '');
	if (options) await form.getByLabel('Alternativ, ett per rad').fill(options);
	if (kind) await form.getByLabel(kind, { exact: true }).check();
	if (subject) await form.getByLabel(subject, { exact: true }).check();
	await form.getByRole('button', { name: 'Öppna omröstningen' }).click();
}

test('an advising group votes with names by mouse and keyboard, sees nothing before it closes, and then who voted for what', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf('pontus.hjelmvik@arlunda.example');
	const live = await aMeeting(lead, 'arlunda', '05-12');
	const member = await pageOf('lovisa.tengblad@arlunda.example');
	await member.goto(live);
	await checkIn(member);
	const substitute = await pageOf('amina.jelassi@arlunda.example');
	await substitute.goto(live);
	await checkIn(substitute);

	// What is wrong is said at its field, and what was typed stays.
	await open(lead, { question: '', options: 'Bifall\nAvslag' });
	await expect(held(lead).getByText('Fyll i det här.')).toBeVisible();
	await expect(held(lead).getByLabel('Alternativ, ett per rad')).toHaveValue('Bifall\nAvslag');
	await expectAccessible(lead);
	await held(lead).getByLabel('Vad röstar ni om?').fill('Ställer vi oss bakom ansökan?');
	await held(lead).getByRole('button', { name: 'Öppna omröstningen' }).click();

	await expect(vote(member)).toContainText('Rådgivande omröstning');
	await expect(vote(member)).toContainText('Ställer vi oss bakom ansökan?');
	await expect(vote(member)).toContainText('0 av 2 har röstat.');
	await expect(vote(substitute)).toContainText('Du har ingen röst i den här omröstningen.');
	await expectAccessible(member);
	await vote(member).getByRole('button', { name: 'Avslag' }).focus();
	await member.keyboard.press('Enter');
	await expect(vote(member).getByRole('button', { name: 'Avslag', pressed: true })).toBeVisible();
	await expect(vote(member)).toContainText('Din röst är registrerad och kan ändras.');
	for (const page of [lead, substitute]) {
		await expect(vote(page)).toContainText('1 av 2 har röstat.');
		await expect(vote(page).getByRole('button', { pressed: true })).toHaveCount(0);
	}
	await expect(vote(lead)).toContainText('Har inte röstat: Pontus Hjelmvik');
	await vote(member).getByRole('button', { name: 'Bifall' }).click();
	await expect(vote(member).getByRole('button', { name: 'Bifall', pressed: true })).toBeVisible();
	// The meeting does not go on before the vote is closed.
	await lead.getByRole('button', { name: /^Nästa/ }).click();
	await expect(lead.getByRole('alert').filter({ hasText: 'En omröstning pågår i ärendet.' })).toBeVisible();
	await vote(lead).getByRole('button', { name: 'Avslag' }).click();
	await expect(vote(lead)).toContainText('Alla har röstat.');
	await lead.getByRole('button', { name: 'Stäng omröstningen' }).click();

	await expect(held(member)).toContainText('Lika röstetal mellan Bifall och Avslag.');
	await expect(held(member)).toContainText('2 av 2 röstade. Rådgivande: gruppen beslutar inte.');
	await held(member).getByText('Så röstade var och en').click();
	await expect(held(member).getByRole('listitem').filter({ hasText: 'Lovisa Tengblad' })).toContainText('Bifall');
	await expectAccessible(member);

	// A show of hands is counted in the room; it was the wrong question, and is void with its reason.
	await open(lead, { question: 'Hur många vill ta paus?', kind: 'Med handuppräckning' });
	await expect(vote(member)).toContainText('2 har rösträtt, 3 är närvarande.');
	await vote(lead).getByLabel('Ja').fill('2');
	await vote(lead).getByLabel('Nej').fill('en');
	await vote(lead).getByRole('button', { name: 'Skriv in och stäng' }).click();
	await expect(vote(lead).getByText('Skriv ett heltal.').first()).toBeVisible();
	await expect(vote(lead).getByLabel('Ja')).toHaveValue('2');
	await vote(lead).getByLabel('Nej').fill('1');
	await vote(lead).getByLabel('Avstår').fill('0');
	await vote(lead).getByLabel('Anmärkning').fill('En av dem som räknades är ersättare.');
	await vote(lead).getByRole('button', { name: 'Skriv in och stäng' }).click();
	await expect(held(member)).toContainText('3 räknade. 2 hade rösträtt och 3 var närvarande.');
	await expect(held(member)).toContainText('Fler räknade än som hade rösträtt.');
	const wrong = held(lead).getByRole('article', { name: 'Hur många vill ta paus?' });
	await wrong.getByText('Ogiltigförklara …').click();
	await wrong.getByLabel('Varför är omröstningen ogiltig?').fill('Alla räknades, inte bara de med rösträtt');
	await wrong.getByRole('button', { name: 'Ogiltigförklara omröstningen' }).click();
	await expect(held(member)).toContainText('Ogiltigförklarad: Alla räknades, inte bara de med rösträtt');
});

test('a board elects by secret ballot, one without JavaScript, and the lot settles the tie', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf('birgitta.wallinder@vidakra.example');
	const live = await aMeeting(lead, 'board', '09-17');
	const member = await pageOf('tobias.engdahl-strom@arbetsformedlingen.example', { javaScriptEnabled: false });
	await member.goto(live.replace('/live', '/attendance'));
	await member.getByRole('button', { name: 'I rummet', exact: true }).click();

	await open(lead, { question: 'Ska ärendet avgöras slutet?', kind: 'Slutet' });
	await expect(held(lead).getByText('Mötet är inte beslutsfört', { exact: false })).toBeVisible();
	await expect(
		lead.getByRole('alert').filter({ hasText: 'I en grupp som beslutar är omröstningar öppna.' })
	).toBeVisible();
	await held(lead).getByLabel('Vad röstar ni om?').fill('Vem blir andre vice ordförande?');
	await held(lead).getByLabel('Alternativ, ett per rad').fill('Kandidat Ett\nKandidat Två');
	await held(lead).getByLabel('Ett val', { exact: true }).check();
	await held(lead).getByRole('button', { name: 'Öppna omröstningen' }).click();
	await expect(vote(lead)).toContainText('Sluten omröstning');

	await member.goto(live);
	await expect(vote(member)).toContainText('Sluten omröstning');
	await expect(vote(member)).toContainText('0 av 2 har röstat.');
	await vote(member).getByText('Vad en sluten omröstning lovar').click();
	await expect(vote(member)).toContainText('Den som driver servern skulle kunna fuska.');
	await vote(member).getByRole('button', { name: 'Kandidat Ett' }).click();
	await expect(vote(member)).toContainText('Din röst är mottagen och kan ändras.');
	await expect(vote(member).getByRole('button', { pressed: true })).toHaveCount(0);
	await expect(vote(lead)).toContainText('1 av 2 har röstat.');
	await vote(lead).getByRole('button', { name: 'Kandidat Två' }).click();
	await expect(vote(lead)).toContainText('2 av 2 har röstat.');
	await expectAccessible(lead);
	await lead.getByRole('button', { name: 'Stäng omröstningen' }).click();
	await expect(held(lead)).toContainText(
		/Lika röstetal mellan Kandidat Ett och Kandidat Två\. Samsyn drog lott: Kandidat (Ett|Två)\./
	);
	await expect(held(lead).getByText('Så röstade var och en')).toBeHidden();
	await member.goto(live);
	await expect(held(member)).toContainText('Samsyn drog lott');
});

test('a board votes between a proposal and a motion; the chair’s vote settles the tie, and the decision goes by it', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf('birgitta.wallinder@vidakra.example');
	const live = await aMeeting(lead, 'board', '10-15');
	const member = await pageOf('tobias.engdahl-strom@arbetsformedlingen.example');
	await member.goto(live);
	await checkIn(member);
	await lead.getByText('Skriv ett förslag till beslut', { exact: true }).click();
	await lead.getByLabel('Att-satser').fill('att bevilja ansökan');
	await lead.getByRole('button', { name: 'Lägg till förslaget' }).click();
	await member.getByText('Yrka', { exact: true }).click();
	await member.getByLabel('Yrkande på').selectOption('Avslag');
	await member.getByRole('button', { name: 'Lägg yrkandet' }).click();

	await held(lead).getByText('Rösta om förslaget och yrkandena').click();
	const form = held(lead).locator('form', { hasText: 'Mellan vilka röstar ni?' });
	await expect(form.getByRole('radio')).toHaveCount(2);
	await form.getByRole('checkbox', { name: 'Förslaget', exact: true }).uncheck();
	await form.getByRole('checkbox', { name: /^Avslag, Tobias/ }).uncheck();
	await form.getByRole('button', { name: 'Öppna omröstningen' }).click();
	await expect(form.getByText('Fyll i det här.')).toBeVisible();
	await form.getByRole('checkbox', { name: 'Förslaget', exact: true }).check();
	await form.getByRole('checkbox', { name: /^Avslag, Tobias/ }).check();
	await expectAccessible(lead);
	await form.getByRole('button', { name: 'Öppna omröstningen' }).click();

	await vote(member)
		.getByRole('button', { name: /^Avslag, Tobias/ })
		.click();
	await vote(lead).getByRole('button', { name: 'Avstår' }).click();
	await expect(vote(lead)).toContainText('Alla har röstat.');
	await vote(lead).getByRole('button', { name: 'Förslaget' }).click();
	await expect(vote(lead).getByRole('button', { name: 'Förslaget', pressed: true })).toBeVisible();
	await lead.getByRole('button', { name: 'Stäng omröstningen' }).click();
	await expect(held(member)).toContainText(/Utslagsrösten \(Birgitta Wallinder\) avgjorde: Förslaget\./);

	await lead.getByText('Besluta', { exact: true }).click();
	await lead.getByLabel('Efter omröstning').check();
	await lead.getByLabel('Vilken omröstning?').selectOption({ index: 0 });
	await lead.getByRole('checkbox', { name: 'Besluta ändå' }).check();
	await lead.getByRole('button', { name: 'Fatta beslutet' }).click();
	await expect(member.getByRole('article', { name: /^Beslut \d{4}:\d+$/ })).toContainText('att bevilja ansökan');

	// V13 A tie that still waits when the meeting ends is named, and settled afterwards.
	await open(lead, { question: 'Ska vi ses igen i juni?', kind: 'Med handuppräckning' });
	await vote(lead).getByLabel('Ja', { exact: true }).fill('1');
	await vote(lead).getByLabel('Nej', { exact: true }).fill('1');
	await vote(lead).getByLabel('Avstår', { exact: true }).fill('0');
	await vote(lead).getByRole('button', { name: 'Skriv in och stäng' }).click();
	await expect(held(lead).getByRole('form', { name: 'Ordförandens utslagsröst' })).toBeVisible();
	await lead.getByRole('button', { name: 'Avsluta mötet' }).click();
	const ask = lead.getByRole('dialog', { name: 'Avsluta mötet för alla?' });
	await expect(ask).toContainText('Ska vi ses igen i juni?');
	await expectAccessible(lead);
	await ask.getByRole('button', { name: 'Avsluta mötet' }).click();
	await held(lead)
		.getByRole('form', { name: 'Ordförandens utslagsröst' })
		.getByRole('button', { name: 'Nej', exact: true })
		.click();
	await expect(held(lead)).toContainText(/Utslagsrösten \(Birgitta Wallinder\) avgjorde: Nej\./);
});

test('V9 after a kill -9 in a secret poll open pages send again by themselves, and the others are told', async ({
	pageOf,
	portal
}) => {
	test.setTimeout(120_000);
	const lead = await pageOf('pontus.hjelmvik@arlunda.example');
	const live = await aMeeting(lead, 'arlunda', '05-19');
	const member = await pageOf('lovisa.tengblad@arlunda.example');
	await member.goto(live);
	await checkIn(member);
	const plain = await pageOf('selma.kurtovic@arbetsformedlingen.example', { javaScriptEnabled: false });
	await plain.goto(live.replace('/live', '/attendance'));
	await plain.getByRole('button', { name: 'I rummet', exact: true }).click();
	await open(lead, { question: 'Vem väljer vi?', options: 'Alva\nBo', kind: 'Slutet', subject: 'Ett val' });
	await vote(member).getByRole('button', { name: 'Bo' }).click();
	await expect(vote(member)).toContainText('Din röst är mottagen');
	await plain.goto(live);
	await vote(plain).getByRole('button', { name: 'Bo' }).click();
	await expect(vote(plain)).toContainText('2 av 3 har röstat.');

	await portal.kill();
	await portal.reopen();
	await expect(vote(lead)).toContainText('1 av 3 har röstat.', { timeout: 30_000 });
	await expect(vote(lead)).toContainText('Måste rösta igen: Selma Kurtović');
	await expect(vote(member)).toContainText('Din röst är mottagen');
	await expect(spoken(member)).toContainText('Din röst har skickats igen efter ett driftavbrott.');
	// What closing is answered stays, also when the rows that the ballot changed come after it.
	const answered = lead.waitForResponse((response) => response.url().includes('?/castBallot'));
	const rows = await holdAnswer(lead, /__data\.json/, 'GET');
	await vote(lead).getByRole('button', { name: 'Alva' }).click();
	await answered;
	await rows.done;
	await lead.getByRole('button', { name: 'Stäng omröstningen' }).click();
	const waits = lead.getByText('1 har röstat före avbrottet men inte på nytt.', { exact: false });
	await expect(waits).toBeVisible();
	rows.letGo();
	await expect(vote(lead)).toContainText('2 av 3 har röstat.');
	await expect(vote(lead)).toContainText('Din röst är mottagen');
	await expect(waits).toBeVisible();
	await plain.goto(live);
	await expect(vote(plain).getByRole('alert')).toContainText('Din röst gick förlorad i ett driftavbrott. Rösta igen.');
	await vote(plain).getByRole('button', { name: 'Bo' }).click();
	await expect(vote(lead)).toContainText('3 av 3 har röstat.');
	await lead.getByRole('button', { name: 'Stäng omröstningen' }).click();
	await expect(held(member)).toContainText('Flest röster: Bo.');
	await expect(held(member)).toContainText('3 av 3 röstade.');
});
