import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';
import { holdLog, inLog, wordsInLog } from '../build/log-file.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { missing, startTyping, tell, wordsNow, type Typist } from './typist.ts';

const writers = size(4, 8);
const locked = size(1_000, 10_000);
const seed = seedOf();
const random = randomFrom(seed);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: writers }, () => 'member'), meetings: 3 });
	await portal.start();
});
afterAll(() => portal.end());

const at = (document: string, who = 0) => ({ origin: portal.origin, cookie: portal.cookies[who] ?? '', document });
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function atWork(document: string, prefix: string, pace = 40): Promise<Typist[]> {
	const typists = portal.cookies.map((_cookie, who) =>
		startTyping({ ...at(document, who), name: `${prefix}${who}`, random, pace })
	);
	await until(() => typists.every((typist) => typist.saved().length > 0), 'everybody writes');
	return typists;
}

/** Everything typed is stored, each word once, and everybody sees the same. */
async function allThere(document: string, typists: readonly Typist[]): Promise<void> {
	for (const typist of typists) typist.stop();
	await until(() => typists.every((typist) => typist.isSaved()), 'all is saved', 30_000);
	const stored = await wordsNow(at(document));
	expect(
		missing(
			typists.flatMap(({ typed }) => typed),
			stored
		)
	).toEqual([]);
	expect(new Set(stored).size).toBe(stored.length);
	for (const typist of typists) await until(() => typist.words().join() === stored.join(), 'all are equal');
	for (const typist of typists) typist.end();
}

describe('D10 a disk that does not take it', () => {
	it(
		`says saved of nothing that is not in the log, while the log is locked for ${locked} ms and before and after (seed ${seed})`,
		async () => {
			const [document = ''] = portal.agendas;
			// Slow enough that there are moments in which all is saved.
			const typists = await atWork(document, 'l', 250);
			let samples = 0;
			let saidSaved = 0;
			const untrue: string[] = [];
			const look = () => {
				const content = typists.filter((typist) => typist.isSaved());
				samples += typists.length;
				saidSaved += content.length;
				if (content.length === 0) return;
				const stored = wordsInLog(portal.data, document);
				for (const { typed } of content) untrue.push(...typed.filter((word) => !stored.has(word)));
			};
			const watch = async (milliseconds: number) => {
				for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(7)) look();
			};
			await watch(size(300, 2_000));
			await portal.ask('gauge');
			const release = holdLog(portal.data);
			await watch(locked);
			const { turn } = await portal.ask('gauge');
			const waiting = typists.filter((typist) => !typist.isSaved()).length;
			const from = performance.now();
			release();
			await until(() => typists.some((typist) => typist.isSaved()), 'it goes on', 30_000);
			const back = performance.now() - from;
			await watch(size(300, 2_000));
			tell('log-locked', {
				seed,
				locked,
				samples,
				saidSaved,
				untrue: untrue.length,
				turn: Math.round(turn),
				back: Math.round(back)
			});
			expect(untrue).toEqual([]);
			expect(saidSaved).toBeGreaterThan(0);
			expect(waiting, 'nobody is told saved while nothing can be').toBe(writers);
			expect(turn).toBeLessThan(250);
			await allThere(document, typists);
			expect(portal.exits()).toBe(0);
		},
		size(60_000, 120_000)
	);

	it(`loses nothing when the disk is full while ${writers} type, still lets people read, and goes on by itself when there is room (seed ${seed})`, async () => {
		const [, document = ''] = portal.agendas;
		const typists = await atWork(document, 'f');
		const before = await wordsNow(at(document));
		const reader = startTyping({ ...at(document, 1), name: 'reader', random, pace: 0 });
		await until(() => reader.client.status().synced, 'a reader is in step');
		const pages = inLog(portal.data, (db) => db.pragma('page_count', { simple: true }) as number);
		await portal.ask('pragma', `max_page_count = ${pages}`);
		// Large words, so that what room there is in the last page is soon taken.
		const filler = startTyping({ ...at(document), name: `fill-${'x'.repeat(30_000)}`, random, pace: 20 });
		await until(() => filler.client.status().ended === 'storage', 'the disk is full');
		const promised = typists.flatMap((typist) => typist.saved());
		for (const typist of typists) typist.type();
		await until(() => typists.every((typist) => !typist.isSaved()), 'everybody is told that it is not saved');
		// What could not be stored is shown to nobody. Looked at first: what is stored meanwhile may be seen a moment later.
		const seen = reader.words();
		expect(missing(seen, [...wordsInLog(portal.data, document)])).toEqual([]);
		reader.end();
		expect(missing(promised, [...wordsInLog(portal.data, document)])).toEqual([]);
		expect(missing(before, await wordsNow(at(document, 1))), 'reading goes on').toEqual([]);
		filler.stop();
		const from = performance.now();
		await portal.ask('pragma', 'max_page_count = 1000000');
		await until(() => typists.some((typist) => typist.isSaved()), 'it goes on by itself', 30_000);
		const back = performance.now() - from;
		await allThere(document, [...typists, filler]);
		tell('disk-full', { seed, writers, promised: promised.length, back: Math.round(back) });
		expect(portal.exits()).toBe(0);
	}, 90_000);

	const ends = size(1, 10);
	it(
		`D1 loses nothing when the server is told to stop while ${writers} type, ${ends} times, and is back (seed ${seed})`,
		async () => {
			const [, , document = ''] = portal.agendas;
			const typists = await atWork(document, 'g');
			let pause = 0;
			for (let end = 0; end < ends; end += 1) {
				await sleep(random() * 300);
				await portal.stop();
				const promised = typists.flatMap((typist) => typist.saved());
				expect(missing(promised, [...wordsInLog(portal.data, document)])).toEqual([]);
				await portal.start();
				const from = performance.now();
				await until(() => typists.every((typist) => typist.client.status().synced), 'all are back', 30_000);
				pause = Math.max(pause, performance.now() - from);
			}
			await allThere(document, typists);
			tell('told-to-stop', { seed, ends, writers, back: Math.round(pause) });
		},
		size(60_000, 300_000)
	);
});
