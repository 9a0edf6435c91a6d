import type { Page } from '@playwright/test';
import { demoId } from '#server/demo/id.ts';
import { chooseIn, enterOn, tabTo, takeFrom } from './by-keys.ts';
import { expect, test } from './fixtures.ts';
import { holdAnswer } from './hold-answer.ts';
import { countedDown, dotOn, expectStep, groupBox, menuOf, ownNote, shownNote } from './on-a-sheet.ts';

const group = `/groups/${demoId('ljusbygden/group/stensange')}`;
const near = 'Nära varandra';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const step = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Steg' }).getByRole('link', { name: new RegExp(name) });

async function writeOwn(page: Page, column: string, number: number, text: string): Promise<void> {
	await tabTo(page, ownNote(page, column, number));
	const kept = page.waitForResponse((response) => response.url().includes('?/keep'));
	await page.keyboard.type(text);
	await kept;
}

test('L111 with the keyboard alone a workshop is led and taken part in, from the first note to what it becomes', async ({
	pageOf,
	expectAccessible
}) => {
	test.setTimeout(300_000);
	const run = Date.now().toString(36);
	const [lead, one] = [
		await pageOf('leyla.karagoz@ljusbygden.example'),
		await pageOf('lars-erik.skoglycke@stensange.example', { colorScheme: 'dark' })
	];
	const both = [lead, one];

	// Begun.
	await lead.goto(`${group}/sheets`);
	await chooseIn(lead, lead.getByLabel('Dialogverktyg'), 'SWOT');
	await tabTo(lead, lead.getByLabel('Vad handlar det om?'));
	await lead.keyboard.type(`Utan mus ${run}`);
	await lead.keyboard.press('Enter');
	await lead.waitForURL(/\/sheets\/[\w-]{22}$/);
	const path = new URL(lead.url()).pathname;

	// Written in peace; done, and not done, without losing one's place.
	await one.goto(path);
	await writeOwn(one, 'Styrkor', 1, 'Korta vägar');
	await writeOwn(one, 'Styrkor', 2, 'Alla svarar i telefon');
	await writeOwn(one, 'Svagheter', 1, 'Sju veckor till mötet');
	// Also when the rows that it changed come before its answer.
	const answer = await holdAnswer(one, /\?\/ready/, 'POST');
	await enterOn(one, button(one, 'Jag är klar'));
	await expect(button(one, 'Jag är inte klar än')).toBeVisible();
	answer.letGo();
	await expect(button(one, 'Jag är inte klar än')).toBeFocused();
	await enterOn(lead, button(lead, /^Starta \d+ min$/));
	await expect(one.getByRole('timer')).toContainText('kvar');
	await expect(button(lead, '+ 1 min')).toBeFocused();

	// Shown.
	await enterOn(lead, button(lead, 'Visa lapparna'));
	await countedDown(lead);
	for (const page of both) await expect(shownNote(page, 'Korta vägar')).toBeVisible();
	await expectAccessible(one);

	// Grouped: everybody is taken there; one by keys, one by menu.
	await enterOn(lead, step(lead, 'Gruppera'));
	await expectStep([lead], 'Gruppera');
	await enterOn(lead, button(lead, 'Samla alla här'));
	await expectStep(both, 'Gruppera');
	await tabTo(one, shownNote(one, 'Korta vägar'));
	await one.keyboard.press('Alt+g');
	await chooseIn(one, one.getByLabel('Vart?'), 'Alla svarar');
	await enterOn(one, button(one, 'Flytta'));
	await expect(one.getByRole('textbox', { name: 'Gruppens rubrik' })).toBeFocused();
	await one.keyboard.type(near);
	await one.keyboard.press('Enter');
	await expect(one.getByRole('heading', { name: near })).toBeFocused();
	await expect(groupBox(lead, near).getByRole('listitem')).toHaveCount(2);
	await takeFrom(lead, menuOf(lead, 'Sju veckor till mötet'), 'Flytta till …');
	await chooseIn(lead, lead.getByLabel('Vart?'), near);
	await enterOn(lead, button(lead, 'Flytta'));
	await expect(groupBox(one, near).getByRole('listitem')).toHaveCount(3);
	await expect(shownNote(lead, 'Sju veckor till mötet')).toBeFocused();
	await takeFrom(lead, menuOf(lead, 'Sju veckor till mötet'), 'Ta ut ur gruppen');
	await expect(groupBox(one, near).getByRole('listitem')).toHaveCount(2);
	await expect(shownNote(lead, 'Sju veckor till mötet')).toBeFocused();
	await lead.keyboard.press('Alt+ArrowRight');
	await expect(one.getByRole('region', { name: 'Svagheter' })).toContainText('Sju veckor till mötet');
	await expect(shownNote(lead, 'Sju veckor till mötet')).toBeFocused();
	for (const page of both) await expectAccessible(page);

	// Weighed; back a step and forward with every dot there.
	await enterOn(lead, button(lead, /^Vidare/));
	await expectStep(both, 'Prioritera');
	await tabTo(one, dotOn(one, near));
	for (let press = 0; press < 4; press += 1) await one.keyboard.press('Enter');
	await expect(one.getByText('Kvar: 1.')).toBeVisible();
	await enterOn(one, button(one, `Ta bort en prick från ”${near}”`));
	await expect(one.getByText('Kvar: 2.')).toBeVisible();
	await expect(one.getByText('Sparat, bara för dig.')).toBeVisible();
	await expectAccessible(one);
	await enterOn(lead, button(lead, /^Tillbaka/));
	await expectStep(both, 'Gruppera');
	await enterOn(lead, button(lead, /^Vidare/));
	await expectStep(both, 'Prioritera');
	await expect(one.getByText('Kvar: 2.')).toBeVisible();
	await enterOn(lead, button(lead, 'Visa prickarna'));
	await countedDown(lead, 'Visa prickarna');
	for (const page of both) await expect(page.getByText('Prickar: 3.')).toBeVisible();

	// Talked over: a row with who and when.
	await enterOn(lead, button(lead, /^Vidare/));
	await expectStep(both, 'Tre saker');
	const act = `Vi ses oftare ${run}`;
	await tabTo(one, one.getByRole('textbox', { name: 'Ny i Det vi gör' }));
	await one.keyboard.type(act);
	await tabTo(one, one.getByLabel('Vem ansvarar?'));
	await one.keyboard.type('Jörgen');
	await enterOn(one, button(one, 'Lägg till'));
	await expect(shownNote(lead, act)).toBeVisible();
	await expect(one.getByRole('textbox', { name: 'Ny i Det vi gör' })).toBeFocused();

	// Taken further: an assignment of the row, a proposal of the group.
	await enterOn(lead, lead.getByRole('link', { name: 'Ta vidare lappar' }));
	await expectStep([lead], 'Ta vidare');
	const choose = async (piece: string, as: string) => {
		await tabTo(lead, lead.getByRole('checkbox', { name: new RegExp(`^${piece}`) }));
		await lead.keyboard.press('Space');
		await enterOn(lead, button(lead, as));
	};
	await choose(act, 'Uppdrag');
	await chooseIn(lead, lead.getByLabel('Vem gör det?'), 'Lars-Erik');
	await enterOn(lead, button(lead, 'Gör till uppdrag'));
	await expect(lead.getByText('Klart. Uppdraget finns nu på Hem hos den som har fått det.')).toBeVisible();
	await choose(near, 'Utvecklingsförslag');
	await enterOn(lead, button(lead, 'Börja förslaget'));
	await lead.waitForURL(/\/proposals\/[\w-]{22}$/);
	await expect(lead.getByRole('textbox', { name: 'Behov', exact: true })).toContainText('Alla svarar i telefon');
});
