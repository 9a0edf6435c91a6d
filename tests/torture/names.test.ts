import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#lib/ids/id.ts';
import { anAgenda } from '../build/documents.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { aFederation, aGroup, aMeeting, aSeated } from '../build/rows.ts';
import { sessionCookieFor } from '../build/session.ts';
import { size } from '../build/size.ts';
import { addressOf, bareClient } from '../integration/sync-client.ts';
import { randomFrom, seedOf } from './random.ts';
import { tell } from './typist.ts';

const guesses = size(300, 100_000);
const seed = seedOf();
const random = randomFrom(seed);
const below = (limit: number) => Math.floor(random() * limit);
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
let portal: TestPortal;
let cookie: string;
let mine: string;
let theirs: string;
/** Documents that are not mine, one for each look at the clock: a guesser asks for each name once. */
const foreign: string[] = [];
const looks = size(60, 120);

beforeAll(async () => {
	portal = await startPortal();
	const own = await aGroup(await aFederation());
	const other = await aGroup(await aFederation());
	cookie = await sessionCookieFor(await aSeated(own, 'chair'));
	mine = await anAgenda(await aMeeting(own));
	theirs = await anAgenda(await aMeeting(other));
	for (let look = 0; look < looks; look += 1) foreign.push(await anAgenda(await aMeeting(other)));
});
afterAll(() => portal.close());

const close = (id: string): string => {
	const at = below(id.length);
	return id.slice(0, at) + pick([...'ABCabc019_-']) + id.slice(at + 1);
};
const kinds: (() => string)[] = [
	newId,
	() => close(mine),
	() => close(theirs),
	() => String(below(10_000)),
	() => pick(['agenda', 'item', '%2e%2e%2f', '%00', 'null', 'undefined', '__proto__', '*', "' OR 1=1 --", '%25']),
	() => `${pick(['agenda', 'meetings'])}/${newId()}`,
	() => `${theirs}${pick(['/', '%20', '\u00e5', '?', '%00', '.json'])}x`,
	() => theirs.toLowerCase()
];

async function knock(document: string): Promise<{ why: string; heard: number; took: number }> {
	const from = performance.now();
	const client = bareClient(portal.origin, cookie, addressOf(portal.origin, document));
	const why = await client.closed;
	return { why, heard: client.frames.length, took: performance.now() - from };
}
const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

it(
	`D14 opens none of ${guesses} guessed names, makes none, and tells missing from forbidden neither by word nor by time (seed ${seed})`,
	async () => {
		const counts = async () => ({
			documents: await portal.context.read.document.count(),
			logs: (await portal.context.documents.thread.ask('cursors', {})).length
		});
		const before = await counts();
		// Taken in turn, so that whatever else the machine does falls on both.
		const missing: number[] = [];
		const forbidden: number[] = [];
		for (let turn = 0; turn < looks; turn += 1) {
			missing.push((await knock(newId())).took);
			forbidden.push((await knock(foreign[turn] ?? '')).took);
		}
		for (let guess = 0; guess < guesses; guess += 20) {
			const names = Array.from({ length: 20 }, () => pick(kinds)()).filter((name) => name !== mine);
			for (const [index, { why, heard }] of (await Promise.all(names.map(knock))).entries())
				expect([why === 'tooMuch' || why === 'http 429' ? 'missing' : why, heard], names[index]).toEqual([
					'missing',
					0
				]);
		}
		expect(await counts()).toEqual(before);
		tell('guessed-names', { seed, guesses, missing: middle(missing), forbidden: middle(forbidden) });
		expect(middle(forbidden) / middle(missing)).toBeGreaterThan(0.6);
		expect(middle(forbidden) / middle(missing)).toBeLessThan(1.7);
	},
	size(60_000, 3_600_000)
);
