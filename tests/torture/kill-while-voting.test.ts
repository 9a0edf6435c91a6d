import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { entitlementOf, optionsOf, resultOf } from '#lib/votes/poll.ts';
import { size } from '../build/size.ts';
import { sessionCookieFor } from '../build/session.ts';
import type { Seating } from '../build/table.ts';
import { aVotingTable } from '../build/voting.ts';
import { until } from '../integration/wait.ts';
import { ownPortal, type OwnPortal } from './own-portal.ts';
import { randomFrom } from './random.ts';

const kills = size(3, 60);
const seed = Number(process.env['SAMSYN_SEED'] ?? randomBytes(4).readUInt32LE());
const random = randomFrom(seed);
const names = Array.from({ length: 8 }, (_, index) => `P${index}`);
const eight: Seating = Object.fromEntries(
	names.map((name, index) => [name, [index === 0 ? 'chair' : 'member', `K${index}`] as const])
);

let portal: OwnPortal | undefined;
afterEach(() => portal?.end());

/** A portal to be killed, with a poll open in a meeting of eight who are here. */
async function votingPortal(kind: 'open' | 'secret') {
	const cookies: string[] = [];
	const ids = { poll: '', seats: [] as string[] };
	portal = await ownPortal({
		async furnish() {
			const table = await aVotingTable(eight, names, { decides: false });
			for (const name of names) cookies.push(await sessionCookieFor(table.at(name).person));
			ids.seats = names.map((name) => table.at(name).seat.id);
			ids.poll = (await table.open({ kind })).pollId;
		}
	});
	const own = portal;
	const inFile = <T>(look: (db: Database.Database) => T): T => {
		const db = new Database(join(own.data, 'samsyn.sqlite'), { readonly: true });
		try {
			return look(db);
		} finally {
			db.close();
		}
	};
	const row = () =>
		inFile((db) => db.prepare('SELECT * FROM Poll WHERE id = ?').get(ids.poll)) as Record<string, string>;
	const stored = () =>
		new Map(
			(
				inFile((db) => db.prepare('SELECT seatId, choice FROM Ballot WHERE pollId = ?').all(ids.poll)) as {
					seatId: string;
					choice: string;
				}[]
			).map(({ seatId, choice }) => [seatId, choice])
		);
	const choices = optionsOf(row()['options'] ?? '[]').map(({ id }) => id);
	const act = (who: number, verb: 'cast' | 'close' | 'void', more: { choice?: string; reason?: string } = {}) =>
		own.ask('vote', { cookie: cookies[who] ?? '', verb, input: { pollId: ids.poll, ...more } });
	return { own, ids, row, stored, choices, act };
}

type Voting = Awaited<ReturnType<typeof votingPortal>>;

/** Everybody votes again and again until the server is gone. Out: by seat what was acknowledged last, and sent last. */
async function voteUntilKilled({ own, ids, choices, act }: Voting) {
	const acknowledged = new Map<string, string>();
	const sent = new Map<string, string>();
	let alive = true;
	const person = async (who: number) => {
		const seat = ids.seats[who] ?? '';
		while (alive) {
			const choice = choices[Math.floor(random() * choices.length)] ?? '';
			sent.set(seat, choice);
			try {
				await act(who, 'cast', { choice });
				acknowledged.set(seat, choice);
			} catch {
				return;
			}
		}
	};
	const people = names.map((_, who) => person(who));
	await until(() => acknowledged.size > 1, 'somebody has voted', 30_000);
	await new Promise((resolve) => setTimeout(resolve, random() * 300));
	alive = false;
	await own.kill();
	await Promise.all(people);
	return { acknowledged, sent };
}

it(
	`V9 an open poll has every ballot that was acknowledged, once, after ${kills} kills -9 (seed ${seed})`,
	async () => {
		const voting = await votingPortal('open');
		let told = 0;
		for (let turn = 0; turn < kills; turn += 1) {
			await voting.own.start();
			const { acknowledged, sent } = await voteUntilKilled(voting);
			const stored = voting.stored();
			for (const [seat, choice] of acknowledged) expect([choice, sent.get(seat)]).toContain(stored.get(seat));
			told += acknowledged.size;
		}
		expect(told).toBeGreaterThan(0);
		const stored = [...voting.stored().values()];
		await voting.own.start();
		await voting.act(0, 'close');
		const result = resultOf(voting.row()['result'] ?? null);
		for (const id of voting.choices) expect(result?.counts[id]).toBe(stored.filter((one) => one === id).length);
	},
	size(120_000, 1_800_000)
);

it(
	`V9 a secret poll is whole, or its ballots are void and those who cast them are told, after ${kills} kills -9 (seed ${seed})`,
	async () => {
		const voting = await votingPortal('secret');
		const lost = new Set<string>();
		for (let turn = 0; turn < kills; turn += 1) {
			await voting.own.start();
			// The start has voided what the kill before left, and says whose it was.
			expect(voting.stored().size).toBe(0);
			const { acknowledged } = await voteUntilKilled(voting);
			const sealed = voting.stored();
			for (const seat of acknowledged.keys()) expect(sealed.has(seat)).toBe(true);
			for (const [seat, choice] of sealed) {
				expect(choice).toBeNull();
				lost.add(seat);
			}
		}
		await voting.own.start();
		const { former, round } = voting.row();
		expect(new Set(JSON.parse(former ?? '[]') as string[])).toEqual(lost);
		expect(Number(round)).toBe(kills + 2);
		await expect(voting.act(0, 'close')).rejects.toThrow('vote.waits');
		const [yes = '', no = ''] = voting.choices;
		for (const who of names.keys()) await voting.act(who, 'cast', { choice: who < 6 ? yes : no });
		// Killed while it closes: closed and whole, or open and void.
		const closing = voting.act(0, 'close').then(
			() => true,
			() => false
		);
		await new Promise((resolve) => setTimeout(resolve, random() * 6));
		await voting.own.kill();
		const said = await closing;
		const { state, result, entitled } = voting.row();
		if (said) expect(state).toBe('closed');
		if (state === 'closed') {
			expect(resultOf(result ?? null)?.counts).toEqual({ [yes]: 6, [no]: 2 });
			expect(voting.stored().size).toBe(0);
			return;
		}
		await voting.own.start();
		expect(voting.stored().size).toBe(0);
		expect(JSON.parse(voting.row()['former'] ?? '[]')).toHaveLength(entitlementOf(entitled ?? '').seats.length);
		await voting.act(0, 'void', { reason: 'Avbrott' });
		expect(voting.row()['state']).toBe('voided');
	},
	size(120_000, 1_800_000)
);
