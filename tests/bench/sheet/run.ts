import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../../scripts/browser.mjs';
import { newId } from '../../../src/lib/ids/id.ts';
import { readConfig } from '../../../server/config.ts';
import { context } from '../../../server/context.ts';
import { sheetDocumentId } from '../../../server/sheets/find.ts';
import { joinSheet } from '../../../server/sheets/join.ts';
import { keepOwn } from '../../../server/sheets/keep-own.ts';
import { reveal } from '../../../server/sheets/reveal.ts';
import { startSheet } from '../../../server/sheets/start-sheet.ts';
import { closePortal, openPortal } from '../../../server/start.ts';
import { aFederation, aGroup, aSeated } from '../../build/rows.ts';
import { actorFor, sessionCookieFor } from '../../build/session.ts';
import { startBuiltPortal } from '../../e2e/built-portal.ts';
import { percentile } from '../figures.ts';
import { writeFigures } from '../performance-page.ts';
import { profiled, timeKeys, typeIn } from './typing.ts';
import { openWriter } from '../../build/sheet-writer.ts';

// npm run bench -- sheet: 300 notes on one sheet that forty people write on, and somebody in a real browser who types a
// new one: from keydown until the frame with the letter has been painted, beside a bare textarea in the same browser at
// the same time. --write puts the table into docs/performance.md; --profile <folder> keeps CPU profiles of the page.
const people = 40;
const notes = 300;
const goal = 50;
const columns = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;
const { values: flags } = parseArgs({
	options: {
		write: { type: 'boolean', default: false },
		profile: { type: 'string' },
		blocks: { type: 'string', default: '4' },
		letters: { type: 'string', default: '60' }
	}
});

const data = mkdtempSync(join(tmpdir(), 'samsyn-sheet-'));
const settings = { SAMSYN_DATA: data, SAMSYN_DEMO: 'off', SAMSYN_LOG: 'silent', PORT: '0' };

/** A SWOT whose notes were written by forty in private and have been shown; each of them adds one of their own later. */
async function furnish() {
	await openPortal(readConfig({ ...settings, PORT: '3000' }));
	const group = await aGroup(await aFederation());
	const chair = await aSeated(group, 'chair');
	const lead = await actorFor(chair);
	const { sheetId } = await startSheet(lead, { groupId: group.id, tool: 'swot:sv', title: 'Stormöte' });
	const cookies: string[] = [];
	for (let n = 0; n < people; n += 1) {
		const person = await aSeated(group, 'member');
		const actor = await actorFor(person);
		cookies.push(await sessionCookieFor(person));
		await joinSheet(actor, { sheetId });
		for (let at = n; at < notes - people; at += people)
			await keepOwn(actor, {
				...{ sheetId, step: 0, id: newId(), field: 'swot', column: columns[at % 4] ?? '' },
				text: `Det som är viktigt för oss här är sak ${at}, och den har flera sidor`
			});
	}
	const { key } = await reveal(lead, { sheetId, step: 0 });
	await context().jobs.settled(key);
	const document = await sheetDocumentId(context().read, sheetId);
	const own = await sessionCookieFor(chair);
	await closePortal();
	return { sheetId, document, cookies, own };
}

const { sheetId, document, cookies, own } = await furnish();
const portal = await startBuiltPortal(data, settings);
const executablePath = findBrowser();
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
});
const writers = await Promise.all(
	cookies.map((cookie, n) => openWriter({ origin: portal.origin, cookie, document, column: columns[n % 4] ?? '' }))
);
const viewport = { width: 1280, height: 800 };
const browsing = await browser.newContext({ baseURL: portal.origin, viewport, locale: 'sv-SE' });
const [name = '', value = ''] = own.split('=');
await browsing.addCookies([{ name, value, url: portal.origin }]);
const sheet = await browsing.newPage();
await sheet.goto(`/sheets/${sheetId}`);
await sheet.locator('html[data-awake]').waitFor({ state: 'attached' });
const field = sheet.getByRole('textbox', { name: 'Ny i Styrkor' });
await sheet
	.locator('[data-note][tabindex="0"]')
	.nth(notes - 1)
	.waitFor();
const bare = await (await browser.newContext({ viewport })).newPage();
await bare.setContent('<title>bare</title><textarea rows="2"></textarea>');
for (const page of [sheet, bare]) await timeKeys(page);

/** What the forty do meanwhile, and how often each, in milliseconds. */
const doings = [
	{ name: 'nobody else writes', every: 0, act: () => undefined },
	{ name: 'each of 40 changes or moves a note every 4 s', every: 4_000, act: (one: number) => writers[one]?.act() },
	{ name: 'each of 40 types 3 letters a second', every: 333, act: (one: number) => writers[one]?.type() }
] as const;

const rows: string[] = [];
let worst = 0;
const load = loadavg()[0] ?? NaN;
for (const { name: doing, every, act } of doings) {
	const timers = every
		? writers.map((_, one) => setTimeout(() => timers.push(setInterval(() => act(one), every)), (one / people) * every))
		: [];
	const times: { sheet: number[]; bare: number[] } = { sheet: [], bare: [] };
	await pause(1_000);
	// In turns, so that what else the machine does falls on both.
	const file = flags.profile ? join(flags.profile, `${every}.cpuprofile`) : undefined;
	for (let block = 0; block < Number(flags.blocks); block += 1) {
		const letters = Number(flags.letters);
		times.bare.push(...(await typeIn(bare, bare.locator('textarea'), letters)));
		times.sheet.push(...(await profiled(sheet, block === 0 ? file : undefined, () => typeIn(sheet, field, letters))));
	}
	for (const timer of timers) clearInterval(timer);
	const at = (of: number[], share: number) => percentile([...of], share);
	const ms = (of: number) => `${of.toFixed(1)} ms`;
	worst = Math.max(worst, at(times.sheet, 0.95));
	const cells = [times.sheet, times.bare].flatMap((of) => [ms(at(of, 0.5)), ms(at(of, 0.95))]);
	const ratio = [0.5, 0.95].map((share) => (at(times.sheet, share) / at(times.bare, share)).toFixed(1)).join(' / ');
	rows.push(`| ${doing} | ${cells.join(' | ')} | ${ms(at(times.sheet, 1))} | ${ratio} |`);
	console.log(rows.at(-1), times.sheet.length, times.bare.length);
}
for (const writer of writers) writer.close();
await browser.close();
await portal.stop();
rmSync(data, { recursive: true, force: true });

const table = [
	`Measured ${new Date().toISOString().slice(0, 10)} on ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; load average when it began ${load.toFixed(1)}, when it ended ${loadavg()[0]?.toFixed(1)}; browser, portal and writers share the cores. ${Number(flags.blocks) * Number(flags.letters)} letters of each.`,
	'',
	'| what others do | own typing, p50 | p95 | bare textarea, p50 | p95 | own typing, at most | × bare, p50 / p95 |',
	'| --- | --- | --- | --- | --- | --- | --- |',
	...rows,
	'',
	`- Goal: own typing to own screen under ${goal} ms, p95. Found: ${worst.toFixed(1)}. ${worst < goal ? 'Reached.' : '**Not reached.**'}`
].join('\n');
console.log(`\n${table}`);
if (flags.write) await writeFigures('sheet', table);
process.exit(0);
