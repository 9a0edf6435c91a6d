import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { letterTo, linkIn } from './letters.ts';
import { expectNarrow, night } from './narrow.ts';

const group = `/groups/${demoId('ljusbygden/group/norrlinge-hokensby')}`;
const chair = 'per-anders.ryttinger@norrlinge.example';
const vice = 'teodor.widforss@hokensby.example';
const member = 'henrik.malmgard@arbetsformedlingen.example';
const substitute = 'ingegerd.sjostrand-lindmark@hokensby.example';
/** Far enough from the demo's own meetings, whose numbers it leaves alone. */
const year = new Date().getFullYear() + 2;

const answers = (page: Page) => page.getByRole('region', { name: 'Svar' });
const answerOf = (page: Page, name: string) => answers(page).getByRole('listitem').filter({ hasText: name });
/** The page behind the link in a letter, opened by somebody who has not signed in. */
async function byLink(page: Page, email: string, kind: string) {
	await page.goto(linkIn(await letterTo(email, kind)));
	await expect(page.getByRole('heading', { level: 1, name: 'Svara på kallelsen' })).toBeVisible();
}

test('the chair approves and sends; a member answers on the page, others by the links in their letters', async ({
	pageOf,
	visitor,
	expectAccessible
}) => {
	const lead = await pageOf(chair);
	await lead.goto(`${group}/meetings/new`);
	await lead.getByLabel('Datum').fill(`${year}-10-14`);
	await lead.getByRole('button', { name: 'Planera mötet' }).click();
	await lead.getByRole('link', { name: 'Kallelse', exact: true }).click();
	await expect(lead.getByRole('heading', { level: 1, name: 'Kallelse' })).toBeVisible();
	const address = lead.url();
	await lead.getByRole('button', { name: 'Godkänn dagordningen' }).click();
	await expect(lead.getByText('Dagordningen är godkänd. Kallelsen kan skickas.')).toBeVisible();
	await expectAccessible(lead);

	// Before it is sent a member reads that it is not.
	const waits = await pageOf(member);
	await waits.goto(address);
	await expect(waits.getByText('Kallelsen har inte gått ut än')).toBeVisible();
	await lead.getByLabel('Några rader till dem du kallar').fill('Ta med era frågor om lokalen.');
	await lead.getByRole('button', { name: 'Skicka kallelsen' }).click();
	await expect(lead.getByText('Kallelsen är skickad till 10 personer.')).toBeVisible();
	await expect(lead.getByText('Ta med era frågor om lokalen.')).toBeVisible();
	await expectAccessible(lead);

	await expect(waits.getByText('Ta med era frågor om lokalen.')).toBeVisible();
	const away = await pageOf(vice, night);
	await away.goto(address);
	await away.getByLabel('Hälsning till gruppen').fill('Sitter i nämnden.');
	await away.getByRole('button', { name: 'Har förhinder' }).click();
	await expect(away.getByText('Svaret är sparat: Har förhinder.')).toBeVisible();
	await expect(away.getByRole('button', { name: 'Har förhinder' })).toHaveAttribute('aria-pressed', 'true');
	await expectAccessible(away);
	await expectNarrow(away);
	await expect(lead.getByText('HÖK saknas: ingen därifrån kommer och ingen ersättare har tackat ja.')).toBeVisible();

	// The substitute of that seat is asked, and says yes without signing in.
	const asked = await (await visitor(night)).newPage();
	await byLink(asked, substitute, 'serve');
	await expect(asked.getByRole('heading', { name: 'Kan du tjänstgöra för Teodor Widforss?' })).toBeVisible();
	await expectAccessible(asked);
	await expectNarrow(asked);
	await asked.getByRole('button', { name: 'Ja, jag tjänstgör' }).click();
	await expect(asked.getByText('Tack. Du tjänstgör på mötet.')).toBeVisible();
	await expect(answerOf(lead, 'Ingegerd Sjöstrand-Lindmark')).toContainText('tjänstgör för Teodor Widforss');
	await expect(lead.getByText(/^HÖK saknas/)).toBeHidden();

	// The letter of the calling is enough for an answer, without JavaScript too; it opens nothing else.
	const plain = await (await visitor({ javaScriptEnabled: false })).newPage();
	await byLink(plain, member, 'call');
	await plain.getByLabel('Hälsning till gruppen').fill('Kommer en kvart sent.');
	await plain.getByRole('button', { name: 'Deltar på distans' }).click();
	await expect(plain.getByText('Svaret är sparat: Deltar på distans.')).toBeVisible();
	await expect(answerOf(lead, 'Henrik Malmgård')).toContainText('Deltar på distans');
	await expect(answerOf(lead, 'Henrik Malmgård')).toContainText('Kommer en kvart sent.');
	await plain.goto(address);
	await expect(plain).toHaveURL(/sign-in/);
});
