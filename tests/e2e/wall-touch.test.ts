import type { CDPSession, Locator, Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { groupBox, middleOf, reveal, shownNote, writeOwn } from './on-a-sheet.ts';
import { startSheet } from './start-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true } as const;

interface Point {
	readonly x: number;
	readonly y: number;
}

/** One finger on the glass. */
function fingerOn(session: CDPSession) {
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
	let at: Point = { x: 0, y: 0 };
	return {
		async down(to: Point) {
			at = to;
			await touch('touchStart', [to]);
		},
		async glide(to: Point) {
			const { x, y } = at;
			for (let part = 1; part <= 10; part += 1)
				await touch('touchMove', [{ x: x + ((to.x - x) * part) / 10, y: y + ((to.y - y) * part) / 10 }]);
			at = to;
		},
		up: () => touch('touchEnd', [])
	};
}

/** Drags by a grip to a part of a note's height, and lets go when the note says what that would do, as a person does. */
async function drag(finger: ReturnType<typeof fingerOn>, from: Locator, to: Locator, part: number, says: RegExp) {
	await finger.down(await middleOf(from));
	await expect(async () => {
		const box = await to.boundingBox();
		if (!box) throw new Error('the note is not to be seen');
		await finger.glide({ x: box.x + 100, y: box.y + box.height * part });
		await expect(to).toHaveClass(says, { timeout: 500 });
	}).toPass();
	await finger.up();
}

const grip = (page: Page, text: string) => shownNote(page, text).locator('[data-grip]').first();
/** Brings it to the middle of the window; the page lies still when this resolves. */
async function atMiddle(target: Locator): Promise<void> {
	await expect
		.poll(() =>
			target.evaluate(async (element) => {
				const before = scrollY;
				element.scrollIntoView({ block: 'center', behavior: 'instant' });
				await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
				return scrollY === before;
			})
		)
		.toBe(true);
}
const scrolled = (page: Page) => page.evaluate(() => scrollY);

test('L113 a finger drags notes and groups by their grip, and scrolls everywhere else', async ({ pageOf }) => {
	test.setTimeout(120_000);
	const lead = await pageOf('leyla.karagoz@ljusbygden.example');
	const path = await startSheet(lead, group, /^SWOT/, 'Med fingret');
	const page = await pageOf('lars-erik.skoglycke@stensange.example', phone);
	await page.goto(path);
	const texts = ['Korta vägar', 'Alla svarar', 'Nya lokaler', 'Bussen går', 'Byn ställer upp', 'Tid att prata'];
	for (const [at, text] of texts.entries()) await writeOwn(page, 'Styrkor', at + 1, text);
	await reveal(lead);
	await expect(shownNote(lead, 'Korta vägar')).toBeVisible();
	await lead.goto(`${path}?step=2`);
	await lead.getByRole('button', { name: 'Samla alla här' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Gruppera' })).toBeVisible({ timeout: 20_000 });
	await expect(grip(page, 'Korta vägar')).toBeVisible();
	const finger = fingerOn(await page.context().newCDPSession(page));

	// On the words a finger scrolls, and moves nothing.
	await shownNote(page, 'Tid att prata').scrollIntoViewIfNeeded();
	const before = await scrolled(page);
	const rows = (await page.locator('[data-note]').allInnerTexts()).map((words) => words.trim());
	const words = await middleOf(page.getByText('Tid att prata'));
	await finger.down(words);
	await finger.glide({ x: words.x, y: words.y - 200 });
	await finger.up();
	await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 50);
	expect((await page.locator('[data-note]').allInnerTexts()).map((words) => words.trim())).toEqual(rows);

	// By its grip one is laid on another: they are a group, on every page.
	await atMiddle(grip(page, 'Nya lokaler'));
	const still = await scrolled(page);
	const notes = page.locator('[data-note]');
	const stands = rows.findIndex((row) => row.startsWith('Nya lokaler'));
	const beside = notes.nth(stands === 0 ? 1 : stands - 1);
	await drag(finger, grip(page, 'Nya lokaler'), beside, 0.5, /over-with/);
	await page.getByRole('textbox', { name: 'Gruppens rubrik' }).fill('Det som finns');
	expect(Math.abs((await scrolled(page)) - still)).toBeLessThan(60);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Det som finns' })).toBeFocused();
	await expect(groupBox(lead, 'Det som finns').getByRole('listitem')).toHaveCount(2);

	// A group by its own grip, to the upper edge of the last note outside it: it stands before that one.
	const last = page.locator('[data-wall] section').first().locator('[data-note]:not([data-group] *)').last();
	const lastWords = await last.locator('p').first().innerText();
	const box = page.locator('[data-group]').filter({ hasText: 'Det som finns' });
	await atMiddle(box.locator('[data-grip]').first());
	await drag(finger, box.locator('[data-grip]').first(), last, 0.1, /over-before/);
	await expect(lead.locator('[data-group] + [data-note]')).toContainText(lastWords);
});
