import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sodium from 'libsodium-wrappers';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backUp } from '#server/backup/back-up.ts';
import { closePoll } from '#server/votes/close-poll.ts';
import { voidPoll } from '#server/votes/void-poll.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';
import { size } from '../build/size.ts';
import type { Seating } from '../build/table.ts';
import { aVotingTable } from '../build/voting.ts';

let portal: TestPortal;
const kept = mkdtempSync(join(tmpdir(), 'samsyn-kept-'));
beforeEach(async () => {
	portal = await startPortal();
});
afterEach(() => portal.close());
afterAll(() => rmSync(kept, { recursive: true, force: true }));

const names = Array.from({ length: 8 }, (_, index) => `P${index}`);
const eight: Seating = Object.fromEntries(
	names.map((name, index) => [name, [index === 0 ? 'chair' : 'member', `K${index}`] as const])
);
const elect = { kind: 'secret' as const, subject: 'election' as const, question: 'Vem väljer vi?' };
const code = (name: string) => ({ code: name });

/** Everything the portal has written to its disk. */
const onDisk = () =>
	Buffer.concat(
		['samsyn.sqlite', 'samsyn.sqlite-wal', 'documents.sqlite', 'documents.sqlite-wal', 'private.sqlite']
			.map((name) => join(portal.data, name))
			.filter(existsSync)
			.map((path) => readFileSync(path))
	);

/**
 * All rows of all tables as somebody with a copy of the database sees them, with what is random in every run (ids, keys,
 * ciphertexts) named by where it stands first: two runs that differ in who voted for what must look the same.
 */
function picture(file: string): string {
	const db = new Database(file, { readonly: true });
	const seen = new Map<string, string>();
	const known = (text: string) =>
		text
			.replaceAll(/(Samordningsförbundet|SF|Kommun|Lokal samverkansgrupp|LSG|K) \d+/g, '$1')
			.replaceAll(/[A-Za-z0-9_-]{22,}|\d{4}-\d\d-\d\dT[\d:.+Z]*/g, (random) => {
				if (!seen.has(random)) seen.set(random, `#${seen.size}`);
				return seen.get(random) ?? '';
			});
	try {
		const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).pluck().all();
		return (tables as string[])
			.flatMap((table) =>
				(db.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).all() as Record<string, unknown>[]).map((row) =>
					known(
						`${table} ${JSON.stringify(row, (_, value: unknown) =>
							value instanceof Object && 'type' in value && value.type === 'Buffer'
								? `${(value as unknown as { data: number[] }).data.length} bytes`
								: value
						)}`
					)
				)
			)
			.filter((line) => !/^(_prisma_migrations|Session|Audit .*session)/.test(line))
			.join('\n');
	} finally {
		db.close();
	}
}

