import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { size } from '../build/size.ts';
import { until } from '../integration/wait.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom, seedOf } from './random.ts';
import { missing, startTyping, tell, wordsNow, type Typist } from './typist.ts';

const kills = size(6, 300);
const writers = size(4, 8);
const seed = seedOf();
const random = randomFrom(seed);
let portal: OwnPortal;

beforeAll(async () => {
	portal = await ownPortal({ seats: Array.from({ length: writers }, () => 'member'), meetings: 2 });
});
afterAll(() => portal.end());
afterEach(() => portal.kill());

const at = (document: string, index = 0) => ({
	origin: portal.origin,
	cookie: portal.cookies[index] ?? '',
	document
});
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('kill -9', () => {
	it(
		`D1 loses no word that was called saved, in ${kills} kills while ${writers} type (seed ${seed})`,
		async () => {
			const document = portal.agendas[0] ?? '';
			const start = (name: string, index: number): Typist => startTyping({ ...at(document, index), name, random });
			const promised: string[] = [];
			let slowest = 0;
			await portal.start();
			let typists = portal.cookies.map((_cookie, index) => start(`a${index}`, index));
			for (let kill = 0; kill < kills; kill += 1) {
				await until(() => typists.some(({ saved }) => saved().length > 0), 'something is saved');
				await sleep(random() * size(400, 2_000));
				await portal.kill();
				// Half of them close their page in the same moment: what they were promised must be there without their help.
				const leaving = typists.filter(() => random() < 0.5);
				for (const typist of leaving) {
					promised.push(...typist.saved());
					typist.end();
				}
				await portal.start();
				const from = performance.now();
				expect(missing(promised, await wordsNow(at(document)))).toEqual([]);
				slowest = Math.max(slowest, performance.now() - from);
				typists = typists.map((typist, index) =>
					leaving.includes(typist) ? start(`k${kill}w${index}`, index) : typist
				);
			}
			for (const typist of typists) typist.stop();
			await until(() => typists.every((typist) => typist.isSaved()), 'all is saved');
			const stored = await wordsNow(at(document));
			expect(missing([...promised, ...typists.flatMap(({ typed }) => typed)], stored)).toEqual([]);
			expect(new Set(stored).size).toBe(stored.length);
			await until(() => typists.every((typist) => typist.words().join() === stored.join()), 'all are equal');
			for (const typist of typists) typist.end();
			tell('kill-while-typing', { seed, kills, promised: promised.length, firstSync: Math.round(slowest) });
		},
		size(120_000, 3_600_000)
	);

	const leavings = size(4, 200);
	it(
		`D11 loses no word that was called saved when everybody leaves and the server dies at that moment, ${leavings} times (seed ${seed})`,
		async () => {
			const document = portal.agendas[1] ?? '';
			const promised: string[] = [];
			await portal.start();
			for (let leaving = 0; leaving < leavings; leaving += 1) {
				const typists = [0, 1].map((index) =>
					startTyping({ ...at(document, index), name: `u${leaving}p${index}`, random, pace: 5 })
				);
				await until(() => typists.every(({ saved }) => saved().length > 2), 'something is saved');
				for (const typist of typists) {
					promised.push(...typist.saved());
					typist.end();
				}
				// The worker lets go of the document within these milliseconds, before or after the kill.
				await sleep(random() * 8);
				await portal.kill();
				await portal.start();
				expect(missing(promised, await wordsNow(at(document)))).toEqual([]);
			}
			tell('kill-at-unload', { seed, kills: leavings, promised: promised.length });
		},
		size(60_000, 3_600_000)
	);
});
