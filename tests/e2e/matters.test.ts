import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { pdf } from '../build/files.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const matters = `/groups/${demoId('ljusbygden/group/norrlinge-hokensby')}/matters`;
const chair = 'per-anders.ryttinger@norrlinge.example';
const member = 'henrik.malmgard@arbetsformedlingen.example';

const matter = (page: Page, title: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: title });

async function propose(page: Page, title: string, why: string, paper?: string): Promise<void> {
	await page.goto(matters);
	await page.getByLabel('Vad gäller det?').fill(title);
	await page.getByLabel('Varför, och vad vill du att gruppen gör?').fill(why);
	if (paper)
		await page
			.getByRole('main')
			.getByLabel('Handlingar')
			.first()
			.setInputFiles({ name: paper, mimeType: 'application/pdf', buffer: pdf() });
	await page.getByRole('button', { name: 'Föreslå ärendet' }).click();
	await expect(page.getByText('Ärendet är föreslaget. Du ser här när det besvaras.')).toBeVisible();
}

test('a member proposes a matter with a paper; the chair takes it in, and it stands on the agenda', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(member);
	await propose(page, 'Körkort för unga', 'Många når inte sina praktikplatser.', 'Underlag körkort.pdf');
	await expectAccessible(page);
	const lead = await pageOf(chair);
	await lead.goto(matters);
	const own = matter(lead, 'Körkort för unga').first();
	await expect(own.getByRole('link', { name: 'Underlag körkort.pdf' })).toBeVisible();
	await expectAccessible(lead);
	await own.getByRole('button', { name: 'Ta upp på mötet' }).click();
	await expect(lead.getByText('Ärendet står på dagordningen.')).toBeVisible();
	await expect(matter(page, 'Körkort för unga').first()).toContainText('Upptaget på');
	await own.getByText('Diarieför', { exact: true }).click();
	await own.getByLabel('Diarienummer').fill('SF 2026/17');
	await own.getByRole('button', { name: 'Spara diarienumret' }).click();
	await expect(matter(page, 'Körkort för unga').first()).toContainText('Diarienummer SF 2026/17');
	await page.getByRole('link', { name: 'Körkort för unga', exact: true }).click();
	await expect(page).toHaveURL(/\/agenda\?item=/);
	await expect(page.getByRole('main')).toContainText('Körkort för unga');
	await expect(page.getByRole('link', { name: 'Underlag körkort.pdf' }).first()).toBeVisible();

	// The red thread from the matter to the item, in both themes and on a narrow screen.
	await matter(lead, 'Körkort för unga')
		.first()
		.getByRole('link', { name: /^Den röda tråden/ })
		.click();
	await expect(lead.getByRole('heading', { level: 1, name: 'Körkort för unga' })).toBeVisible();
	const thread = lead.url();
	const steps = lead.getByRole('region', { name: 'Steg för steg' }).getByRole('listitem');
	await expect(steps).toHaveText([/Ärende: Körkort för unga.*Här är du/s, /Punkt på dagordningen: Körkort för unga/]);
	await expectAccessible(lead);
	await steps.nth(1).getByRole('link').click();
	await expect(lead).toHaveURL(/\/agenda\?item=/);
	const dark = await pageOf(chair, night);
	await dark.goto(thread);
	await expect(dark.getByRole('region', { name: 'Steg för steg' })).toBeVisible();
	await expectAccessible(dark);
	await expectNarrow(dark);
});

test('without JavaScript a matter is proposed; declining asks for a reason, which the member reads', async ({
	pageOf,
	expectAccessible
}) => {
	const page = await pageOf(member, { javaScriptEnabled: false });
	await propose(page, 'Egen bil i tjänsten', 'Bussen går två gånger om dagen.');
	const lead = await pageOf(chair, night);
	await lead.goto(matters);
	const own = matter(lead, 'Egen bil i tjänsten').first();
	await own.locator('summary').filter({ hasText: 'Svara nej' }).click();
	await expectAccessible(lead);
	await expectNarrow(lead);
	await own.getByRole('button', { name: 'Svara nej' }).click();
	await expect(lead.getByText('Fyll i det här.').first()).toBeVisible();
	const reason = own.getByLabel('Varför tas det inte upp?');
	await reason.fill('Det är en fråga för varje arbetsgivare.');
	await own.getByRole('button', { name: 'Svara nej' }).click();
	await expect(own).toContainText('Tas inte upp');
	await page.reload();
	await expect(matter(page, 'Egen bil i tjänsten').first()).toContainText('Det är en fråga för varje arbetsgivare.');
});