describe('a secret poll', () => {
	it('V8 leaves the same traces whoever voted for whom: in the open database, in a backup of it, and after closing', async () => {
		const choices = ['Alva', 'Alva', 'Alva', 'Bo', 'Bo', 'Bo', 'Bo', 'Avstår'];
		const pictures: string[][] = [];
		for (const said of [choices, choices.toReversed()]) {
			await portal.close();
			portal = await startPortal();
			const table = await aVotingTable(eight, names);
			const poll = await table.open({ ...elect, options: [{ text: 'Alva' }, { text: 'Bo' }] });
			for (const [index, name] of names.entries()) await poll.vote(name, said[index] ?? '');
			const copy = join(kept, `open-${pictures.length}.sqlite`);
			const db = new Database(join(portal.data, 'samsyn.sqlite'), { readonly: true });
			await db.backup(copy);
			db.close();
			await closePoll(table.at('P0').actor, { pollId: poll.pollId });
			expect(await poll.result()).toMatchObject({ counts: { Alva: 3, Bo: 4 }, abstained: 1 });
			pictures.push([picture(copy), picture(join(portal.data, 'samsyn.sqlite'))]);
		}
		const [one, other] = pictures;
		expect(one?.[0]?.split('\n').filter((line) => line.startsWith('Ballot'))).toHaveLength(8);
		expect(one?.[1]).not.toContain('\nBallot');
		expect(one).toEqual(other);
	});

	it('V8 after closing nothing on the disk or in an earlier backup opens a ballot or holds a key', async () => {
		const table = await aVotingTable(eight, names);
		const pair = vi.spyOn(sodium, 'crypto_box_keypair');
		const poll = await table.open(elect);
		const secret = Buffer.from((pair.mock.results[0]?.value as { privateKey: Uint8Array }).privateKey);
		const { ballotKeys } = portal.context;
		for (const name of names) await poll.vote(name, name < 'P5' ? 'Ja' : 'Nej');
		const rows = await portal.context.read.ballot.findMany({ where: { pollId: poll.pollId } });
		expect(rows.map(({ choice }) => choice)).toEqual(names.map(() => null));
		expect(new Set(rows.map(({ sealed }) => sealed?.length)).size).toBe(1);
		expect(new Set(rows.map(({ sealed }) => Buffer.from(sealed ?? []).toString('hex'))).size).toBe(8);
		await backUp(portal.data, join(kept, 'before.tar'));
		copyFileSync(join(portal.data, 'samsyn.sqlite-wal'), join(kept, 'wal'));
		await closePoll(table.at('P0').actor, { pollId: poll.pollId });

		expect(await poll.result()).toMatchObject({ counts: { Ja: 5, Nej: 3 }, outcome: 'Ja' });
		expect(await portal.context.read.ballot.count({ where: { pollId: poll.pollId } })).toBe(0);
		for (const { sealed } of rows)
			expect(() => ballotKeys.open(poll.pollId, sealed ?? new Uint8Array())).toThrow('there is no key');
		// What would open them has never been in any file, however it might be written.
		const { privateKey } = pair.mock.results[0]?.value as { privateKey: Uint8Array };
		expect(privateKey.every((byte) => byte === 0)).toBe(true);
		const bytes = Buffer.concat([onDisk(), readFileSync(join(kept, 'before.tar')), readFileSync(join(kept, 'wal'))]);
		expect(bytes.includes(Buffer.from(rows[0]?.sealed ?? []))).toBe(true);
		for (const form of [
			secret,
			...(['hex', 'base64', 'base64url'] as const).map((as) => Buffer.from(secret.toString(as)))
		])
			expect(bytes.includes(form)).toBe(false);
	});

	it('V8 who guesses votes from what is stored is right no more often than by chance', async () => {
		let right = 0;
		let guesses = 0;
		const table = await aVotingTable(eight, names);
		for (let turn = 0; turn < size(12, 100); turn += 1) {
			const poll = await table.open(elect);
			const truth = names.map(() => Math.random() < 0.5);
			for (const [index, name] of names.entries()) await poll.vote(name, truth[index] ? 'Ja' : 'Nej');
			const rows = await portal.context.read.ballot.findMany({ where: { pollId: poll.pollId } });
			for (const [index, name] of names.entries()) {
				const sealed = rows.find(({ seatId }) => seatId === table.at(name).seat.id)?.sealed ?? new Uint8Array();
				for (const bit of [sealed[0], sealed[40], sealed.at(-1), sealed.reduce((sum, byte) => sum + byte, 0)]) {
					guesses += 1;
					if ((((bit ?? 0) & 1) === 1) === truth[index]) right += 1;
				}
			}
			await closePoll(table.at('P0').actor, { pollId: poll.pollId });
		}
		// Throws of a coin: outside five standard deviations once in two million.
		expect(Math.abs(right - guesses / 2)).toBeLessThan(5 * Math.sqrt(guesses / 4));
	});

	it('V9 an interruption takes the ballots: all are told, vote again, and are waited for', async () => {
		const table = await aVotingTable(eight, names);
		const poll = await table.open(elect);
		for (const name of ['P0', 'P1', 'P2']) await poll.vote(name, 'Ja');
		portal = await portal.restart();
		const view = (await table.polls('P1')).polls[0];
		expect([view?.round, view?.cast, view?.mine[0]?.lost, view?.mine[0]?.received]).toEqual([2, 0, true, false]);
		expect((await table.polls('P0')).polls[0]?.waiting?.filter(({ lost }) => lost).map(({ name }) => name)).toEqual([
			...['P0', 'P1', 'P2']
		]);
		await poll.vote('P0', 'Nej');
		await poll.vote('P1', 'Ja');
		const { actor } = table.at('P0');
		await expect(closePoll(actor, { pollId: poll.pollId })).rejects.toMatchObject(code('vote.waits'));
		portal = await portal.restart();
		expect((await table.polls('P0')).polls[0]?.waiting?.filter(({ lost }) => lost)).toHaveLength(3);
		for (const name of ['P0', 'P1', 'P2', 'P7']) await poll.vote(name, 'Nej');
		await closePoll(actor, { pollId: poll.pollId });
		expect(await poll.result()).toMatchObject({ counts: { Ja: 0, Nej: 4 }, outcome: 'Nej' });
		portal = await portal.restart();
		expect(await poll.result()).toMatchObject({ counts: { Ja: 0, Nej: 4 } });
	});

	it('V9 the chair may declare it void instead of waiting, and the key is gone', async () => {
		const table = await aVotingTable(eight, names);
		const poll = await table.open(elect);
		await poll.vote('P3', 'Ja');
		portal = await portal.restart();
		const { publicKey } = await portal.context.read.poll.findUniqueOrThrow({ where: { id: poll.pollId } });
		expect(portal.context.ballotKeys.holds(poll.pollId, publicKey)).toBe(true);
		await voidPoll(table.at('P0').actor, { pollId: poll.pollId, reason: 'Avbrott' });
		expect(portal.context.ballotKeys.holds(poll.pollId, publicKey)).toBe(false);
		await table.open(elect);
	});
});
