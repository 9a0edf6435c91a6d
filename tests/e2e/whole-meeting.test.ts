import type { Locator, Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { pdf } from '../build/files.ts';
import { checkIn } from './check-in.ts';
import { begin } from './begin.ts';
import { expect, spoken, test } from './fixtures.ts';

test.use({ actionTimeout: 15_000 });

/** The last meeting the board of the demo has planned; no other test uses it. */
const meeting = `/meetings/${demoId('ljusbygden/meeting/board/coming-3')}`;
const password = 'ljusbygden-2026';
/** The day as it is when it is asked for: the test may run over midnight. */
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Who sits at one of the six browsers. */
const people = {
	chair: { name: 'Birgitta Wallinder', email: 'birgitta.wallinder@vidakra.example' },
	secretary: { name: 'Nadja Ilves', email: 'nadja.ilves@ljusbygden.example' },
	aside: { name: 'Tobias Engdahl-Ström', email: 'tobias.engdahl-strom@arbetsformedlingen.example' },
	away: { name: 'Marcus Tegelhage', email: 'marcus.tegelhage@forsakringskassan.example' },
	substitute: { name: 'Cecilia Torstensdotter', email: 'cecilia.torstensdotter@forsakringskassan.example' },
	late: { name: 'Maj-Britt Öhrnell', email: 'maj-britt.ohrnell@regionljusbygd.example' }
} as const;
type Browsers = Record<keyof typeof people, Page>;

const own = (page: Page) => page.getByRole('region', { name: 'Så deltar du' });
const agenda = (page: Page) => page.getByRole('navigation', { name: 'Dagordning' });
const vote = (page: Page) => page.getByRole('region', { name: 'Pågående omröstning' });
const held = (page: Page) => page.getByRole('region', { name: 'Omröstningar' });
const panel = (page: Page) => page.getByRole('region', { name: 'Justering' });
const decided = (page: Page) => page.getByRole('article', { name: /^Beslut \d{4}:\d+$/ });
const paper = (page: Page) => page.getByRole('article');
const paragraph = (page: Page, title: string) => paper(page).getByRole('region', { name: title });

async function expectItem(page: Page, title: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function enter(page: Page, how?: string): Promise<void> {
	await page.goto(`${meeting}/live`);
	await checkIn(page, how);
}

/** The chair lays the standing agenda out, approves it and sends the calling. */
async function call({ chair }: Browsers): Promise<void> {
	await chair.goto(`${meeting}/agenda`);
	await chair.getByRole('button', { name: 'Hämta från stående dagordning' }).click();
	await expect(spoken(chair)).toContainText('Den stående dagordningens ärenden ligger på dagordningen.');
	await chair.getByRole('link', { name: 'Kallelse', exact: true }).click();
	await chair.getByRole('button', { name: 'Godkänn dagordningen' }).click();
	await expect(chair.getByText('Dagordningen är godkänd. Kallelsen kan skickas.')).toBeVisible();
	await chair.getByRole('button', { name: 'Skicka kallelsen' }).click();
	await expect(chair.getByText(/^Kallelsen är skickad till \d+ personer\.$/)).toBeVisible();
}

/** One member cannot come; the substitute of the seat is asked, and takes it. */
async function answer({ chair, away, substitute }: Browsers): Promise<void> {
	await away.goto(`${meeting}/calling`);
	await away.getByRole('button', { name: 'Har förhinder' }).click();
	await expect(away.getByText('Svaret är sparat: Har förhinder.')).toBeVisible();
	await substitute.goto(`${meeting}/calling`);
	await expect(substitute.getByRole('heading', { name: `Kan du tjänstgöra för ${people.away.name}?` })).toBeVisible();
	await substitute.getByRole('button', { name: 'Ja, jag tjänstgör' }).click();
	await expect(substitute.getByText('Tack. Du tjänstgör på mötet.')).toBeVisible();
	const row = chair.getByRole('region', { name: 'Svar' }).getByRole('listitem');
	await expect(row.filter({ hasText: people.substitute.name })).toContainText(`tjänstgör för ${people.away.name}`);
}

/** Four come by themselves; the secretary writes two in who have no screen. */
async function open({ chair, secretary, aside, substitute }: Browsers): Promise<void> {
	await chair.goto(`${meeting}/live`);
	await begin(chair);
	await checkIn(chair);
	await enter(aside);
	await enter(substitute, 'På distans med bild och ljud');
	await expect(own(substitute)).toContainText(`Du tjänstgör för ${people.away.name}.`);
	await enter(secretary);
	await secretary.goto(`${meeting}/attendance`);
	for (const name of ['Oskar Vänerlund', 'Ann-Sofie Ljungdahl']) {
		await secretary.getByRole('button', { name: `Checka in ${name} i rummet` }).click();
		await expect(secretary.getByText(`${name} kom, i rummet`).first()).toBeVisible();
	}
	await expect(secretary.getByText(/^Mötet är beslutsfört: 5 av 8/)).toBeVisible();
	await secretary.goto(`${meeting}/live`);
	await expectItem(secretary, 'Sammanträdet öppnas');
}

/** The economy is taken as the second item, before its number. */
async function takeEarly({ chair, aside, substitute }: Browsers): Promise<void> {
	await agenda(chair).getByRole('link', { name: 'Ekonomi' }).click();
	await expectItem(chair, 'Ekonomi');
	await chair.getByText('Styr ärendet').click();
	await chair.getByLabel('När tas ärendet upp?').selectOption('Som nästa ärende');
	await chair.getByRole('button', { name: 'Ändra ordningen' }).click();
	for (const page of [aside, chair])
		await expect(agenda(page).locator('> ol > li > a .title').nth(1)).toHaveText('Ekonomi');
	await chair.getByRole('link', { name: 'Tillbaka till mötet' }).click();
	await chair.getByRole('button', { name: /^Nästa/ }).click();
	for (const page of [chair, aside, substitute]) await expectItem(page, 'Ekonomi');
}

/** One steps aside, one comes late, and the others decide and give the late one a task. */
async function decide({ chair, secretary, aside, late }: Browsers): Promise<void> {
	await own(aside).getByText('Ändra').click();
	await own(aside).getByRole('button', { name: /^Jäv/ }).click();
	await expect(own(aside)).toContainText('Du deltar inte i det här ärendet (jäv).');
	// Who comes in while the chair writes does not fold the form away.
	await chair.getByText('Skriv ett förslag till beslut', { exact: true }).click();
	await chair.getByLabel('Att-satser').fill('att godkänna den ekonomiska rapporten');
	await enter(late);
	await expect(own(late)).toContainText('Du har rösträtt.');
	await expectItem(late, 'Ekonomi');
	await expect(chair.getByRole('img', { name: /^Maj-Britt Öhrnell, RLJ, på plats/ })).toBeVisible();
	await chair.getByRole('button', { name: 'Lägg till förslaget' }).click();
	await expect(late.getByRole('article', { name: /^Förslag till / })).toContainText('att godkänna');
	await chair.getByText('Besluta', { exact: true }).click();
	await chair.getByRole('button', { name: 'Fatta beslutet' }).click();
	for (const page of [late, secretary]) await expect(decided(page)).toContainText('att godkänna den ekonomiska');
	await expect(decided(late)).not.toContainText('inte beslutsför');

	await decided(chair).getByText('Ge ett uppdrag').click();
	await decided(chair).getByLabel('Vad ska göras?').fill('Jämföra utfallet med budgeten');
	await decided(chair).getByLabel('Vem gör det?').selectOption(people.late.name);
	await decided(chair).getByLabel('Till när?').selectOption('Nästa möte');
	await decided(chair).getByRole('button', { name: 'Ge uppdraget' }).click();
	await expect(decided(late)).toContainText('Jämföra utfallet med budgeten');
}

/** Two against two on who adjusts, in secret; the lot settles it. Out: whose lot came up. */
async function elect({ chair, aside, substitute, late }: Browsers): Promise<'aside' | 'late'> {
	await chair.getByRole('button', { name: /^Nästa/ }).click();
	for (const page of [chair, aside]) await expectItem(page, 'Val av justerare');
	await expect(own(aside)).toContainText('Du har rösträtt.');
	const form = held(chair);
	await form.getByText('Ny omröstning').click();
	await form.getByLabel('Vad röstar ni om?').fill('Vem justerar protokollet?');
	await form.getByLabel('Alternativ, ett per rad').fill(`${people.aside.name}\n${people.late.name}`);
	await form.getByLabel('Slutet', { exact: true }).check();
	await form.getByLabel('Ett val', { exact: true }).check();
	await form.getByRole('button', { name: 'Öppna omröstningen' }).click();

	const ballots: [Page, string][] = [
		[chair, people.aside.name],
		[substitute, people.aside.name],
		[aside, people.late.name],
		[late, people.late.name]
	];
	for (const [page, choice] of ballots) {
		await expect(vote(page)).toContainText('Sluten omröstning');
		await vote(page).getByRole('button', { name: choice }).click();
		await expect(vote(page)).toContainText('Din röst är mottagen och kan ändras.');
		await expect(vote(page).getByRole('button', { pressed: true })).toHaveCount(0);
	}
	await expect(vote(chair)).toContainText('4 av 6 har röstat.');
	await chair.getByRole('button', { name: 'Stäng omröstningen' }).click();
	await expect(held(late)).toContainText(/Lika röstetal mellan .* och .*\. Samsyn drog lott: /);
	const outcome = (await held(late).textContent()) ?? '';
	return outcome.includes(`Samsyn drog lott: ${people.aside.name}`) ? 'aside' : 'late';
}

async function end({ chair, late }: Browsers): Promise<void> {
	await chair.getByRole('button', { name: 'Avsluta mötet' }).click();
	await chair.getByRole('dialog').getByRole('button', { name: 'Avsluta mötet' }).click();
	await expect(late.getByText('Mötet är avslutat.')).toBeVisible();
}

/** The minutes hold what happened, in the order in which it did. Out: their title. */
async function expectMinutes(page: Page): Promise<string> {
	await page.goto(`${meeting}/notes`);
	const heading = paper(page).getByRole('heading', { level: 1, name: /^Protokoll \d{4}:\d+$/ });
	await expect(heading).toBeVisible();
	await expect(paper(page)).toContainText(/Ärendena togs i ordningen/);
	await expect(paper(page)).toContainText(
		`${people.substitute.name}, Försäkringskassan, ersättare, tjänstgjorde för ${people.away.name}`
	);
	await expect(paragraph(page, 'Ekonomi')).toContainText(`Deltog inte på grund av jäv: ${people.aside.name}.`);
	await expect(paragraph(page, 'Ekonomi')).toContainText(`Kom: ${people.late.name}`);
	await expect(paragraph(page, 'Ekonomi')).toContainText('att godkänna den ekonomiska rapporten');
	await expect(paragraph(page, 'Ekonomi')).toContainText('Jämföra utfallet med budgeten');
	await expect(paragraph(page, 'Val av justerare')).toContainText('Lika röstetal. Lotten avgör.');
	return (await heading.textContent()) ?? '';
}

/** The one who was drawn and the chair adjust, each with their password again; the secretary locks. */
async function adjust({ chair, secretary }: Browsers, adjuster: Page, name: string): Promise<void> {
	await panel(secretary).getByRole('checkbox', { name }).check();
	await panel(secretary).getByRole('button', { name: 'Spara' }).click();
	await expect(secretary.getByText('Valet är sparat.')).toBeVisible();
	await panel(secretary).getByRole('button', { name: 'Skicka för justering' }).click();
	await expect(secretary.getByText('Skickat. De som ska granska har fått brev.')).toBeVisible();
	for (const page of [adjuster, chair]) {
		await page.goto(`${meeting}/notes`);
		await panel(page).getByLabel('Lösenord', { exact: true }).fill(password);
		await panel(page).getByRole('button', { name: 'Jag har granskat protokollet' }).click();
		await expect(page.getByText('Tack. Din granskning är antecknad.')).toBeVisible();
	}
	await panel(secretary).getByRole('button', { name: 'Lås protokollet' }).click();
	await expect(secretary.getByText('Låst. Ladda ner filen och låt den undertecknas.')).toBeVisible();
}

/** The signed file makes it adjusted, and the notice goes up. Out: the address of the open page. */
async function publish({ secretary }: Browsers, signed: Buffer, signers: readonly string[]): Promise<string> {
	await secretary.getByRole('link', { name: 'Lägg till undertecknad fil' }).click();
	await give(secretary.getByLabel('Fil (PDF eller bild)'), signed);
	await secretary.getByLabel('Dag för sista underskriften').fill(today());
	await secretary.getByLabel('Vilka har undertecknat? En per rad.').fill(signers.join('\n'));
	await secretary.getByRole('button', { name: 'Spara den undertecknade filen' }).click();
	await expect(secretary.getByText('Protokollet är justerat. Nu kan anslaget sättas upp.')).toBeVisible();
	await expect(secretary.getByText(/^Undertecknat .* av /)).toContainText(signers[1] ?? '');
	await secretary.getByRole('link', { name: 'Sätt upp anslaget' }).click();
	await secretary.getByRole('button', { name: 'Sätt upp anslaget' }).click();
	await expect(secretary.getByText('Anslaget är uppsatt.')).toBeVisible();
	return (await secretary.getByRole('link', { name: 'Se den öppna sidan' }).getAttribute('href')) ?? '';
}

const give = (field: Locator, buffer: Buffer) =>
	field.setInputFiles({ name: 'undertecknat.pdf', mimeType: 'application/pdf', buffer });

/** Somebody who has not signed in reads the minutes and has the signed file checked, whole and with one byte changed. */
async function readOpenly(reader: Page, address: string, title: string, signed: Buffer): Promise<void> {
	await reader.goto(address);
	const notice = reader.getByRole('article', { name: `${title}, Styrelsen` });
	await expect(notice).toContainText('Förvaringsplats för protokollet');
	await notice.getByRole('link', { name: 'Läs protokollet' }).click();
	await expect(paragraph(reader, 'Ekonomi')).toContainText('att godkänna den ekonomiska rapporten');
	await reader.getByRole('link', { name: 'Kontrollera en fil' }).click();
	const changed = Buffer.from(signed);
	changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1;
	for (const [file, verdict] of [
		[signed, 'Filen är äkta.'],
		[changed, 'Filen är inte någon av våra.']
	] as const) {
		await give(reader.getByLabel('Fil', { exact: true }), file);
		await reader.getByRole('button', { name: 'Kontrollera' }).click();
		await expect(reader.getByText(verdict)).toBeVisible();
	}
}

test('a whole board meeting in six browsers, from the calling to the notice; one changed byte is found out', async ({
	pageOf,
	visitor
}) => {
	test.setTimeout(180_000);
	const browsers = Object.fromEntries(
		await Promise.all(Object.entries(people).map(async ([who, { email }]) => [who, await pageOf(email)] as const))
	) as Browsers;
	await test.step('call', () => call(browsers));
	await test.step('a substitute steps in', () => answer(browsers));
	await test.step('come', () => open(browsers));
	await test.step('another order', () => takeEarly(browsers));
	await test.step('jäv, a late arrival, a decision and a task', () => decide(browsers));
	const drawn = await test.step('a secret vote, a tie, the lot', () => elect(browsers));
	await test.step('end', () => end(browsers));
	const title = await test.step('minutes', () => expectMinutes(browsers.secretary));
	const adjuster = people[drawn].name;
	await test.step('adjust and lock', () => adjust(browsers, browsers[drawn], adjuster));
	const signed = pdf('Undertecknat av alla tre');
	const signers = [people.secretary.name, people.chair.name, adjuster];
	const address = await test.step('sign and put up', () => publish(browsers, signed, signers));
	const reader = await (await visitor()).newPage();
	await test.step('read and check', () => readOpenly(reader, address, title, signed));
});
